using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// Reads one CHILD element into a log of the rows that it stands for. A row in UASC is made where UASC is 1 or DUC is filled, one in OC3
/// and AD1 where any of its items is filled, one in the other tables for each group. One object serves a whole file.
/// Source: format notes, section 5.
/// </summary>
internal sealed class LookedAfterXmlChild
{
    private const int HeaderTable = 0;

    private readonly XmlSource _source;
    private readonly XmlModule _child;
    private readonly XmlModule _header;
    private readonly XmlModule _episode;
    private readonly (XmlModule Module, int Table)[] _groups;
    private readonly int[] _tables;
    private readonly int _episodes = LookedAfterTables.NumberOf(Episode.Group);
    private readonly bool[] _begun = new bool[LookedAfterTables.All.Length];

    public LookedAfterXmlChild(XmlSource source)
    {
        _source = source;
        _child = new(source, LookedAfterXml.HeaderName, LookedAfterXml.EpisodeName);
        _header = new(source, LookedAfterXml.Header.AsSpan());
        _episode = new(source, LookedAfterXml.Episode.AsSpan());
        _tables = [.. LookedAfterXml.Header.Select(p => LookedAfterTables.NumberOf(p.Field?.Group ?? LookedAfterXml.Groups(p.Name).Group))];
        _groups =
        [
            .. LookedAfterXml.Header.Select((p, i) => p.Field is not null
                ? (null!, 0)
                : (new XmlModule(source, [.. LookedAfterXml.Groups(p.Name).Own.Select(f => new XmlModule.Part(f.Name, f, Years.Always))]), _tables[i])),
        ];
    }

    public LookedAfterXmlLog Log { get; } = new();

    /// <summary>Reads the CHILD element that the source stands on into <see cref="Log"/>.</summary>
    public void Read(CollectionYear year)
    {
        Log.Clear();
        var (level, last, line, hasHeader) = (_source.Level, 0, _source.Line, false);
        while (_source.NextInside(level))
        {
            switch (_child.Find(ref last, year))
            {
                case 0:
                    if (hasHeader)
                    {
                        _source.Notes.Add(FileChecks.Repeated, LookedAfterXml.HeaderName, _source.Line);
                    }

                    ReadHeader(year);
                    hasHeader = true;
                    break;
                case 1:
                    Log.Begin(_episodes, _source.Line);
                    ReadValues(_episode, _episodes, year);
                    break;
                default:
                    _source.Skip();
                    break;
            }
        }

        if (!hasHeader)
        {
            _source.Notes.Add(FileChecks.MissingPart, LookedAfterXml.HeaderName, line);
        }
        else if (Log.Id.IsEmpty)
        {
            _source.Notes.Add(FileChecks.NoChild, "CHILDID", line);
        }
    }

    /// <summary>
    /// Reads no more of the CHILD element than its identifier into <see cref="Log"/>, and notes nothing.
    /// </summary>
    public void ReadId()
    {
        Log.Clear();
        var level = _source.Level;
        while (_source.NextInside(level))
        {
            if (!_source.Name.Equals(LookedAfterXml.HeaderName, StringComparison.OrdinalIgnoreCase))
            {
                _source.Skip();
                continue;
            }

            var inside = _source.Level;
            while (_source.NextInside(inside))
            {
                if (Log.Id.IsEmpty && _source.Name.Equals("CHILDID", StringComparison.OrdinalIgnoreCase))
                {
                    var line = _source.Line;
                    Log.Take(HeaderTable, Header.ChildField, _source.Text(), line);
                }
                else
                {
                    _source.Skip();
                }
            }
        }
    }

    private void ReadHeader(CollectionYear year)
    {
        var (level, last, start) = (_source.Level, 0, _source.Line);
        Array.Clear(_begun);
        Begin(HeaderTable, start);
        while (_source.NextInside(level))
        {
            var part = _header.Find(ref last, year);
            if (part < 0)
            {
                _source.Skip();
            }
            else if (_header.FieldOf(part) is { } field)
            {
                TakeValue(field, _tables[part], start);
            }
            else
            {
                var (module, table) = _groups[part];
                Log.Begin(table, _source.Line);
                ReadValues(module, table, year);
            }
        }
    }

    private void TakeValue(Field field, int table, int start)
    {
        var line = _source.Line;
        var text = _source.Text().Trim();
        if (text.IsEmpty)
        {
            return;
        }

        Begin(table, start);
        Log.Take(table, field, text, line);
        if (field == Header.UascField && text is "1")
        {
            Begin(LookedAfterTables.NumberOf(AsylumSeeker.Group), start);
        }
    }

    /// <summary>Begins the header's row in the table unless it is begun.</summary>
    private void Begin(int table, int line)
    {
        if (!_begun[table])
        {
            _begun[table] = true;
            Log.Begin(table, line);
        }
    }

    private void ReadValues(XmlModule module, int table, CollectionYear year)
    {
        var (level, last) = (_source.Level, 0);
        while (_source.NextInside(level))
        {
            if (module.Find(ref last, year) is >= 0 and var part)
            {
                var line = _source.Line;
                Log.Take(table, module.FieldOf(part)!, _source.Text(), line);
            }
            else
            {
                _source.Skip();
            }
        }
    }
}
