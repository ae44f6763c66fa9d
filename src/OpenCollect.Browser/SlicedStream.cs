using System.Runtime.InteropServices.JavaScript;

namespace OpenCollect.Browser;

/// <summary>A file that the user chose, read in slices: never more of it than one slice is in memory.</summary>
internal sealed class SlicedStream(int file, long length) : Stream
{
    private const int SliceSize = 1 << 18;

    private readonly byte[] _slice = new byte[SliceSize];
    private long _sliceStart;
    private int _sliceLength;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        if (Position < _sliceStart || Position >= _sliceStart + _sliceLength)
        {
            Fetch();
        }

        var from = (int)(Position - _sliceStart);
        var count = Math.Min(buffer.Length, _sliceLength - from);
        _slice.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Fetch()
    {
        _sliceStart = Position;
        _sliceLength = 0;
        try
        {
            _sliceLength = Host.Read(file, Position, _slice.AsSpan(0, (int)Math.Min(SliceSize, length - Position)));
        }
        catch (JSException gone)
        {
            throw new IOException("The browser can no longer read a file. It was changed, moved or deleted after it was chosen; choose it again.", gone);
        }

        if (_sliceLength == 0)
        {
            throw new IOException("A file is shorter than when it was chosen; choose it again.");
        }
    }
}
