namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child who is not on short breaks only has a UPN or a reason for having none.</summary>
public sealed class Rule442 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("442", Severity.Error, Scope.Child, Years.Always, "UPN is missing")
    {
        Module = Header.Group.Name,
        Logic = "UPN of a Header row is blank and the child has an episode with LS other than V3 or V4; a blank LS is other.",
        Advice = "Enter the child's UPN, or one of UN1 to UN5 to say why there is none.",
        Guide = LookedAfterGuide.Check("442"),
        Fields = [Header.UpnField, Episode.LegalStatusField],
        Needs = [Inputs.Header, Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (Rule393.Other(seen.Child) is not { } episode)
        {
            return;
        }

        foreach (var header in seen.Child.Headers)
        {
            if (header.Upn is null)
            {
                report.Between((header, Header.UpnField), (episode, Episode.LegalStatusField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var header = sample.Header with { Upn = null };
            var stay = sample.Episode with { LegalStatus = "V4" };
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Passes("given", sample.Case),
                Example.Passes("reason for having none", sample.With(header with { Upn = "UN1" })),
                Example.Fails("blank", ["Header[1]/UPN", "Episodes[1]/LS"], sample.With(header)),
                Example.Passes("blank, all episodes are short breaks", Of(stay with { LegalStatus = "V3" }, stay)),
                Example.Fails("blank, one episode of two is a short break", ["Header[1]/UPN", "Episodes[2]/LS"],
                    Of(stay, sample.Episode)),
                Example.Fails("blank, an episode without legal status", ["Header[1]/UPN", "Episodes[1]/LS"],
                    Of(stay with { LegalStatus = null })),
                Example.Passes("blank, no episodes", Of()),
                Example.Fails("second header row", ["Header[2]/UPN", "Episodes[1]/LS"], sample.With(sample.Header, header)),
            ];
        }
    }
}
