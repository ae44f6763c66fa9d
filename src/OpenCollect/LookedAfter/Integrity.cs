namespace OpenCollect.LookedAfter;

/// <summary>What the checks of the tables against each other have in common (INT01 to INT36); each says for itself which table it is about.</summary>
internal static class Integrity
{
    /// <summary>Reports each row of a child who has no row in Header.</summary>
    public static void NotInHeader<TRow>(LookedAfterCase seen, ImmutableArray<TRow> rows, Field child, Report report)
        where TRow : LookedAfterRow
    {
        if (!seen.Child.Headers.IsEmpty)
        {
            return;
        }

        foreach (var row in rows)
        {
            report.At(row, child);
        }
    }

    /// <summary>Reports each row whose date of birth is another than a Header row's; a date that is absent or unreadable is not compared.</summary>
    public static void AnotherBirthDate<TRow>(LookedAfterCase seen, ImmutableArray<TRow> rows, Func<TRow, DateOnly?> birthDate, Field field, Report report)
        where TRow : LookedAfterRow
    {
        foreach (var row in rows)
        {
            foreach (var header in seen.Child.Headers)
            {
                if (birthDate(row) is { } own && header.BirthDate is { } born && own != born)
                {
                    report.Between((row, field), (header, Header.BirthDateField));
                    break;
                }
            }
        }
    }

    /// <summary>Reports every row of a child who has more than one.</summary>
    public static void Repeated<TRow>(ImmutableArray<TRow> rows, Field child, Report report)
        where TRow : LookedAfterRow
    {
        if (rows.Length < 2)
        {
            return;
        }

        foreach (var row in rows)
        {
            report.At(row, child);
        }
    }
}
