namespace OpenCollect.Cin.Rules;

/// <summary>A case that has a reason for closure has a closure date.</summary>
public sealed class Rule8810 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8810", Severity.Error, Scope.Group, Years.Always, "Case has a reason for closure but no closure date")
    {
        Module = Episode.Group.Name,
        Logic = "A CINdetails has a ReasonForClosure, valid or not, and no CINclosureDate. A closure date that was given but cannot be read is not missing.",
        Advice = "Enter the date the case was closed. If it is still open, remove the reason for closure.",
        Guide = CinGuide.Section("4.6"),
        Fields = [Episode.ClosureDateField, Episode.ReasonForClosureField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.IsOpen && episode.ReasonForClosure is not null)
            {
                report.At(episode, Episode.ClosureDateField, Episode.ReasonForClosureField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            ImmutableArray<string> places = ["CINdetails[1]/CINclosureDate", "CINdetails[1]/ReasonForClosure"];
            return
            [
                Example.Passes("both a date and a reason are given", sample.Child),
                Example.Passes("neither is given", sample.With(sample.OpenEpisode)),
                Example.Fails("the date is missing", places, sample.With(sample.Episode with { ClosureDate = null })),
                Example.Fails("the date is missing and the reason is no code", places, sample.With(
                    sample.Episode with { ClosureDate = null, ReasonForClosure = "RC0" })),
                Example.Passes("the reason is missing", sample.With(sample.Episode with { ReasonForClosure = null })),
                Example.Passes("the date is no date", sample.With(sample.Episode with
                {
                    ClosureDate = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "10/02/2026", 3)),
                })),
                Example.Fails("the date of another episode does not help", ["CINdetails[2]/CINclosureDate", "CINdetails[2]/ReasonForClosure"],
                    sample.With(sample.Episode, sample.OpenEpisode with { ReasonForClosure = "RC7" })),
            ];
        }
    }
}
