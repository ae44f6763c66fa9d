using System.Text;
using CsvHelper;
using OpenCollect.Formats;

namespace OpenCollect.Reference;

/// <summary>
/// Reads Ofsted's published lists of providers, XLSX or CSV, in every layout seen so far (format notes, section 6): the list of
/// children's homes in one sheet or in two joined by URN, the list of social care providers with open and closed ones on two sheets, the
/// combined list, and the combined workbook with supported accommodation on a sheet of its own. Sheets are told by their columns, so a
/// new arrangement of the same columns reads too.
/// </summary>
public static class ProviderFile
{
    private const int LastHeadingRow = 12;
    private const int LongestCell = 1 << 16;

    private static readonly string[] UrnColumns = ["urn", "uniquereferencenumber", "uniquereferencenumberurn", "settingurn", "providerurn"];
    private static readonly string[] PlacementColumns = ["providerplacementcode", "placementcode", "placementcodes"];
    private static readonly string[] ProviderColumns = ["placementprovidercode", "providercode", "providercodes"];
    private static readonly string[] ClosedColumns = ["closeddate", "dateclosed", "deregistrationdate", "dateofderegistration", "deregisteredon"];
    private static readonly string[] PostcodeColumns = ["settingpostcode", "postcode", "providerpostcode"];

    /// <summary>Reads one list or several that belong together.</summary>
    /// <exception cref="UnusableFileException">A file is no list of providers; names it.</exception>
    public static ProviderList Read(IEnumerable<TableFile> files)
    {
        var providers = new List<Row>();
        foreach (var file in files)
        {
            providers.AddRange(Joined(ReadFile(file)));
        }

        return new(providers.Select(p => p.ToProvider()));
    }

    private static List<Row> ReadFile(TableFile file)
    {
        using var stream = file.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        bytes.Position = 0;
        var rows = bytes.GetBuffer().AsSpan(0, (int)Math.Min(2, bytes.Length)).SequenceEqual("PK"u8) ? OfWorkbook(bytes, file.Name) : OfSheet("", Csv(bytes, file));
        return rows.Count > 0 ? rows : throw new UnusableFileException(
            "The file is no list of providers.", file.Name, found: "no table with a column URN and one of Placement code, Provider code, Postcode",
            expected: "a list of providers as Ofsted publishes it");
    }

    private static List<Row> OfWorkbook(Stream stream, string name)
    {
        using var book = new Spreadsheet(stream, name);
        return [.. book.SheetNames.SelectMany(sheet => OfSheet(sheet, book.Rows(sheet)))];
    }

    private static List<Row> OfSheet(string sheet, IEnumerable<string[]> rows)
    {
        var found = new List<Row>();
        Columns? columns = null;
        var number = 0;
        foreach (var cells in rows)
        {
            if (columns is null)
            {
                columns = Columns.Find(cells);
                if (columns is null && ++number > LastHeadingRow)
                {
                    break;
                }
            }
            else if (columns.Urn < cells.Length && cells[columns.Urn] is { Length: > 0 } urn)
            {
                found.Add(columns.Read(urn, cells, IsSupportedAccommodation(sheet)));
            }
        }

        return found;
    }

    private static bool IsSupportedAccommodation(string sheet) =>
        sheet.StartsWith("SA ", StringComparison.OrdinalIgnoreCase) || sheet.Contains("supported accommodation", StringComparison.OrdinalIgnoreCase);

    /// <summary>Rows that give only an address are added to the rows that give codes for the same URN; alone they stand for themselves.</summary>
    private static List<Row> Joined(List<Row> rows)
    {
        var addresses = rows.Where(r => !r.HasCodes).ToLookup(r => r.Urn, StringComparer.OrdinalIgnoreCase);
        var withCodes = rows.Where(r => r.HasCodes).ToList();
        var known = withCodes.Select(r => r.Urn).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. withCodes.Select(r => addresses[r.Urn].FirstOrDefault() is { } address
                ? r with { Postcode = r.Postcode ?? address.Postcode, Closed = r.Closed ?? address.Closed } : r),
            .. rows.Where(r => !r.HasCodes && !known.Contains(r.Urn)),
        ];
    }

    private static IEnumerable<string[]> Csv(Stream stream, TableFile file)
    {
        using var csv = CsvReader.Create(stream, new()
        {
            HasHeader = false, Separator = ',', MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = LongestCell, TrackLineNumbers = true,
            IncludeValuesInExceptions = false, Encoding = file.Encoding,
        });
        while (true)
        {
            try
            {
                if (!csv.Read())
                {
                    yield break;
                }
            }
            catch (CsvFormatException problem)
            {
                throw new UnusableFileException("The list of providers is no CSV.", file.Name, (int)Math.Min(int.MaxValue, problem.LineNumber));
            }

            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Encoding.UTF8.GetString(csv.GetSpan(i)).Trim();
            }

            yield return cells;
        }
    }

    private sealed record Columns(int Urn, int Placement, int Provider, int Closed, int Postcode)
    {
        public static Columns? Find(string[] cells)
        {
            var names = cells.Select(c => string.Concat(c.Where(char.IsAsciiLetter)).ToLowerInvariant()).ToArray();
            var columns = new Columns(Of(UrnColumns), Of(PlacementColumns), Of(ProviderColumns), Of(ClosedColumns), Of(PostcodeColumns));
            return columns is { Urn: >= 0 } and ({ Placement: >= 0 } or { Provider: >= 0 } or { Postcode: >= 0 }) ? columns : null;

            int Of(string[] wanted) => wanted.Select(w => Array.IndexOf(names, w)).FirstOrDefault(at => at >= 0, -1);
        }

        public Row Read(string urn, string[] cells, bool supportedAccommodation)
        {
            var (placements, providers) = (Codes(Cell(Placement)), Codes(Cell(Provider)));
            return new(urn.ToUpperInvariant(), Placement >= 0 || Provider >= 0 || supportedAccommodation)
            {
                Placements = placements.IsEmpty && supportedAccommodation ? ["K3"] : placements,
                Providers = providers.IsEmpty && supportedAccommodation ? ["PR4"] : providers,
                Closed = Spreadsheet.DateOf(Cell(Closed)),
                Postcode = Cell(Postcode) is { Length: > 0 } postcode ? postcode : null,
            };

            string Cell(int column) => column >= 0 && column < cells.Length ? cells[column] : "";
        }

        private static ImmutableArray<string> Codes(string cell) =>
            [.. cell.Split([',', '/', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => c.ToUpperInvariant())];
    }

    private sealed record Row(string Urn, bool HasCodes)
    {
        public ImmutableArray<string> Placements { get; init; } = [];

        public ImmutableArray<string> Providers { get; init; } = [];

        public DateOnly? Closed { get; init; }

        public string? Postcode { get; init; }

        public Provider ToProvider() => new(Urn) { PlacementCodes = Placements, ProviderCodes = Providers, Postcode = Postcode, Closed = Closed };
    }
}
