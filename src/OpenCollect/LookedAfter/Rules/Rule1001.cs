namespace OpenCollect.LookedAfter.Rules;

/// <summary>Information about care leavers is for those who were in care long enough after the 14th birthday, and after the 16th.</summary>
public sealed class Rule1001 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1001", Severity.Error, Scope.Child, Years.Always, "Not in care long enough to be a care leaver, or adopted")
        {
            Module = CareLeaver.Group.Name,
            Logic = "The child has a row in OC3, is under 20 on 31 March at the end of the year by DOB of the Header, and by the episodes of this year's and last year's returns was in care for fewer than 91 days from the 14th birthday or for none from the 16th; or the last of these episodes has REC E11 or E12. Episodes with the same DECOM count once, with the DEC that is given, this year's if both are. A blank DEC of the last episode counts as 31 March, a blank one of another as no day. Episodes with LS V3 or V4 count for no day. The day of DEC is no day in care. A child without a readable DOB is left out.",
            Advice = "Remove the row about care leavers, or correct the child's episodes or date of birth.",
            Guide = LookedAfterGuide.Check("1001"),
            Fields = [CareLeaver.ChildField, Episode.ReasonCeasedField],
            Needs = [Inputs.Oc3, Inputs.Episodes, Inputs.Header, Inputs.LastEpisodes],
            Doubt = "Only two years are seen: who was in care earlier is reported wrongly. For that reason those aged 20 or over, whom a public validator reports without exception, are left out.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.CareLeavers.IsEmpty || !(seen.Child.BirthDate.AgeOn(report.Year.LastDay) < 20))
        {
            return;
        }

        var care = new Care(seen.Child.BirthDate.Birthday(14), seen.Child.BirthDate.Birthday(16));
        var (now, before) = (seen.Child.EpisodesByStart, seen.LastYear?.EpisodesByStart ?? []);
        Episode? last = null;
        for (int i = 0, j = 0; i < now.Length || j < before.Length;)
        {
            var next = j == before.Length || (i < now.Length && now[i].Start <= before[j].Start) ? now[i++] : before[j++];
            if (next.Start != last?.Start)
            {
                care.Add(last, last?.End);
                last = next;
            }
            else if (last!.End is null && next.End is not null)
            {
                last = next;
            }
        }

        care.Add(last, last?.EndOr(report.Year.LastDay));
        if (last is { IsAdoption: true })
        {
            foreach (var leaver in seen.Child.CareLeavers)
            {
                report.Between((leaver, CareLeaver.ChildField), (last, Episode.ReasonCeasedField));
            }
        }
        else if (!care.IsEnough)
        {
            foreach (var leaver in seen.Child.CareLeavers)
            {
                report.At(leaver, CareLeaver.ChildField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.LeftCare;
            var (leaver, last) = (seen.Child.CareLeavers[0], seen.LastYear!.Episodes[0]);
            var (at14, at16) = (seen.Child.BirthDate.Birthday(14), seen.Child.BirthDate.Birthday(16));
            var open = last with { Start = at16, End = null, ReasonCeased = null };
            Episode Care(DateOnly? start, int days) => last with { Start = start, End = start.PlusDays(days) };
            LookedAfterCase Of(ImmutableArray<Episode> now, ImmutableArray<Episode> before) => seen with
            {
                Child = seen.Child with { Episodes = now },
                LastYear = seen.LastYear! with { Episodes = before },
            };
            LookedAfterCase Born(DateOnly? born) => seen with
            {
                Child = seen.Child with { Headers = [seen.Child.Headers[0] with { BirthDate = born }] },
                LastYear = null,
            };
            return
            [
                Example.Passes("in care for years until 18", seen),
                Example.Fails("no episodes in either year", "OC3[1]/CHILD", Of([], [])),
                Example.Fails("not in last year's return, no episodes", "OC3[1]/CHILD", Of([], []) with { LastYear = null }),
                Example.Passes("91 days after the 16th birthday", Of([], [Care(at16, 91)])),
                Example.Fails("90 days after the 16th birthday", "OC3[1]/CHILD", Of([], [Care(at16, 90)])),
                Example.Fails("91 days, two of them in the second episode, of which one is lost", "OC3[1]/CHILD",
                    Of([], [Care(at16, 89), Care(at16.PlusDays(89), 1)])),
                Example.Passes("91 days in two episodes", Of([], [Care(at16, 89), Care(at16.PlusDays(100), 2)])),
                Example.Passes("91 days after the 14th birthday, the last one after the 16th", Of([], [Care(at16.PlusDays(-90), 91)])),
                Example.Fails("years after the 14th birthday, until the 16th", "OC3[1]/CHILD",
                    Of([], [last with { Start = at14, End = at16 }])),
                Example.Passes("years after the 14th birthday, until the day after the 16th",
                    Of([], [last with { Start = at14, End = at16.PlusDays(1) }])),
                Example.Fails("91 days, of which one before the 14th birthday, and one after the 16th", "OC3[1]/CHILD",
                    Of([], [Care(at14.PlusDays(-1), 90), Care(at16, 1)])),
                Example.Passes("92 days, of which one before the 14th birthday, and one after the 16th",
                    Of([], [Care(at14.PlusDays(-1), 91), Care(at16, 1)])),
                Example.Fails("an episode that ended before the 14th birthday takes nothing away and adds nothing", "OC3[1]/CHILD",
                    Of([], [Care(at14.PlusDays(-300), 200), Care(at16, 90)])),
                Example.Passes("an episode that ended before the 14th birthday, and 91 days after it",
                    Of([], [Care(at14.PlusDays(-300), 200), Care(at16, 91)])),
                Example.Fails("short breaks", "OC3[1]/CHILD", Of([], [Care(at16, 300) with { LegalStatus = "V4" }])),
                Example.Passes("short breaks after 91 days",
                    Of([], [Care(at16, 91), Care(at16.PlusDays(91), 30) with { LegalStatus = "V3" }])),
                Example.Passes("91 days in both years together", Of([Care(at16.PlusDays(60), 31)], [Care(at16, 60)])),
                Example.Fails("the same episode in both years, 46 days", "OC3[1]/CHILD", Of([Care(at16, 46)], [Care(at16, 46)])),
                Example.Passes("open last year, ended after 91 days this year", Of([Care(at16, 91)], [open])),
                Example.Fails("open last year, ended after 90 days this year", "OC3[1]/CHILD", Of([Care(at16, 90)], [open])),
                Example.Passes("ended after 91 days last year, open this year", Of([open], [Care(at16, 91)])),
                Example.Fails("ended after 90 days last year, open this year", "OC3[1]/CHILD", Of([open], [Care(at16, 90)])),
                Example.Passes("ended after 91 days this year, after 90 last year", Of([Care(at16, 91)], [Care(at16, 90)])),
                Example.Passes("the last episode goes on, from 91 days before the end of the year",
                    Of([open with { Start = sample.Day(3, 31).AddDays(-91) }], [])),
                Example.Fails("the last episode goes on, from 90 days before the end of the year", "OC3[1]/CHILD",
                    Of([open with { Start = sample.Day(3, 31).AddDays(-90) }], [])),
                Example.Fails("an earlier episode is open", "OC3[1]/CHILD", Of([open, Care(at16.PlusDays(200), 90)], [])),
                Example.Fails("the last end is unreadable", "OC3[1]/CHILD", Of([open with
                {
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)),
                }], [])),
                Example.Fails("adopted after years in care", ["OC3[1]/CHILD", "LastYear/Episodes[1]/REC"],
                    Of([], [last with { ReasonCeased = "E11" }])),
                Example.Fails("adopted this year", ["OC3[1]/CHILD", "Episodes[1]/REC"],
                    Of([Care(at16.PlusDays(200), 90) with { ReasonCeased = "E12" }], [Care(at16, 200)])),
                Example.Passes("adopted before another episode",
                    Of([Care(at16.PlusDays(200), 90)], [Care(at16, 200) with { ReasonCeased = "E12" }])),
                Example.Passes("20 on 31 March", Born(sample.Day(3, 31).AddYears(-20))),
                Example.Fails("20 on the 1 April that follows", "OC3[1]/CHILD", Born(sample.Day(3, 31).AddYears(-20).AddDays(1))),
                Example.Passes("no date of birth", Born(null)),
                Example.Fails("two rows about care leavers", ["OC3[1]/CHILD", "OC3[2]/CHILD"], Of([], []) with
                {
                    Child = seen.Child with { CareLeavers = [leaver, leaver with { InTouch = "NO" }] },
                    LastYear = null,
                }),
                Example.Fails("two rows about care leavers, adopted",
                    ["OC3[1]/CHILD", "LastYear/Episodes[1]/REC", "OC3[2]/CHILD", "LastYear/Episodes[1]/REC"],
                    Of([], [last with { ReasonCeased = "E12" }]) with
                    {
                        Child = seen.Child with { CareLeavers = [leaver, leaver with { InTouch = "NO" }] },
                    }),
                Example.Passes("no row about care leavers",
                    Of([], []) with { Child = seen.Child with { CareLeavers = [] }, LastYear = null }),
                Example.Passes("in care by this year's return, on short breaks by last year's, the end given in neither",
                    Of([open], [open with { LegalStatus = "V4" }])),
            ];
        }
    }

    /// <summary>Adds up the days in care from two birthdays on.</summary>
    private struct Care(DateOnly? at14, DateOnly? at16)
    {
        private int _from14;
        private int _from16;

        public readonly bool IsEnough => _from14 >= 91 && _from16 >= 1;

        public void Add(Episode? episode, DateOnly? end)
        {
            if (episode is { IsShortBreak: false })
            {
                _from14 += Days(episode.Start, end, at14);
                _from16 += Days(episode.Start, end, at16);
            }
        }

        private static int Days(DateOnly? start, DateOnly? end, DateOnly? birthday) =>
            (start > birthday ? start : birthday) is { } first && end > first ? end.Value.DayNumber - first.DayNumber : 0;
    }
}
