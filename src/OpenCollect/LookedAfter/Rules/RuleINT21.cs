namespace OpenCollect.LookedAfter.Rules;

/// <summary>The sex in UASC is that of Header.</summary>
public sealed class RuleINT21 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT21", Severity.Error, Scope.Child, Years.Always, "Sex in UASC is not that of Header")
    {
        Module = AsylumSeeker.Group.Name,
        Logic = "SEX of a row of UASC and SEX of a Header row of the child are both filled and not the same text, so 1 and M differ. Each such row of UASC fails.",
        Advice = "Correct the sex in UASC or in Header, so that both are the same.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [AsylumSeeker.SexField, Header.SexField],
        Needs = [Inputs.Uasc, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.AsylumSeekers)
        {
            foreach (var header in seen.Child.Headers)
            {
                if (row.Sex is not null && header.Sex is not null && row.Sex != header.Sex)
                {
                    report.Between((row, AsylumSeeker.SexField), (header, Header.SexField));
                    break;
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Unaccompanied;
            var (row, header) = (seen.Child.AsylumSeekers[0], seen.Child.Headers[0]);
            return
            [
                Example.Passes("the same", seen),
                Example.Fails("another", ["UASC[1]/SEX", "Header[1]/SEX"], With(row with { Sex = "F" })),
                Example.Fails("the code of earlier years", ["UASC[1]/SEX", "Header[1]/SEX"], With(row with { Sex = "1" })),
                Example.Fails("the second row differs", ["UASC[2]/SEX", "Header[1]/SEX"], With(row, row with { Sex = "F" })),
                Example.Passes("blank in UASC", With(row with { Sex = null })),
                Example.Passes("blank in Header", WithHeaders(header with { Sex = null })),
                Example.Passes("blank in both", seen with
                {
                    Child = seen.Child with { Headers = [header with { Sex = null }], AsylumSeekers = [row with { Sex = null }] },
                }),
                Example.Fails("the second Header row differs", ["UASC[1]/SEX", "Header[2]/SEX"], WithHeaders(header, header with { Sex = "F" })),
                Example.Passes("no Header row", WithHeaders()),
                Example.Fails("both Header rows differ", ["UASC[1]/SEX", "Header[1]/SEX"],
                    WithHeaders(header with { Sex = "F" }, header with { Sex = "1" })),
            ];

            LookedAfterCase With(params AsylumSeeker[] rows) => seen with { Child = seen.Child with { AsylumSeekers = [.. rows] } };

            LookedAfterCase WithHeaders(params Header[] headers) => seen with { Child = seen.Child with { Headers = [.. headers] } };
        }
    }
}
