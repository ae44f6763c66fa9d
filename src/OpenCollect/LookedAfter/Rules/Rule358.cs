namespace OpenCollect.LookedAfter.Rules;

/// <summary>A youth justice status needs a child of at least 10.</summary>
public sealed class Rule358 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("358", Severity.Error, Scope.Child, Years.Always, "Youth justice legal status before the 10th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "LS is J1, J2 or J3 and DECOM is before the child's 10th birthday. Starting on the birthday passes.",
            Advice = "Check the child's date of birth, the start of the episode and its legal status, and correct the one that is wrong.",
            Guide = LookedAfterGuide.Check("358"),
            Doubt = "A public validator fails a child whose 10th birthday is the start; the message speaks of children under 10, so it passes here.",
            Fields = [Episode.LegalStatusField, Episode.StartField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var child = seen.Child;
        foreach (var episode in child.Episodes)
        {
            if (episode.LegalStatus is "J1" or "J2" or "J3" && episode.Start < child.BirthDate.Birthday(10))
            {
                report.Between((episode, Episode.LegalStatusField), (episode, Episode.StartField), (child.Header!, Header.BirthDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var remand = sample.Episode with { LegalStatus = "J1", Start = new(2022, 5, 13) };
            ImmutableArray<string> places = ["Episodes[1]/LS", "Episodes[1]/DECOM", "Header[1]/DOB"];
            LookedAfterCase Of(params Header[] headers) => sample.With(sample.Child with { Headers = [.. headers], Episodes = [remand] });
            return
            [
                Example.Passes("13 at the end of the year, full care order", sample.Case),
                Example.Fails("J1 on the day before the 10th birthday", places, sample.With(remand)),
                Example.Passes("J1 on the 10th birthday", sample.With(remand with { Start = new(2022, 5, 14) })),
                Example.Passes("J1 on the day after the 10th birthday", sample.With(remand with { Start = new(2022, 5, 15) })),
                Example.Fails("J2 on the day before the 10th birthday", places, sample.With(remand with { LegalStatus = "J2" })),
                Example.Fails("J3 on the day before the 10th birthday", places, sample.With(remand with { LegalStatus = "J3" })),
                Example.Passes("full care order on the day before the 10th birthday", sample.With(remand with { LegalStatus = "C2" })),
                Example.Passes("no legal status", sample.With(remand with { LegalStatus = null })),
                Example.Fails("second row in the file", ["Episodes[2]/LS", "Episodes[2]/DECOM", "Header[1]/DOB"],
                    sample.With(sample.FirstEpisode, remand)),
                Example.Passes("no start", sample.With(remand with { Start = null })),
                Example.Passes("no date of birth", Of(sample.Header with { BirthDate = null })),
                Example.Passes("no header row", Of()),
            ];
        }
    }
}
