namespace OpenCollect.LookedAfter.Rules;

/// <summary>Somebody who left care on or after the birthday on which the data are taken has no care leaver's data.</summary>
public sealed class Rule1016 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("1016", Severity.Error, Scope.Child, Years.From(2024), "Care leaver's data for a child who was still looked after on the birthday")
    {
        Module = CareLeaver.Group.Name,
        Logic = "IN_TOUCH, ACTIV or ACCOM is filled, and the child, by DOB of OC3, is 17 on 31 March and has an episode whose DEC is on or after the 17th birthday, or is 18 on 31 March and has an episode whose DEC is on or after the 18th birthday. Any end counts, also one with REC X1.",
        Advice = "Take the row out of OC3, or correct the date of birth or the end of the episode.",
        Guide = LookedAfterGuide.Check("1016"),
        Fields = [CareLeaver.InTouchField, CareLeaver.ActivityField, CareLeaver.AccommodationField, CareLeaver.BirthDateField, Episode.EndField],
        Needs = [Inputs.Oc3, Inputs.Episodes],
        Doubt = "Ages are counted in calendar years; a public validator reckons with years of average length.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.CareLeavers)
        {
            if (row.HasAnyItem && row.BirthDate.AgeOn(report.Year.LastDay) is 17 or 18 && FirstEndFrom(seen, Birthday(row, report.Year)) is { } episode)
            {
                report.Between(
                    (row, CareLeaver.InTouchField), (row, CareLeaver.ActivityField), (row, CareLeaver.AccommodationField), (row, CareLeaver.BirthDateField),
                    (episode, Episode.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (row, ended) = (sample.LeftCare.Child.CareLeavers[0], sample.FirstEpisode);
            string[] places = ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM", "OC3[1]/DOB", "Episodes[1]/DEC"];
            var (seventeen, eighteen) = (new DateOnly(2008, 10, 1), new DateOnly(2007, 10, 1));
            return
            [
                Example.Passes("a care leaver of 19", sample.LeftCare),
                Example.Fails("17, left care on the 17th birthday", [.. places], Case(seventeen, sample.Day(10, 1))),
                Example.Passes("17, left care the day before the 17th birthday", Case(seventeen, sample.Day(9, 30))),
                Example.Fails("18, left care on the 18th birthday", [.. places], Case(eighteen, sample.Day(10, 1))),
                Example.Passes("18, left care the day before the 18th birthday", Case(eighteen, sample.Day(9, 30))),
                Example.Fails("18 on 31 March, left care that day", [.. places], Case(new(2008, 3, 31), sample.Day(3, 31))),
                Example.Passes("18 the day after 31 March, left care before", Case(new(2008, 4, 1), sample.Day(3, 31).AddDays(-366))),
                Example.Fails("17 until the day after 31 March, left care in the year", [.. places], Case(new(2008, 4, 1), sample.Day(4, 1))),
                Example.Passes("16 on 31 March", Case(new(2009, 4, 1), sample.Day(3, 31))),
                Example.Passes("19 on 31 March", Case(new(2007, 3, 31), sample.Day(3, 31))),
                Example.Passes("17, still looked after", Case(seventeen, null)),
                Example.Passes("17, no items", WithRow(row with { BirthDate = seventeen, InTouch = null, Activity = null, Accommodation = null })),
                Example.Fails("17, one item", [.. places], WithRow(row with { BirthDate = seventeen, InTouch = null, Activity = null })),
                Example.Passes("no date of birth", WithRow(row with { BirthDate = null })),
                Example.Fails("the second episode ends after the birthday",
                    ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM", "OC3[1]/DOB", "Episodes[2]/DEC"], sample.Case with
                    {
                        Child = sample.Child with
                        {
                            CareLeavers = [row with { BirthDate = seventeen }],
                            Episodes = [ended with { End = sample.Day(8, 15) }, sample.Episode with { End = sample.Day(12, 1), ReasonCeased = "X1" }],
                        },
                    }),
                Example.Fails("the second of two rows",
                    ["OC3[2]/IN_TOUCH", "OC3[2]/ACTIV", "OC3[2]/ACCOM", "OC3[2]/DOB", "Episodes[1]/DEC"], sample.Case with
                    {
                        Child = sample.Child with
                        {
                            CareLeavers = [row, row with { BirthDate = seventeen }],
                            Episodes = [ended with { End = sample.Day(10, 1) }],
                        },
                    }),
            ];

            LookedAfterCase Case(DateOnly born, DateOnly? end) => sample.Case with
            {
                Child = sample.Child with { CareLeavers = [row with { BirthDate = born }], Episodes = [ended with { End = end }] },
            };

            LookedAfterCase WithRow(CareLeaver other) => sample.Case with
            {
                Child = sample.Child with { CareLeavers = [other], Episodes = [ended with { End = sample.Day(12, 1) }] },
            };
        }
    }

    private static DateOnly? Birthday(CareLeaver row, CollectionYear year) => row.BirthDate.Birthday(row.BirthDate.AgeOn(year.LastDay) ?? 0);

    private static Episode? FirstEndFrom(LookedAfterCase seen, DateOnly? day)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.End >= day)
            {
                return episode;
            }
        }

        return null;
    }
}
