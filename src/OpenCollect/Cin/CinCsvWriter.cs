using CsvHelper;
using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>
/// Writes a CIN return as CSV tables, all of them side by side, child by child: UTF-8, RFC 4180, dates as CCYY-MM-DD, malformed values
/// as they were typed. Fields and tables outside the collection year are left out. The cells are data to be read back, so nothing is
/// put in front of a text that a spreadsheet might take for a formula.
/// </summary>
public sealed class CinCsvWriter : IDisposable
{
    private readonly Dictionary<TableLayout, CsvWriter> _tables = [];
    private readonly Dictionary<TableLayout, Field[]> _fields = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <param name="create">
    /// Opens the stream for the file with the name, such as <c>Assessments.csv</c>; the writer closes it. All of them are open at once,
    /// so a zip, which takes one entry after the other, is made from files that were finished before.
    /// </param>
    /// <param name="year">The collection year whose fields are written.</param>
    public CinCsvWriter(Func<string, Stream> create, CollectionYear year)
    {
        foreach (var layout in CinTables.All.Where(t => t.Years.Include(year)))
        {
            Field[] fields = [.. layout.Fields.Where(c => !c.IsList && c.Field.Years.Include(year)).Select(c => c.Field)];
            var writer = CsvWriter.Create(create($"{layout.Name}.csv"), CsvWriterOptions.Default, leaveOpen: false);
            writer.WriteHeader([.. layout.Keys, .. layout.Fields.Where(c => !c.IsList && c.Field.Years.Include(year)).Select(c => c.Names[0])]);
            _tables.Add(layout, writer);
            _fields.Add(layout, fields);
        }
    }

    public void Write(CinHeader header) => Row(CinTables.Header, header, []);

    /// <summary>
    /// Writes the child into all tables. A child without an LAchildID, or with that of a child before, can be written only if it has no
    /// rows in other tables.
    /// </summary>
    /// <exception cref="UnusableFileException">
    /// The child cannot be told apart in tables: it has groups but no LA child ID, or one that another child has; or nothing at all is
    /// known of it. Nothing of it was written.
    /// </exception>
    public void Write(CinChild child)
    {
        RequireKey(child);
        Row(CinTables.Identifiers, child, []);
        var id = child.Id ?? "";
        if (child.Ethnicity is not null)
        {
            Row(CinTables.Characteristics, child, [id]);
        }

        foreach (var disability in child.Disabilities)
        {
            Value(CinTables.Disabilities, disability, [id]);
        }

        for (var i = 0; i < child.Episodes.Length; i++)
        {
            Write(child.Episodes[i], id, $"{i + 1}");
        }
    }

    /// <summary>Finishes and closes the tables.</summary>
    public void Dispose()
    {
        foreach (var table in _tables.Values)
        {
            table.Dispose();
        }
    }

    private void RequireKey(CinChild child)
    {
        const string Expected = "an LA child ID of its own for every child (rules 8500 and 8510)";
        var hasRows = !child.Episodes.IsEmpty || !child.Disabilities.IsEmpty || child.Ethnicity is not null;
        if (child.Id is null && (hasRows || CinChild.Identifiers.Fields.All(f => f.ValueOf(child) is null)))
        {
            throw new UnusableFileException("A child without an LA child ID cannot be written as tables.", line: child.Line, expected: Expected);
        }

        if (child.Id is not null && !_ids.Add(child.Id) && hasRows)
        {
            throw new UnusableFileException("Two children have the same LA child ID and cannot be told apart in tables.", line: child.Line, expected: Expected);
        }
    }

    private void Write(Episode episode, string id, string details)
    {
        Row(CinTables.Episodes, episode, [id, details]);
        for (var i = 0; i < episode.Assessments.Length; i++)
        {
            string[] keys = [id, details, $"{i + 1}"];
            Row(CinTables.Assessments, episode.Assessments[i], keys);
            foreach (var factor in episode.Assessments[i].Factors)
            {
                Value(CinTables.Factors, factor, keys);
            }
        }

        Rows(CinTables.CinPlans, episode.CinPlans);
        Rows(CinTables.Enquiries, episode.Section47s);
        Rows(CinTables.ProtectionPlans, episode.ProtectionPlans);
        for (var i = 0; i < episode.ProtectionPlans.Length; i++)
        {
            foreach (var review in episode.ProtectionPlans[i].Reviews)
            {
                Row(CinTables.Reviews, review, [id, details, $"{i + 1}"]);
            }
        }

        void Rows<TRecord>(TableLayout layout, ImmutableArray<TRecord> records)
            where TRecord : Record
        {
            for (var i = 0; i < records.Length; i++)
            {
                Row(layout, records[i], [id, details, $"{i + 1}"]);
            }
        }
    }

    private void Row(TableLayout layout, Record record, ReadOnlySpan<string> keys)
    {
        if (!_tables.TryGetValue(layout, out var table))
        {
            return;
        }

        foreach (var key in keys)
        {
            table.WriteField(key);
        }

        foreach (var field in _fields[layout])
        {
            table.WriteField(field.ValueOf(record));
        }

        table.EndRecord();
    }

    private void Value(TableLayout layout, string value, ReadOnlySpan<string> keys)
    {
        if (_tables.TryGetValue(layout, out var table))
        {
            foreach (var key in keys)
            {
                table.WriteField(key);
            }

            table.WriteField(value);
            table.EndRecord();
        }
    }
}
