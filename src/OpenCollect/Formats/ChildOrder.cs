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
        _places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Normal(id, stackalloc char[FieldSlots.LongestText]), out var place) ? place : None;

    /// <summary>Puts the identifier at the end unless it is there already; true if it was not.</summary>
    public bool Add(ReadOnlySpan<char> id)
    {
        var normal = Normal(id, stackalloc char[FieldSlots.LongestText]);
        var places = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        if (places.ContainsKey(normal))
        {
            return false;
        }

        var kept = normal.ToString();
        _places.Add(kept, _ids.Count);
        _ids.Add(kept);
        return true;
    }

    /// <summary>As <see cref="FieldSlots"/> would keep it: no longer than any value, in capital letters if these are not told apart.</summary>
    private ReadOnlySpan<char> Normal(ReadOnlySpan<char> id, Span<char> buffer)
    {
        id = id.Length > FieldSlots.LongestText ? id[..FieldSlots.LongestText] : id;
        return !upperCase || TextCache.IsUpper(id) ? id : buffer[..id.ToUpperInvariant(buffer)];
    }
}
