using System.Text;

namespace OpenCollect.Formats;

/// <summary>The identifiers of a return's children, each with its place in the order in which the children come, from 0.</summary>
/// <param name="upperCase">Whether letter case is not told apart; identifiers are then kept in capital letters.</param>
internal sealed class ChildOrder(bool upperCase = false)
{
    /// <summary>The place of an identifier that is not there.</summary>
    public const int None = -1;

    /// <summary>How many places on the child of a table's next row is looked for before it is looked up.</summary>
    private const int Reach = 4;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    public int Count => _ids.Count;

    /// <summary>The identifier at the place.</summary>
    public string this[int place] => _ids[place];

    /// <summary>The identifier's place; <see cref="None"/> if it is not there.</summary>
    /// <param name="id">The identifier.</param>
    public int Find(ReadOnlySpan<char> id) => FindNormal(Normal(id));

    /// <summary>
    /// The place of an identifier that stands at the given one or soon after, as that of nearly every row does which follows another;
    /// <see cref="None"/> if it does not, or must be brought to its usual form first.
    /// </summary>
    /// <param name="id">The identifier's bytes in UTF-8.</param>
    /// <param name="near">The place.</param>
    public int FindNear(ReadOnlySpan<byte> id, int near)
    {
        if (near != None && !id.IsEmpty)
        {
            for (var place = near; place <= near + Reach && place < _ids.Count; place++)
            {
                if (Ascii.Equals(id, _ids[place]))
                {
                    return place;
                }
            }
        }

        return None;
    }

    /// <summary>Puts the identifier at the end unless it is there already; true if it was not.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="place">Its place, new or old.</param>
    public bool Add(ReadOnlySpan<char> id, out int place)
    {
        var normal = Normal(id);
        place = FindNormal(normal);
        if (place != None)
        {
            return false;
        }

        place = _ids.Count;
        _ids.Add(normal.ToString());
        _places.Add(_ids[place], place);
        return true;
    }

    private int FindNormal(ReadOnlySpan<char> id) => _places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var place) ? place : None;

    /// <summary>As <see cref="FieldSlots"/> would keep it: no longer than any value, in capital letters if these are not told apart.</summary>
    private ReadOnlySpan<char> Normal(ReadOnlySpan<char> id)
    {
        id = id.Length > FieldSlots.LongestText ? id[..FieldSlots.LongestText] : id;
        return !upperCase || TextCache.IsUpper(id) ? id : id.ToString().ToUpperInvariant();
    }
}
