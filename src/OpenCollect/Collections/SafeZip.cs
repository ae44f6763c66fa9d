using System.IO.Compression;
using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>Zip files from people nobody knows: bounds on the number of entries and on how much a little unpacks to.</summary>
internal static class SafeZip
{
    private const int MostEntries = 1000;

    /// <summary>A CIN return packs to about a thirtieth; nothing honest packs to a three-hundredth.</summary>
    private const int MostUnpackedPerByte = 300;

    private const long AlwaysAllowed = 64L << 20;

    /// <summary>The entries that hold anything, by name.</summary>
    /// <exception cref="UnusableFileException">The zip file is hostile.</exception>
    public static IReadOnlyList<FoundFile> Entries(FoundFile file)
    {
        using var zip = new ZipArchive(file.Open(), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostEntries)
        {
            throw new UnusableFileException("The zip file has too many entries.", file.Name, found: $"{zip.Entries.Count}", expected: $"at most {MostEntries}");
        }

        if (zip.Entries.Any(e => e.Length > Bound(e)))
        {
            throw Hostile(file.Name);
        }

        return
        [
            .. zip.Entries.Where(e => e.Length > 0).OrderBy(e => e.FullName, StringComparer.Ordinal)
                .Select(e => new FoundFile(e.FullName, e.Length, () => Open(file, e.FullName))),
        ];
    }

    /// <summary>Opens an entry for reading forward; closing the stream closes the zip. Stops where more comes out than the entry declares.</summary>
    private static EntryStream Open(FoundFile file, string entry)
    {
        var zip = new ZipArchive(file.Open(), ZipArchiveMode.Read);
        var found = zip.GetEntry(entry)!;
        return new(zip, found.Open(), Bound(found), file.Name);
    }

    private static UnusableFileException Hostile(string path) => new("An entry of the zip file unpacks to far more than a return does, and is refused for safety.", path);

    private static long Bound(ZipArchiveEntry entry) => Math.Max(AlwaysAllowed, entry.CompressedLength * MostUnpackedPerByte);

    private sealed class EntryStream(ZipArchive zip, Stream inner, long most, string path) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _read += read;
            return _read <= most
                ? read
                : throw Hostile(path);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                zip.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
