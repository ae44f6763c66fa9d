namespace OpenCollect.LookedAfter.Rules;

/// <summary>Which of some fields of a row are filled and which are blank, for rules that point at either.</summary>
internal static class RowItems
{
    internal static IEnumerable<(Record Record, Field Field)> FilledIn(this ImmutableArray<Field> fields, Record row) =>
        fields.Where(f => IsFilled(f, row)).Select(f => (row, f));

    internal static IEnumerable<(Record Record, Field Field)> BlankIn(this ImmutableArray<Field> fields, Record row) =>
        fields.Where(f => !IsFilled(f, row)).Select(f => (row, f));

    /// <summary>Something was given, readable or not.</summary>
    private static bool IsFilled(Field field, Record row) => field.ValueOf(row) is not null || row.Flaws.Has(field);
}
