namespace OpenCollect.Browser;

/// <summary>A file on its way to the user: handed out in pieces, so that it is never whole in the engine's memory.</summary>
internal sealed class SinkStream : Stream
{
    private const int PieceSize = 1 << 18;

    private readonly byte[] _piece = new byte[PieceSize];
    private int _used;
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

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var taken = Math.Min(buffer.Length, PieceSize - _used);
            buffer[..taken].CopyTo(_piece.AsSpan(_used));
            buffer = buffer[taken..];
            _used += taken;
            _length += taken;
            if (_used == PieceSize)
            {
                HandOut();
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Pieces are handed out when they are full and at the end; writers flush far more often than that.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        HandOut();
        base.Dispose(disposing);
    }

    private void HandOut()
    {
        if (_used > 0)
        {
            Host.Write(_piece.AsSpan(0, _used));
            _used = 0;
        }
    }
}
