using System.Buffers;
using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>Children of an XML return, each packed into few bytes until it is asked for.</summary>
/// <param name="order">The children by whose places they are kept.</param>
internal sealed class LookedAfterPacked(ChildOrder order) : ChildrenBeside
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private readonly List<Kept> _kept = [];
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly LookedAfterXmlLog _log = new();
    private readonly LookedAfterRows _rows = new(hasUascFlag: true);
    private readonly TextCache _texts = new();
    private int _used;
    private int _next;

    public void Add(int place, LookedAfterXmlLog child)
    {
        _buffer.ResetWrittenCount();
        child.Pack(_buffer);
        var bytes = _buffer.WrittenSpan;
        if (_blocks.Count == 0 || _used + bytes.Length > _blocks[^1].Length)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, bytes.Length)]);
            _used = 0;
        }

        bytes.CopyTo(_blocks[^1].AsSpan(_used));
        _kept.Add(new(place, _blocks.Count - 1, _used, bytes.Length));
        _used += bytes.Length;
    }

    /// <summary>Puts the children in order; once, when all are there.</summary>
    public void Sort() => _kept.Sort();

    public override LookedAfterChild? Find(int place)
    {
        Add(place, _rows);
        return _rows.Take(order[place]);
    }

    /// <summary>Adds all rows that are kept for the child. Places must rise from call to call.</summary>
    public void Add(int place, LookedAfterRows rows)
    {
        for (; _next < _kept.Count && _kept[_next].Place <= place; _next++)
        {
            if (_kept[_next] is var kept && kept.Place == place)
            {
                _log.Unpack(_blocks[kept.Block].AsSpan(kept.Start, kept.Length));
                _log.Add(rows, order[place], _texts);
            }
        }
    }

    public override void Dispose() => _blocks.Clear();

    private readonly record struct Kept(int Place, int Block, int Start, int Length) : IComparable<Kept>
    {
        public int CompareTo(Kept other) => (Place, Block, Start).CompareTo((other.Place, other.Block, other.Start));
    }
}
