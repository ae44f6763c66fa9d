namespace OpenCollect.LookedAfter.Rules;

/// <summary>Somebody still looked after on the 17th or 18th birthday is no care leaver.</summary>
public sealed class Rule1007 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1007", Severity.Error, Scope.Child, Years.From(2023), "Still looked after, but items about care leavers were given")
        {
            Module = CareLeaver.Group.Name,
            Logic = "The child is 17 or 18 on 31 March at the end of the year by DOB of the OC3 row, and an episode holds the birthday in the year, with DECOM on or before it and DEC after it or blank, and any of IN_TOUCH, ACTIV and ACCOM is filled.",
            Advice = "Remove the items about care leavers, or correct the child's episodes or date of birth.",
            Guide = LookedAfterGuide.Check("1007"),
            Fields =
            [
                CareLeaver.InTouchField, CareLeaver.ActivityField, CareLeaver.AccommodationField, CareLeaver.BirthDateField,
                Episode.EndField,
            ],
            Needs = [Inputs.Oc3, Inputs.Episodes],
            Doubt = "A public validator misses children whose episode is open; they are in care, so here they fail.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.HasAnyItem
                && leaver.BirthDate.AgeOn(report.Year.LastDay) is 17 or 18
                && FirstOn(seen.Child.Episodes, leaver.BirthDate.Birthday(leaver.BirthDate.AgeOn(report.Year.LastDay)!.Value)) is { } episode)
            {
                report.At(
                    [.. Rule602.Filled(leaver, CareLeaver.Items), (leaver, CareLeaver.BirthDateField), (episode, Episode.EndField)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (leaver, episode) = (sample.LeftCare.Child.CareLeavers[0] with
                { BirthDate = new(2008, 9, 12) }, sample.LeftCare.LastYear!.Episodes[0]);
            var one = new CareLeaver { ChildId = "C3", BirthDate = leaver.BirthDate, Activity = "F2" };
            LookedAfterCase Of(CareLeaver leaver, params Episode[] episodes) =>
                sample.LeftCare with { Child = sample.LeftCare.Child with { CareLeavers = [leaver], Episodes = [.. episodes] } };
            var birthday = sample.Day(9, 12);
            ImmutableArray<string> some = ["OC3[1]/ACTIV", "OC3[1]/DOB", "Episodes[1]/DEC"];
            ImmutableArray<string> all = ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM", "OC3[1]/DOB", "Episodes[1]/DEC"];
            return
            [
                Example.Passes("not looked after in the year", Of(leaver)),
                Example.Fails("17, looked after from before the birthday", all, Of(leaver, episode with { End = null })),
                Example.Fails("17, one item", some, Of(one, episode with { End = null })),
                Example.Passes("17, no item", Of(one with { Activity = null }, episode with { End = null })),
                Example.Fails("came into care on the birthday", some, Of(one, episode with { Start = birthday, End = null })),
                Example.Passes("came into care the day after the birthday",
                    Of(one, episode with { Start = birthday.AddDays(1), End = null })),
                Example.Fails("left care the day after the birthday", some, Of(one, episode with { End = birthday.AddDays(1) })),
                Example.Passes("left care on the birthday", Of(one, episode with { End = birthday })),
                Example.Passes("the end of care is unreadable", Of(one, episode with
                {
                    End = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)),
                })),
                Example.Fails("in the second of three episodes", ["OC3[1]/ACTIV", "OC3[1]/DOB", "Episodes[2]/DEC"],
                    Of(one, episode with { End = birthday }, episode with { Start = birthday, End = null }, episode with { End = null })),
                Example.Passes("16 on 31 March",
                    Of(one with { BirthDate = sample.Day(3, 31).AddYears(-17).AddDays(1) }, episode with { End = null })),
                Example.Fails("17 on 31 March", some,
                    Of(one with { BirthDate = sample.Day(3, 31).AddYears(-17) }, episode with { End = null })),
                Example.Fails("18 until 31 March", some,
                    Of(one with { BirthDate = sample.Day(3, 31).AddYears(-19).AddDays(1) }, episode with { End = null })),
                Example.Passes("19 on 31 March", Of(one with { BirthDate = sample.Day(3, 31).AddYears(-19) }, episode with { End = null })),
                Example.Fails("born on 29 February, left care on 1 March", some,
                    Of(one with { BirthDate = new(2008, 2, 29) }, episode with { End = sample.Day(3, 1) })),
                Example.Passes("born on 29 February, left care on 28 February",
                    Of(one with { BirthDate = new(2008, 2, 29) }, episode with { End = sample.Day(2, 28) })),
                Example.Passes("no date of birth", Of(one with { BirthDate = null }, episode with { End = null })),
                Example.Fails("only the second row has an item", ["OC3[2]/ACTIV", "OC3[2]/DOB", "Episodes[1]/DEC"], sample.LeftCare with
                {
                    Child = sample.LeftCare.Child with
                    {
                        CareLeavers = [one with { Activity = null }, one],
                        Episodes = [episode with { End = null }],
                    },
                }),
            ];
        }
    }

    private static Episode? FirstOn(ImmutableArray<Episode> episodes, DateOnly? birthday)
    {
        foreach (var episode in episodes)
        {
            if (episode.Start <= birthday && (episode.IsOpen || episode.End > birthday))
            {
                return episode;
            }
        }

        return null;
    }
}

/// <summary>Somebody of 17 or 18 who is still looked after is no care leaver: the form of 2021-22.</summary>
public sealed class Rule1007Until2022 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1007", Severity.Error, Scope.Child, Years.Between(2022, 2022), "Still looked after, but items about care leavers were given")
        {
            Module = CareLeaver.Group.Name,
            Logic = "The child is 17 or 18 on 31 March at the end of the year by DOB of the OC3 row, and an episode has a blank DEC or a blank REC, and any of IN_TOUCH, ACTIV and ACCOM is filled.",
            Advice = "Remove the items about care leavers, or correct the child's episodes or date of birth.",
            Guide = LookedAfterGuide.Check("1007"),
            Fields =
            [
                CareLeaver.InTouchField, CareLeaver.ActivityField, CareLeaver.AccommodationField, CareLeaver.BirthDateField,
                Episode.EndField,
            ],
            Needs = [Inputs.Oc3, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.HasAnyItem
                && leaver.BirthDate.AgeOn(report.Year.LastDay) is 17 or 18
                && FirstNotEnded(seen.Child.Episodes) is { } episode)
            {
                report.At(
                    [.. Rule602.Filled(leaver, CareLeaver.Items), (leaver, CareLeaver.BirthDateField), (episode, Episode.EndField)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2022);
            var (leaver, episode) = (sample.LeftCare.Child.CareLeavers[0] with
                { BirthDate = new(2004, 9, 12) }, sample.LeftCare.LastYear!.Episodes[0]);
            var one = new CareLeaver { ChildId = "C3", BirthDate = leaver.BirthDate, Activity = "F2" };
            LookedAfterCase Of(CareLeaver leaver, params Episode[] episodes) =>
                sample.LeftCare with { Child = sample.LeftCare.Child with { CareLeavers = [leaver], Episodes = [.. episodes] } };
            var ended = episode with { End = sample.Day(5, 9), ReasonCeased = "E4A" };
            ImmutableArray<string> some = ["OC3[1]/ACTIV", "OC3[1]/DOB", "Episodes[1]/DEC"];
            ImmutableArray<string> all = ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM", "OC3[1]/DOB", "Episodes[1]/DEC"];
            return
            [
                Example.Passes("not looked after in the year", Of(leaver)),
                Example.Passes("17, and all episodes ended", Of(one, ended)),
                Example.Fails("17, no end", all, Of(leaver, ended with { End = null })),
                Example.Fails("17, no reason for ceasing, and one item", some, Of(one, ended with { ReasonCeased = null })),
                Example.Passes("17, an unreadable end", Of(one, ended with
                {
                    End = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)),
                })),
                Example.Passes("17, no item", Of(one with { Activity = null }, ended with { End = null })),
                Example.Fails("in the second of three episodes", ["OC3[1]/ACTIV", "OC3[1]/DOB", "Episodes[2]/DEC"],
                    Of(one, ended, ended with { End = null }, ended with { End = null })),
                Example.Passes("16 on 31 March",
                    Of(one with { BirthDate = sample.Day(3, 31).AddYears(-17).AddDays(1) }, ended with { End = null })),
                Example.Fails("17 on 31 March", some,
                    Of(one with { BirthDate = sample.Day(3, 31).AddYears(-17) }, ended with { End = null })),
                Example.Fails("18 until 31 March", some,
                    Of(one with { BirthDate = sample.Day(3, 31).AddYears(-19).AddDays(1) }, ended with { End = null })),
                Example.Passes("19 on 31 March", Of(one with { BirthDate = sample.Day(3, 31).AddYears(-19) }, ended with { End = null })),
                Example.Passes("no date of birth", Of(one with { BirthDate = null }, ended with { End = null })),
                Example.Fails("only the second row has an item", ["OC3[2]/ACTIV", "OC3[2]/DOB", "Episodes[1]/DEC"], sample.LeftCare with
                {
                    Child = sample.LeftCare.Child with
                    {
                        CareLeavers = [one with { Activity = null }, one],
                        Episodes = [ended with { End = null }],
                    },
                }),
            ];
        }
    }

    private static Episode? FirstNotEnded(ImmutableArray<Episode> episodes)
    {
        foreach (var episode in episodes)
        {
            if (episode.IsOpen || episode.ReasonCeased is null)
            {
                return episode;
            }
        }

        return null;
    }
}
