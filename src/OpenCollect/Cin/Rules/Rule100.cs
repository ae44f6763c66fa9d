namespace OpenCollect.Cin.Rules;

/// <summary>The reference date is 31 March of the year in which the collection year ends.</summary>
public sealed class Rule100 : IHeaderRule<CinHeader>, IExplained
{
    public static RuleInfo Info { get; } = new("100", Severity.Error, Scope.Header, Years.Always, "Reference date is wrong")
    {
        Module = CinHeader.Group.Name,
        Logic = "Fails when ReferenceDate is missing, is not a date, or is any day other than 31 March of the year in which the collection year that is validated ends.",
        Advice = "Enter 31 March of the year in which the collection year ends, and check that you chose the collection year that the return is for.",
        Guide = CinGuide.Section("1.8"),
        Fields = [CinHeader.ReferenceDateField],
        Doubt = "The date is compared with the collection year that is validated, not with the header's own Year; a Year that disagrees is reported as F09.",
    };

    public static void Check(CinHeader header, Report report)
    {
        if (header.ReferenceDate != report.Year.LastDay)
        {
            report.At(header, CinHeader.ReferenceDateField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("31 March of the year in which the collection year ends", CinSample.Latest.Header),
        Example.Fails("nothing is given", "Header/ReferenceDate", CinSample.Latest.Header with { ReferenceDate = null }),
        Example.Fails("the day before", "Header/ReferenceDate", CinSample.Latest.Header with { ReferenceDate = new(2026, 3, 30) }),
        Example.Fails("31 March of the year before", "Header/ReferenceDate", CinSample.Latest.Header with { ReferenceDate = new(2025, 3, 31) }),
    ];
}
