using System.Xml;
using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// Writes a return as XML in the order of the Department's schema, child by child, then <see cref="Finish"/>. Dates are dd/mm/yyyy, DEC
/// and REC and the six identifying elements always there. UASC, which tables do not have, is 1 for a child with a row in the UASC table
/// and otherwise 0. XML cannot carry everything: what is left out is counted in <see cref="Notes"/>. Fields and tables outside the
/// collection year are left out silently, as in tables. Source: format notes, section 5.
/// </summary>
/// <remarks>
/// The text is UTF-8, indented by two spaces, with line feeds. Values are written as they were given, malformed ones too; a character
/// that XML cannot hold becomes the replacement character U+FFFD. Without <see cref="Finish"/> the text stays visibly incomplete.
/// </remarks>
public sealed class LookedAfterWriter : IDisposable
{
    private readonly XmlWriter _xml;
    private readonly CollectionYear _year;
    private bool _isBegun;
    private bool _isFinished;

    /// <param name="stream">Where the text goes. It is left open.</param>
    /// <param name="year">The collection year.</param>
    public LookedAfterWriter(Stream stream, CollectionYear year) => (_xml, _year) = (XmlOutput.Writer(stream), year);

    /// <summary>
    /// What XML could not carry, counted: rows of SWEpisodes and DoLo, second rows of UASC, OC3 and AD1 and those without any item, a SEX
    /// or DOB that differs from the header's, a child that had no row in the Header table. Complete once all children were written.
    /// </summary>
    public ReadingNotes Notes { get; } = new();

    /// <summary>Writes the next child: one CHILD element, and a further one for each further row in the Header table.</summary>
    public void Write(LookedAfterChild child)
    {
        Begin();
        NoteLost(child);
        WriteChild(child.Header ?? MadeUp(child), child);
        foreach (var header in child.Headers.Skip(1))
        {
            WriteChild(header, new() { Id = child.Id });
        }
    }

    /// <summary>Ends the return. Nothing can be written after it.</summary>
    public void Finish()
    {
        Begin();
        _isFinished = true;
        _xml.WriteEndElement();
        _xml.WriteWhitespace("\n");
        _xml.Flush();
    }

    public void Dispose() => _xml.Dispose();

    /// <summary>The header of a child without one: the first DOB and SEX that its rows have.</summary>
    private static Header MadeUp(LookedAfterChild child)
    {
        var rows = LookedAfterTables.OfXml.SelectMany(t => t.Copied, (t, f) => (Field: f, Rows: t.RowsOf(child)));
        var born = rows.Where(r => r.Field.Kind == FieldKind.Date).SelectMany(r => r.Rows, (r, row) => r.Field.ValueOf(row)).FirstOrDefault(v => v is not null);
        var sex = rows.Where(r => r.Field.Kind != FieldKind.Date).SelectMany(r => r.Rows, (r, row) => r.Field.ValueOf(row)).FirstOrDefault(v => v is not null);
        return ReturnDate.TryParse(born, DateForm.DayFirst, out var date)
            ? new() { ChildId = child.Id, Sex = sex, BirthDate = date }
            : new() { ChildId = child.Id, Sex = sex, Flaws = born is null ? Flaws.None : new(new Flaw(FlawKind.NotADate, Header.BirthDateField, born, 0)) };
    }

    private void Begin()
    {
        if (_isFinished)
        {
            throw new InvalidOperationException("The return is finished.");
        }

        if (!_isBegun)
        {
            _isBegun = true;
            _xml.WriteStartDocument();
            _xml.WriteStartElement(LookedAfterXml.Root);
        }
    }

    private void WriteChild(Header header, LookedAfterChild child)
    {
        _xml.WriteStartElement(LookedAfterXml.Child);
        _xml.WriteStartElement(LookedAfterXml.HeaderName);
        foreach (var part in LookedAfterXml.Header)
        {
            if (!part.Years.Include(_year))
            {
                continue;
            }

            if (part.Field is null)
            {
                Groups(part.Name, LookedAfterXml.Groups(part.Name), child);
            }
            else
            {
                Element(part.Name, part.Field, HeaderValue(part.Field, header, child));
            }
        }

        _xml.WriteEndElement();
        foreach (var episode in child.Episodes)
        {
            _xml.WriteStartElement(LookedAfterXml.EpisodeName);
            foreach (var part in LookedAfterXml.Episode)
            {
                if (part.Years.Include(_year))
                {
                    Element(part.Name, part.Field!, part.Field!.ValueOf(episode));
                }
            }

            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private static string? HeaderValue(Field field, Header header, LookedAfterChild child)
    {
        LookedAfterRow? row = field.Group == Header.Group ? header
            : field.Group == AsylumSeeker.Group ? child.AsylumSeekers.FirstOrDefault()
            : field.Group == Adoption.Group ? child.Adoptions.FirstOrDefault()
            : child.CareLeavers.FirstOrDefault();
        return field == Header.ChildField ? child.Id
            : row is null ? null
            : field.ValueOf(row) ?? (field == Header.UascField ? child.AsylumSeekers.IsEmpty ? "0" : "1" : null);
    }

    private void Groups(string name, LookedAfterTable table, LookedAfterChild child)
    {
        foreach (var row in table.RowsOf(child))
        {
            _xml.WriteStartElement(name);
            foreach (var field in table.Own)
            {
                if (field.Years.Include(_year))
                {
                    Element(field.Name, field, field.ValueOf(row));
                }
            }

            _xml.WriteEndElement();
        }
    }

    private void Element(string name, Field field, string? value)
    {
        if (!string.IsNullOrEmpty(value) || LookedAfterXml.Always.Contains(field))
        {
            _xml.WriteElementString(name, XmlOutput.Safe(value));
        }
    }

    private void NoteLost(LookedAfterChild child)
    {
        if (child.Header is null)
        {
            Notes.Add(FileChecks.NotCarried, "child without a row in Header, which was given one", child.Line);
        }

        foreach (var table in LookedAfterTables.All)
        {
            if (!table.Group.Years.Include(_year))
            {
                continue;
            }

            var rows = table.RowsOf(child);
            var carried = Carried(table, rows);
            for (var i = carried; i < rows.Length; i++)
            {
                Notes.Add(FileChecks.NotCarried, table.Group.Name, rows[i].Line);
            }

            for (var i = 0; i < carried; i++)
            {
                NoteOthers(table, rows[i], child);
            }
        }
    }

    private static int Carried(LookedAfterTable table, ImmutableArray<LookedAfterRow> rows) =>
        !LookedAfterTables.OfXml.Contains(table) ? 0
        : table == LookedAfterTables.Uasc ? Math.Min(1, rows.Length)
        : table != LookedAfterTables.Oc3 && table != LookedAfterTables.Ad1 ? rows.Length
        : rows.IsEmpty || table.Own.All(f => f.ValueOf(rows[0]) is null) ? 0
        : 1;

    private void NoteOthers(LookedAfterTable table, LookedAfterRow row, LookedAfterChild child)
    {
        foreach (var field in table.Copied)
        {
            var ofHeader = field.Kind == FieldKind.Date ? Header.BirthDateField : Header.SexField;
            if (child.Header is { } header && ofHeader.ValueOf(header) != field.ValueOf(row))
            {
                Notes.Add(FileChecks.NotCarried, field.ToString(), row.Line, "the value of the header");
            }
        }
    }
}
