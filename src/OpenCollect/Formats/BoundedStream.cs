namespace OpenCollect.Formats;

/// <summary>
/// Counts what is read of an XML file, and refuses one in which more than 4 MB follow each other without a new tag: an attribute
/// or a name of that size would have to be held in memory whole. An attribute cannot hold a less-than sign, so its byte tells.
/// </summary>
internal sealed class BoundedStream(Stream inner) : Stream
{
    private const int LongestWithoutTag = 4 << 20;

    private long _sinceTag;

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        BytesRead += read;
        var last = buffer[..read].LastIndexOf((byte)'<');
        _sinceTag = last >= 0 ? read - last : _sinceTag + read;
        if (_sinceTag > LongestWithoutTag)
        {
            throw new UnusableFileException("One element or attribute is longer than any return needs.", expected: $"at most {LongestWithoutTag >> 20} MB between two tags");
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
