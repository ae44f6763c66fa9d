namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only an unaccompanied asylum seeker has an end of that status.</summary>
public sealed class Rule303 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("303", Severity.Error, Scope.Child, Years.Always, "End of the status of asylum seeker without the status")
        {
            Module = AsylumSeeker.Group.Name,
            Logic = "DUC is filled, readable or not, and UASC of the Header row is not 1, blank included. A return in CSV, where the row in the UASC table is the flag, cannot break the rule.",
            Advice = "Enter 1 for the status, or remove the date on which it ended.",
            Guide = LookedAfterGuide.Check("303"),
            Fields = [AsylumSeeker.CeasedField, Header.UascField],
            Needs = [Inputs.Uasc, Inputs.Header],
            Doubt = "Where the return has no flag, as in CSV, the row itself says that the child is an asylum seeker.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.AsylumSeekers)
        {
            if (!row.LacksCeased && !seen.Child.IsUasc)
            {
                report.Between((row, AsylumSeeker.CeasedField), (seen.Child.Header!, Header.UascField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = new AsylumSeeker { ChildId = "C1", BirthDate = sample.Header.BirthDate };
            var ended = row with { Ceased = sample.Day(5, 1) };
            string[] both = ["UASC[1]/DUC", "Header[1]/UASC"];
            LookedAfterCase Of(string? flag, params AsylumSeeker[] rows) =>
                sample.With(sample.Child with { Headers = [sample.Header with { Uasc = flag }], AsylumSeekers = [.. rows] });
            var unflagged = Of(null, ended);
            return
            [
                Example.Passes("flag 1, ended", Of("1", ended)),
                Example.Fails("flag 0, ended", [.. both], Of("0", ended)),
                Example.Fails("flag 0, ended on an unreadable day", [.. both],
                    Of("0", row with { Flaws = new(new Flaw(FlawKind.NotADate, AsylumSeeker.CeasedField, "soon", 2)) })),
                Example.Passes("flag 0, not ended", Of("0", row)),
                Example.Passes("flag 0, no row", Of("0")),
                Example.Passes("no flag in the format, ended", unflagged),
                Example.Fails("flag blank, ended", [.. both], unflagged with { Child = unflagged.Child with { HasUascFlag = true } }),
                Example.Fails("a flag that is no code, ended", [.. both], Of("2", ended)),
                Example.Fails("flag 0, the second row ended", ["UASC[2]/DUC", "Header[1]/UASC"], Of("0", row, ended)),
                Example.Passes("no header row, ended", sample.With(sample.Child with { Headers = [], AsylumSeekers = [ended] })),
            ];
        }
    }
}
