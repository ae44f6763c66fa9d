namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a child newly looked after has no UPN for that reason.</summary>
public sealed class Rule210 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("210", Severity.Error, Scope.Child, Years.Always, "UN4 for a child looked after for more than a week")
        {
            Module = Header.Group.Name,
            Logic = "UPN is UN4 and the first episode of the last period of care in this return has a DECOM more than seven days before 31 March, that is before 24 March of the year. 24 March passes, and so does a child without a dated episode.",
            Advice = "Enter the UPN of the child, or another code that says why there is none.",
            Guide = LookedAfterGuide.Check("210"),
            Fields = [Header.UpnField, Episode.StartField],
            Needs = [Inputs.Header, Inputs.Episodes],
            Doubt = "Public validators report the opposite, children looked after since 24 March or later; what UN4 stands for, a week or less in care before 31 March, decides here.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { Upn: "UN4" } header && seen.Child.PeriodsOfCare is [.., var period]
            && period.Start < report.Year.LastDay.AddDays(-7))
        {
            report.Between((header, Header.UpnField), (period.First, Episode.StartField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            LookedAfterCase Of(string? upn, params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [sample.Header with { Upn = upn }], Episodes = [.. episodes] });
            return
            [
                Example.Passes("a UPN", sample.Case),
                Example.Fails("UN4, looked after since 23 March", ["Header[1]/UPN", "Episodes[1]/DECOM"],
                    Of("UN4", sample.Episode with { Start = sample.Day(3, 23) })),
                Example.Passes("UN4, looked after since 24 March", Of("UN4", sample.Episode with { Start = sample.Day(3, 24) })),
                Example.Passes("UN3, looked after since 23 March", Of("UN3", sample.Episode with { Start = sample.Day(3, 23) })),
                Example.Passes("blank, looked after since 23 March", Of(null, sample.Episode with { Start = sample.Day(3, 23) })),
                Example.Passes("UN4, an earlier period of care ended",
                    Of("UN4", sample.FirstEpisode, sample.Episode with { Start = sample.Day(3, 24) })),
                Example.Fails("UN4, the period of care began with another placement", ["Header[1]/UPN", "Episodes[2]/DECOM"],
                    Of("UN4", sample.FirstEpisode, sample.Episode with { Start = sample.Day(3, 23), End = sample.Day(3, 28) },
                        sample.Episode with { Start = sample.Day(3, 28) })),
                Example.Passes("UN4, no episode", Of("UN4")),
                Example.Passes("UN4, the start of the episode is blank", Of("UN4", sample.Episode with { Start = null })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
            ];
        }
    }
}
