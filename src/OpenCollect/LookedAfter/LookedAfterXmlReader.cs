using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// Reads a return in XML. Names in other letter case, elements out of order and unknown elements are noted and the reading goes on;
/// namespaces are ignored; an empty element is a missing value. What HEADER says of a child's adoption, leaving care and status as an
/// asylum seeker becomes rows as tables have them, with SEX and DOB repeated. Children with the same CHILDID are brought together where
/// the first of them stands. Source: format notes, section 5 (the Department's schema of 2020-21).
/// </summary>
public sealed class LookedAfterXmlReader : LookedAfterReader
{
    private readonly Func<Stream> _open;
    private readonly string? _name;
    private readonly HashSet<int> _again = [];
    private ChildOrder? _order;
    private XmlSource? _source;

    /// <summary>Opens the file and looks at its root element.</summary>
    /// <param name="open">Opens the file at its beginning, for reading forward; asked for several times, each stream is closed.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="UnusableFileException">The file is no XML, or another.</exception>
    public LookedAfterXmlReader(Func<Stream> open, string? name = null)
    {
        (_open, _name) = (open, name);
        using var stream = open();
        using var source = Open(stream, new());
    }

    /// <summary>The ten tables whose rows XML carries; social worker episodes and deprivation of liberty orders are not among them.</summary>
    public override ImmutableArray<Group> Tables { get; } = [.. LookedAfterTables.OfXml.Select(t => t.Group)];

    public override bool HasUascFlag => true;

    /// <summary>In bytes; 0 until the first child, while identifiers are looked through.</summary>
    public override long BytesRead => _source?.BytesRead ?? 0;

    protected override IEnumerable<LookedAfterChild> Children(CollectionYear year, ReadingNotes notes)
    {
        var order = Order();
        using var others = _again.Count > 0 ? Repeated(order, year) : null;
        var rows = new LookedAfterRows(HasUascFlag);
        var last = ChildOrder.None;
        foreach (var child in Read(notes, c => c.Read(year), isMain: true))
        {
            var place = order.Find(child.Log.Id);
            if (place != ChildOrder.None && place <= last)
            {
                continue;
            }

            var id = place == ChildOrder.None ? null : order[place];
            child.Log.Add(rows, id, _source!.Texts);
            if (place != ChildOrder.None)
            {
                others?.Add(place, rows);
                last = place;
            }

            if (rows.Take(id) is { } read)
            {
                yield return read;
            }
        }
    }

    internal override ChildOrder Order()
    {
        if (_order is null)
        {
            var order = new ChildOrder(upperCase: true);
            foreach (var child in Read(new(), c => c.ReadId(), isMain: false))
            {
                if (child.Log.Id is { IsEmpty: false } id && !order.Add(id, out var place))
                {
                    _again.Add(place);
                }
            }

            _order = order;
        }

        return _order;
    }

    internal override ChildrenBeside Beside(ChildOrder order, CollectionYear year, LookedAfterHeadlines? headlines = null)
    {
        Count(year, headlines);
        var packed = new LookedAfterPacked(order);
        foreach (var child in Read(Notes, c => c.Read(year), isMain: false))
        {
            if (order.Find(child.Log.Id) is not ChildOrder.None and var place)
            {
                packed.Add(place, child.Log);
            }
        }

        packed.Sort();
        return packed;
    }

    protected override void Dispose(bool disposing) => _source?.Dispose();

    /// <summary>The children who stand again, from the second time on.</summary>
    private LookedAfterPacked Repeated(ChildOrder order, CollectionYear year)
    {
        var packed = new LookedAfterPacked(order);
        var seen = new HashSet<int>();
        foreach (var child in Read(new(), c => c.Read(year), isMain: false))
        {
            if (order.Find(child.Log.Id) is var place && _again.Contains(place) && !seen.Add(place))
            {
                packed.Add(place, child.Log);
            }
        }

        packed.Sort();
        return packed;
    }

    /// <summary>Goes through the CHILD elements of the file once; what is handed out is good until the next.</summary>
    private IEnumerable<LookedAfterXmlChild> Read(ReadingNotes notes, Action<LookedAfterXmlChild> read, bool isMain)
    {
        using var stream = _open();
        using var source = Open(stream, notes);
        _source = isMain ? source : _source;
        var child = new LookedAfterXmlChild(source);
        var root = source.Level;
        while (Next(source, root))
        {
            if (!Is(source, LookedAfterXml.Child))
            {
                notes.Add(FileChecks.Unknown, source.Name, source.Line);
                Guarded(source, static s => s.Skip());
                continue;
            }

            Guarded(child, read);
            yield return child;
        }

        Guarded(source, static s => s.ExpectEnd());
    }

    private bool Next(XmlSource source, int level)
    {
        var isThere = false;
        Guarded(source, s => isThere = s.NextInside(level));
        return isThere;
    }

    private XmlSource Open(Stream stream, ReadingNotes notes)
    {
        XmlSource? source = null;
        Guarded(stream, s => source = new(s, notes));
        if (!Is(source!, LookedAfterXml.Root))
        {
            var found = source!.Name.Length > 60 ? source.Name[..60] : source.Name;
            var line = source.Line;
            source.Dispose();
            throw new UnusableFileException(
                "The file is XML, but no looked after return.", _name, line, $"root element {found}",
                $"root element {LookedAfterXml.Root}; social worker episodes are read as the table {SocialWorkerEpisode.Group.Name} only");
        }

        return source!;
    }

    /// <summary>Whether the element has the name; letter case aside, which is noted.</summary>
    private static bool Is(XmlSource source, string name)
    {
        if (!source.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (source.Name != name)
        {
            source.Notes.Add(FileChecks.LetterCase, source.Name, source.Line, name);
        }

        return true;
    }

    /// <summary>Names the file in what is thrown: which of several returns it is cannot be told otherwise.</summary>
    private void Guarded<T>(T state, Action<T> action)
    {
        try
        {
            action(state);
        }
        catch (UnusableFileException problem) when (_name is not null)
        {
            throw problem.In(_name);
        }
    }
}
