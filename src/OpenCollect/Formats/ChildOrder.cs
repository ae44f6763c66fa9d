namespace OpenCollect.Formats;

/// <summary>The identifiers of a return's children, each with its place in the order in which the children come, from 0.</summary>
/// <param name="upperCase">Whether letter case is not told apart; identifiers are then kept in capital letters.</param>
internal sealed class ChildOrder(bool upperCase = false)
{
    /// <summary>The place of an identifier that is not there.</summary>
    public const int None = -1;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    public int Count => _ids.Count;

    /// <summary>The identifier at the place.</summary>
    public string this[int place] => _ids[place];

    /// <summary>The identifier's place; <see cref="None"/> if it is not there.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="near">A place at which it may stand, or at the one after: those of most rows in a table do.</param>
    public int Find(ReadOnlySpan<char> id, int near = None) => FindNormal(Normal(id), near);

    /// <summary>Puts the identifier at the end unless it is there already; true if it was not.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="place">Its place, new or old.</param>
    /// <param name="near">A place at which it may stand, or at the one after.</param>
    public bool Add(ReadOnlySpan<char> id, out int place, int near = None)
    {
        var normal = Normal(id);
        place = FindNormal(normal, near);
        if (place != None)
        {
            return false;
        }

        place = _ids.Count;
        _ids.Add(normal.ToString());
        _places.Add(_ids[place], place);
        return true;
    }

    private int FindNormal(ReadOnlySpan<char> id, int near) =>
        IsAt(near, id) ? near
        : near != None && IsAt(near + 1, id) ? near + 1
        : _places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var place) ? place : None;

    private bool IsAt(int place, ReadOnlySpan<char> id) => (uint)place < (uint)_ids.Count && id.SequenceEqual(_ids[place]);

    /// <summary>As <see cref="FieldSlots"/> would keep it: no longer than any value, in capital letters if these are not told apart.</summary>
    private ReadOnlySpan<char> Normal(ReadOnlySpan<char> id)
    {
        id = id.Length > FieldSlots.LongestText ? id[..FieldSlots.LongestText] : id;
        return !upperCase || TextCache.IsUpper(id) ? id : id.ToString().ToUpperInvariant();
    }
}
