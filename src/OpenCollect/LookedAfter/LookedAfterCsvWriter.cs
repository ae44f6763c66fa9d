using CsvHelper;
using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// Writes a return as CSV tables, all of them side by side, child by child: UTF-8, RFC 4180, dates as dd/mm/yyyy, malformed values as
/// they were typed, exactly the columns of the collection year in their order. The cells are data to be read back, so nothing is put in
/// front of a text that a spreadsheet might take for a formula. What is worked out (PL_LA, PL_LOCATION, PL_DISTANCE) and the UASC
/// element of XML are no columns and not written. Source: format notes, sections 2 to 4.
/// </summary>
public sealed class LookedAfterCsvWriter : IDisposable
{
    private readonly List<(LookedAfterTable Table, Field[] Fields, CsvWriter Writer)> _tables = [];

    /// <param name="create">
    /// Opens the stream for the file with the name, such as <c>episodes.csv</c>; the writer closes it. All of them are open at once, so a
    /// zip, which takes one entry after the other, is made from files that were finished before.
    /// </param>
    /// <param name="year">The collection year whose tables and columns are written.</param>
    /// <param name="tables">Which of the year's tables to write, such as those that a return has; none for all of them.</param>
    public LookedAfterCsvWriter(Func<string, Stream> create, CollectionYear year, IEnumerable<Group>? tables = null)
    {
        var wanted = tables?.ToList();
        foreach (var table in LookedAfterTables.All.Where(t => t.Group.Years.Include(year) && wanted?.Contains(t.Group) != false))
        {
            Field[] fields = [.. table.Columns.Where(f => f.Years.Include(year))];
            var writer = CsvWriter.Create(create(table.FileName), CsvWriterOptions.Default, leaveOpen: false);
            writer.WriteHeader([table.ChildField.Name, .. fields.Select(f => f.Name)]);
            _tables.Add((table, fields, writer));
        }
    }

    /// <summary>Writes the rows of the child into all tables.</summary>
    /// <exception cref="UnusableFileException">The child has no identifier, so that its rows could not be joined again. Nothing of it was written.</exception>
    public void Write(LookedAfterChild child)
    {
        if (child.Id is null)
        {
            throw new UnusableFileException("A child without an identifier cannot be written as tables.", line: child.Line, expected: "a CHILDID for every child");
        }

        foreach (var (table, fields, writer) in _tables)
        {
            foreach (var row in table.RowsOf(child))
            {
                writer.WriteField(child.Id);
                foreach (var field in fields)
                {
                    writer.WriteField(field.ValueOf(row));
                }

                writer.EndRecord();
            }
        }
    }

    /// <summary>Finishes and closes the tables.</summary>
    public void Dispose()
    {
        foreach (var (_, _, writer) in _tables)
        {
            writer.Dispose();
        }
    }
}
