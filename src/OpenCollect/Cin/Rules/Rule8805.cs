namespace OpenCollect.Cin.Rules;

/// <summary>A case that was closed has a reason for closure.</summary>
public sealed class Rule8805 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8805", Severity.Error, Scope.Group, Years.Always, "Case has a closure date but no reason for closure")
    {
        Module = Episode.Group.Name,
        Logic = "A CINdetails has a CINclosureDate and no ReasonForClosure. A closure date that was given but cannot be read counts as given. Whether the reason is a valid code is not judged here.",
        Advice = "Enter the reason the case was closed. If it is still open, remove the closure date.",
        Guide = CinGuide.Section("4.7"),
        Fields = [Episode.ReasonForClosureField, Episode.ClosureDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.IsOpen && episode.ReasonForClosure is null)
            {
                report.At(episode, Episode.ReasonForClosureField, Episode.ClosureDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            ImmutableArray<string> places = ["CINdetails[1]/ReasonForClosure", "CINdetails[1]/CINclosureDate"];
            return
            [
                Example.Passes("both a date and a reason are given", sample.Child),
                Example.Passes("neither is given", sample.With(sample.OpenEpisode)),
                Example.Fails("the reason is missing", places, sample.With(sample.Episode with { ReasonForClosure = null })),
                Example.Passes("the date is missing", sample.With(sample.Episode with { ClosureDate = null })),
                Example.Passes("the reason is no code", sample.With(sample.Episode with { ReasonForClosure = "RC0" })),
                Example.Fails("the reason is missing and the date is no date", places, sample.With(sample.Episode with
                {
                    ClosureDate = null,
                    ReasonForClosure = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "10/02/2026", 3)),
                })),
                Example.Fails("the reason of another episode does not help", ["CINdetails[2]/ReasonForClosure", "CINdetails[2]/CINclosureDate"],
                    sample.With(sample.Episode, sample.OpenEpisode with { ClosureDate = new(2026, 3, 2) })),
            ];
        }
    }
}
