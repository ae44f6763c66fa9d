namespace OpenCollect.Engine;

/// <summary>
/// Remembers which child carries which identifier, to find those that more than one child carries. With the enquiries that YonY04
/// counts it is all that grows with the return: about 45 bytes a child, because identifiers of up to 21 ASCII letters and digits are
/// packed into 16 bytes. Longer and odder ones are kept as text. Texts are compared letter by letter.
/// </summary>
public sealed class SharedValues
{
    private const int ChunkSize = 1 << 14;

    private readonly List<Entry[]> _chunks = [];
    private readonly HashSet<int> _shared = [];
    private readonly PackedTexts _texts = new();
    private int[] _buckets = new int[1024];
    private int _count;

    /// <summary>Notes that a child carries the value.</summary>
    /// <param name="value">The identifier.</param>
    /// <param name="childId">The authority's identifier of the child, if there is one.</param>
    /// <param name="line">The line of the identifier in the file.</param>
    public void Add(string value, string? childId, int line)
    {
        var key = _texts.Pack(value);
        if (_count == _buckets.Length)
        {
            Grow();
        }

        ref var bucket = ref _buckets[Bucket(key)];
        for (var other = bucket; other != 0; other = At(other - 1).Next)
        {
            if (At(other - 1).Value == key)
            {
                _shared.Add(other - 1);
                _shared.Add(_count);
                break;
            }
        }

        if (_count / ChunkSize == _chunks.Count)
        {
            _chunks.Add(new Entry[ChunkSize]);
        }

        At(_count) = new(key, childId is null ? default : _texts.Pack(childId), line, bucket);
        bucket = ++_count;
    }

    /// <summary>Every child that shares its value with another, in the order in which they were added.</summary>
    public IEnumerable<(string Value, string? ChildId, int Line)> Shared()
    {
        foreach (var index in _shared.Order())
        {
            var entry = At(index);
            yield return (_texts.Unpack(entry.Value)!, _texts.Unpack(entry.Child), entry.Line);
        }
    }

    private ref Entry At(int index) => ref _chunks[index / ChunkSize][index % ChunkSize];

    private int Bucket(UInt128 key) => (int)(Mixed(key) & (uint)(_buckets.Length - 1));

    private static ulong Mixed(UInt128 key)
    {
        var mixed = ((ulong)key ^ ((ulong)(key >> 64) * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return mixed ^ (mixed >> 32);
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        for (var index = 0; index < _count; index++)
        {
            ref var entry = ref At(index);
            ref var bucket = ref _buckets[Bucket(entry.Value)];
            entry = entry with { Next = bucket };
            bucket = index + 1;
        }
    }

    private readonly record struct Entry(UInt128 Value, UInt128 Child, int Line, int Next);
}
