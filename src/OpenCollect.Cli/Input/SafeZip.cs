using System.IO.Compression;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Input;

/// <summary>Zip files from people nobody knows: bounds on the number of entries and on how much a little unpacks to.</summary>
internal static class SafeZip
{
    private const int MostEntries = 1000;

    /// <summary>A CIN return packs to about a thirtieth; nothing honest packs to a three-hundredth.</summary>
    private const int MostUnpackedPerByte = 300;

    private const long AlwaysAllowed = 64L << 20;

    public static void Check(ZipArchive zip, string path)
    {
        if (zip.Entries.Count > MostEntries)
        {
            throw new UnusableFileException("The zip file has too many entries.", path, found: $"{zip.Entries.Count}", expected: $"at most {MostEntries}");
        }

        foreach (var entry in zip.Entries)
        {
            if (entry.Length > Bound(entry))
            {
                throw new UnusableFileException("An entry of the zip file unpacks to far more than a return does, and is refused for safety.", path);
            }
        }
    }

    /// <summary>Opens an entry for reading forward; closing the stream closes the zip. Stops where more comes out than the entry declares.</summary>
    public static Stream Open(string path, string entry)
    {
        var zip = ZipFile.OpenRead(path);
        var found = zip.GetEntry(entry)!;
        return new EntryStream(zip, found.Open(), Bound(found), path);
    }

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
                : throw new UnusableFileException("An entry of the zip file unpacks to far more than a return does, and is refused for safety.", path);
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
