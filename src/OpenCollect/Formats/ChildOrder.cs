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
    public int Find(ReadOnlySpan<char> id) =>
        _places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Normal(id), out var place) ? place : None;

    /// <summary>Puts the identifier at the end unless it is there already; true if it was not.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="place">Its place, new or old.</param>
    public bool Add(ReadOnlySpan<char> id, out int place)
    {
        var normal = Normal(id);
        var places = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        if (places.TryGetValue(normal, out place))
        {
            return false;
        }

        place = _ids.Count;
        _ids.Add(normal.ToString());
        _places.Add(_ids[place], place);
        return true;
    }

    /// <summary>As <see cref="FieldSlots"/> would keep it: no longer than any value, in capital letters if these are not told apart.</summary>
    private ReadOnlySpan<char> Normal(ReadOnlySpan<char> id)
    {
        id = id.Length > FieldSlots.LongestText ? id[..FieldSlots.LongestText] : id;
        return !upperCase || TextCache.IsUpper(id) ? id : id.ToString().ToUpperInvariant();
    }
}
