using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>Puts one child together from its rows in all tables. One object serves a whole return.</summary>
internal sealed class CinCsvChild(ReadingNotes notes)
{
    /// <summary>Where the LAchildID stands among the fields of the identifiers.</summary>
    public static readonly int IdColumn = CinTables.Identifiers.Fields.Select(f => f.Field).ToList().IndexOf(CinChild.IdField);

    private readonly TextCache _texts = new();
    private readonly FieldSlots _childSlots = new(CinChild.Identifiers, CinChild.Characteristics, CinChild.DisabilitiesGroup);
    private readonly FieldSlots _slots = new();
    private TablesByChild _tables = null!;
    private CollectionYear _year;
    private string _id = "";
    private bool _isFlawed;

    public static string IdOf(TableRow identifiers) => identifiers.Cells[IdColumn] ?? "";

    public CinChild Read(TableRow identifiers, TablesByChild tables, CollectionYear year)
    {
        (_tables, _year, _id, _isFlawed) = (tables, year, IdOf(identifiers), false);
        _childSlots.Begin(identifiers.Line);
        Take(CinTables.Identifiers, identifiers, _childSlots);
        foreach (var row in Rows(CinTables.Characteristics))
        {
            Take(CinTables.Characteristics, row, _childSlots);
        }

        var disabilities = Rows(CinTables.Disabilities).Select(r => _childSlots.TakeOne(CinChild.DisabilityField, r.Cells[0], r.Line, _texts)).OfType<string>().ToImmutableArray();
        var episodes = ReadEpisodes();
        return CinRecords.Child(_childSlots, disabilities, episodes, _isFlawed);
    }

    private ImmutableArray<Episode> ReadEpisodes()
    {
        var rows = Rows(CinTables.Episodes);
        var ids = Keys(CinTables.Episodes, rows, 2);
        var assessments = ReadAssessments(ids);
        var cinPlans = Under(CinTables.CinPlans, ids, 2).ToLookup(r => r.Key(2), r => Record(CinTables.CinPlans, r, CinRecords.CinPlan));
        var enquiries = Under(CinTables.Enquiries, ids, 2).ToLookup(r => r.Key(2), r => Record(CinTables.Enquiries, r, CinRecords.Section47));
        var plans = ReadPlans(ids);
        return
        [
            .. rows.Select(r => Record(CinTables.Episodes, r, slots =>
            {
                var key = r.Key(2);
                return CinRecords.Episode(slots, [.. assessments[key]], [.. cinPlans[key]], [.. enquiries[key]], [.. plans[key]]);
            })),
        ];
    }

    private ILookup<TableKey, Assessment> ReadAssessments(HashSet<TableKey> episodes)
    {
        var rows = Under(CinTables.Assessments, episodes, 2);
        var ids = Keys(CinTables.Assessments, rows, 3);
        var factors = Under(CinTables.Factors, ids, 3).ToLookup(r => r.Key(3), r => r.Cells[0]);
        return rows.ToLookup(r => r.Key(2), r => Record(CinTables.Assessments, r, slots => CinRecords.Assessment(slots,
        [
            .. FactorsOf(r, factors[r.Key(3)]).Select(f => slots.TakeOne(Assessment.FactorsField, f, r.Line, _texts)).OfType<string>(),
        ])));
    }

    /// <summary>
    /// The factors from their own table, or else from the cell of the assessment. Both are placed at the assessment's own row, because
    /// a finding names the table of the assessments.
    /// </summary>
    private static IEnumerable<string?> FactorsOf(TableRow assessment, IEnumerable<string?> rows) =>
        rows.Any() ? rows : Listed(assessment.Cells[^1]);

    private ILookup<TableKey, ProtectionPlan> ReadPlans(HashSet<TableKey> episodes)
    {
        var rows = Under(CinTables.ProtectionPlans, episodes, 2);
        var ids = Keys(CinTables.ProtectionPlans, rows, 3);
        var reviews = Under(CinTables.Reviews, ids, 3).ToLookup(r => r.Key(3), r => Record(CinTables.Reviews, r, CinRecords.Review));
        return rows.ToLookup(r => r.Key(2), r => Record(CinTables.ProtectionPlans, r, slots => CinRecords.ProtectionPlan(slots, [.. reviews[r.Key(3)]])));
    }

    /// <summary>The cell of a list as other converters write it: ['3B', '18C'], or with commas, bars or semicolons between.</summary>
    private static string[] Listed(string? cell) =>
        (cell ?? "").Split(['[', ']', '\'', '"', ',', ';', '|', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private TRecord Record<TRecord>(TableLayout layout, TableRow row, Func<FieldSlots, TRecord> make)
    {
        _slots.Begin(row.Line);
        Take(layout, row, _slots);
        var record = make(_slots);
        _isFlawed |= _slots.IsFlawed;
        return record;
    }

    private void Take(TableLayout layout, TableRow row, FieldSlots slots)
    {
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (row.Cells[i] is { Length: > 0 } cell && !layout.Fields[i].IsList)
            {
                var field = layout.Fields[i].Field;
                if (!field.Years.Include(_year) && layout.Years.Include(_year))
                {
                    notes.Add(FileChecks.NotInYear, $"{layout.Name}/{field.Name}", row.Line, $"only in {field.Years}");
                }

                slots.Take(field, cell, row.Line, _texts);
            }
        }
    }

    private IReadOnlyList<TableRow> Rows(TableLayout layout) => _tables.Of(layout, _id);

    /// <summary>The keys of the rows down to the depth; each must be there once.</summary>
    private HashSet<TableKey> Keys(TableLayout layout, IReadOnlyList<TableRow> rows, int depth)
    {
        var keys = new HashSet<TableKey>(rows.Count);
        foreach (var row in rows)
        {
            if (!keys.Add(row.Key(depth)))
            {
                throw _tables.Fault(layout, $"A row has the same {string.Join(", ", layout.Keys.Take(depth))} as one before it.", row.Line);
            }
        }

        return keys;
    }

    /// <summary>The child's rows of the table, each of which must belong to one of the parents.</summary>
    private IReadOnlyList<TableRow> Under(TableLayout layout, HashSet<TableKey> parents, int depth)
    {
        var rows = Rows(layout);
        foreach (var row in rows)
        {
            if (!parents.Contains(row.Key(depth)))
            {
                throw _tables.Fault(layout, $"A row belongs to nothing: no parent row has its {string.Join(", ", layout.Keys.Take(depth))}.", row.Line);
            }
        }

        return rows;
    }
}
