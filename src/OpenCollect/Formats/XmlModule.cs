namespace OpenCollect.Formats;

/// <summary>
/// One kind of element in the order of the schema: its fields and the elements with more inside, so that names can be looked up
/// fast and with kindness. An element in other letter case, out of order, out of its years or unknown is noted.
/// </summary>
internal sealed class XmlModule
{
    private readonly XmlSource _source;
    private readonly Part[] _parts;

    /// <param name="source">The file.</param>
    /// <param name="parts">Fields and names of inner elements in the order of the schema.</param>
    public XmlModule(XmlSource source, params ReadOnlySpan<Part> parts)
    {
        _source = source;
        _parts = [.. parts];
        for (var i = 0; i < _parts.Length; i++)
        {
            _parts[i] = _parts[i] with { Name = source.Atom(_parts[i].Name) };
        }
    }

    /// <summary>
    /// Which part the element is that the source stands on, by number; -1 if none, which is noted. <paramref name="last"/> is the
    /// number of the part before it in the same record (0 at first), and is moved on.
    /// </summary>
    public int Find(ref int last, CollectionYear year)
    {
        var name = _source.Name;
        var parts = _parts;
        for (var i = last; i < parts.Length; i++)
        {
            if (ReferenceEquals(parts[i].Name, name))
            {
                last = i;
                return Known(i, year);
            }
        }

        for (var i = 0; i < last; i++)
        {
            if (ReferenceEquals(parts[i].Name, name))
            {
                _source.Notes.Add(FileChecks.OutOfOrder, name, _source.Line, $"before {parts[last].Name}");
                return Known(i, year);
            }
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (string.Equals(parts[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                _source.Notes.Add(FileChecks.LetterCase, name, _source.Line, parts[i].Name);
                last = Math.Max(last, i);
                return Known(i, year);
            }
        }

        _source.Notes.Add(FileChecks.Unknown, name, _source.Line);
        return -1;
    }

    public Field? FieldOf(int part) => _parts[part].Field;

    private int Known(int part, CollectionYear year)
    {
        if (!_parts[part].Years.Include(year))
        {
            _source.Notes.Add(FileChecks.NotInYear, _parts[part].Name, _source.Line, $"only in {_parts[part].Years}");
        }

        return part;
    }

    /// <summary>A field, or an element with more inside.</summary>
    public readonly record struct Part(string Name, Field? Field, Years Years)
    {
        public static implicit operator Part(Field field) => new(field.Name, field, field.Years);

        public static implicit operator Part(Group group) => new(group.Name, null, group.Years);

        public static implicit operator Part(string name) => new(name, null, Years.Always);
    }
}
