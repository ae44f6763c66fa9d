namespace OpenCollect.Reports;

/// <summary>Bytes kept in memory in blocks, so that growing copies nothing: written once from beginning to end, read as often as needed.</summary>
internal sealed class MemoryBlocks : Stream
{
    private const int BlockSize = 1 << 18;

    private readonly List<byte[]> _blocks = [];
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>Opens what was written so far for reading.</summary>
    public Stream Open() => new Reader(this);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var inBlock = (int)(_length % BlockSize);
            if (inBlock == 0)
            {
                _blocks.Add(new byte[BlockSize]);
            }

            var taken = Math.Min(buffer.Length, BlockSize - inBlock);
            buffer[..taken].CopyTo(_blocks[^1].AsSpan(inBlock));
            buffer = buffer[taken..];
            _length += taken;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private sealed class Reader(MemoryBlocks memory) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => memory._length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var read = 0;
            while (read < buffer.Length && Position < memory._length)
            {
                var from = (int)(Position % BlockSize);
                var count = (int)Math.Min(Math.Min(buffer.Length - read, BlockSize - from), memory._length - Position);
                memory._blocks[(int)(Position / BlockSize)].AsSpan(from, count).CopyTo(buffer[read..]);
                read += count;
                Position += count;
            }

            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => memory._length + offset,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
