namespace OpenCollect.Cin.Rules;

/// <summary>
/// Every child protection plan follows an initial conference, so a return cannot have more plans starting in the year than
/// conferences held in it.
/// </summary>
public sealed class Rule2883 : IReturnRule<CinChild, Rule2883.Tally>, IExplained
{
    public record struct Tally(long Plans, long Conferences);

    public static RuleInfo Info { get; } =
        new("2883", Severity.Error, Scope.Return, Years.Always, "More child protection plans start than initial conferences took place")
        {
            Module = ProtectionPlan.Group.Name,
            Logic = "Over the whole return, the number of CPPstartDate values in the year is greater than the number of DateOfInitialCPC values in the year, at CINdetails and at Section47 level together. Groups are counted as they stand, duplicates included.",
            Advice = "Find the plans without a conference (rule 2885 lists many of them) and enter the date of their initial conference.",
            Guide = CinGuide.Section("5.1"),
            Fields = [ProtectionPlan.StartField, Episode.ConferenceDateField, Section47.ConferenceDateField],
        };

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            if (year.Contains(episode.ConferenceDate))
            {
                tally.Conferences++;
            }

            foreach (var enquiry in episode.Section47s)
            {
                if (year.Contains(enquiry.ConferenceDate))
                {
                    tally.Conferences++;
                }
            }

            foreach (var plan in episode.ProtectionPlans)
            {
                if (year.Contains(plan.Start))
                {
                    tally.Plans++;
                }
            }
        }
    }

    public static void Judge(in Tally tally, Report report)
    {
        if (tally.Plans > tally.Conferences)
        {
            report.Return($"{tally.Plans} plans start, {tally.Conferences} conferences");
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var noEnquiry = sample.Episode with { Section47s = [] };
            return
            [
                Example.Passes("one conference, one plan", sample.Child),
                Example.Passes("the conference stands at CINdetails level", sample.With(noEnquiry with { ConferenceDate = new(2025, 6, 10) })),
                Example.Fails("no conference, one plan", "return", sample.With(noEnquiry)),
                Example.Fails("two plans, one conference", "return", sample.Child, sample.With(noEnquiry)),
                Example.Passes("the second plan started the day before the year", sample.With(
                    sample.ProtectionPlan, sample.ProtectionPlan with { Start = new(2025, 3, 31) })),
                Example.Fails("the second plan started on the first day of the year", "return", sample.With(
                    sample.ProtectionPlan, sample.ProtectionPlan with { Start = new(2025, 4, 1) })),
                Example.Fails("the second plan started on the last day of the year", "return", sample.With(
                    sample.ProtectionPlan, sample.ProtectionPlan with { Start = new(2026, 3, 31) })),
                Example.Fails("the only conference was before the year", "return", sample.With(
                    noEnquiry with { ConferenceDate = new(2025, 3, 31) })),
                Example.Fails("the only conference of a section 47 enquiry was after the year", "return", sample.With(
                    sample.Section47 with { ConferenceDate = new(2026, 4, 1) })),
            ];
        }
    }
}
