using OpenCollect.Cin.Codes;
using OpenCollect.Collections;

namespace OpenCollect.Cin.Reports;

/// <summary>
/// The standing reports of the CIN census. Source: CIN census 2019 to 2020 COLLECT report specifications, list of contents; definitions in
/// the statistics notes, section 2, with their defaults where they leave a choice: months are calendar months, and a plan that ends on
/// 31 March has ended.
/// </summary>
public static class CinReports
{
    private const int ConferenceLimit = 15;
    private const int AssessmentLimit = 45;

    public static ImmutableArray<CollectionReport> All { get; } =
    [
        Of("assessments-list", "Assessments working days list", $"Every assessment completed in the year with the working days from its start and from the referral. Statute counts {AssessmentLimit} days from the referral; the published measure counts from the start.",
            y => new ListCount<CinChild>(["LA child ID", "Referral", "Assessment started", "Assessment completed", "Working days from start", "Working days from referral", $"Over {AssessmentLimit}"], c => Assessments(c, y)), lists: true),
        Of("assessments-summary", "Assessments working days summary", "Assessments completed in the year by working days from their start. Shares are of all that were completed.",
            y => new Bands(["Same day", "1 to 10", "11 to 20", "21 to 30", "31 to 40", "41 to 45", "46 to 50", "51 to 60", "61 or more"], [0, 10, 20, 30, 40, 45, 50, 60], "Assessments", c => Completed(c, y).Select(a => Days(a.Assessment.Start, a.Assessment.Authorised))) { IsOfAll = true }),
        Of("plans-by-category", "Plans at 31 March by initial and latest category of abuse", "Child protection plans open at 31 March.", y => new Categories(y)),
        Of("factors", "Factors at assessment", "Episodes with an assessment completed in the year that has the factor; an episode counts once for each factor. Shares are of the episodes with any factor information, which code 21 is too. Codes of other years are listed where the return has them.", y => new Factors(y)),
        Of("transfer-in-conferences", "Transfer-in conferences working days summary", "Initial conferences of children who moved in under a plan, by working days from the referral to the conference.",
            y => new Bands(["0 to 15", "16 to 20", "21 or more"], [15, 20], "Conferences", c => c.Episodes.Where(e => y.Contains(e.ConferenceDate)).Select(e => Days(e.ReferralDate, e.ConferenceDate)))),
        Of("conferences-summary", "Initial conferences working days summary", "Initial child protection conferences in the year by working days from the start of the section 47 enquiry. A conference before the enquiry has no duration. Those of children who transferred in are in a report of their own.",
            y => new Bands(["0 to 10", "11 to 15", "16 to 20", "21 or more"], [10, 15, 20], "Conferences", c => Enquiries(c).Where(s => y.Contains(s.ConferenceDate)).Select(s => Days(s.Start, s.ConferenceDate)))),
        Of("key-indicators", "Key indicators", "The indicators that the figures of a return come to. Provisional: worked out from this return alone.", y => new KeyIndicators(y)),
        Of("plans-two-years", "Children behind the indicators: plans of two years or more", "Plans that ended in the year after more than 729 days, the last day included.",
            y => new ListCount<CinChild>(["LA child ID", "Plan started", "Plan ended", "Days"], c => Plans(c).Where(p => y.Contains(p.End) && IsTwoYears(p)).Select(p => Row(c, p.Start, p.End, $"{PlanDays(p)}"))), lists: true),
        Of("plans-reviewed", "Children behind the indicators: plans reviewed within timescales", "Plans open at 31 March for at least three months: whether a review was held within three months of the start and then at most six months apart.",
            y => new ListCount<CinChild>(["LA child ID", "Plan started", "Reviews", "Last review", "In time"], c => Plans(c).Where(p => IsReviewable(p, y)).Select(p => Row(c, p.Start, $"{p.Reviews.Length}", p.Reviews.Max(r => r.Date), IsReviewedInTime(p, y) ? "yes" : "no"))), lists: true),
        Of("plans-again", "Children behind the indicators: more than one plan", "Plans that started in the year of children who had a plan before.",
            y => new ListCount<CinChild>(["LA child ID", "Plan started", "Previous plans"], c => Plans(c).Where(p => y.Contains(p.Start) && IsAgain(p)).Select(p => Row(c, p.Start, p.PreviousPlans ?? ""))), lists: true),
        Of("referral-source", "Referral source", "Referrals in the year by who referred.",
            y => new CodeCount<CinChild>("Source", Codes.ReferralSource.Codes, "Referrals", y, c => c.Episodes.Where(e => y.Contains(e.ReferralDate)).Select(e => e.ReferralSource))),
        Of("by-month", "Referrals, assessments and plans starting and ending by month", "By the month of the referral, the completion of the assessment, and the start and end of the plan.", y => new Months(y)),
        Of("plans-started", "Plans started in the year by category of abuse", "By the initial category.",
            y => new CodeCount<CinChild>("Category", CategoryOfAbuse.Codes, "Plans", y, c => Plans(c).Where(p => y.Contains(p.Start)).Select(p => p.InitialCategory))),
        Of("summary", "Summary", "The headline figures of the return.", y => new Summary(y)),
        Of("continuity", "Submission continuity report", Continuity.About, y => new Continuity(y), lists: true) with { ComparesLastYear = true },
    ];

    internal static int? Days(DateOnly? from, DateOnly? until) => from is { } first && until is { } last && last >= first ? WorkingDays.Between(first, last) : null;

    internal static IEnumerable<Section47> Enquiries(CinChild child) => child.Episodes.SelectMany(e => e.Section47s);

    internal static IEnumerable<ProtectionPlan> Plans(CinChild child) => child.Episodes.SelectMany(e => e.ProtectionPlans);

    internal static IEnumerable<(Episode Episode, Assessment Assessment)> Completed(CinChild child, CollectionYear year) =>
        child.Episodes.SelectMany(e => e.Assessments.Where(a => year.Contains(a.Authorised)).Select(a => (e, a)));

    internal static bool IsAgain(ProtectionPlan plan) => int.TryParse(plan.PreviousPlans, System.Globalization.NumberStyles.None, null, out var before) && before > 0;

    /// <summary>How long a plan lasted in calendar days, the last day included.</summary>
    internal static int PlanDays(ProtectionPlan plan) => plan.Start is { } start && plan.End is { } end ? end.DayNumber - start.DayNumber + 1 : 0;

    /// <summary>Two years or more as published: more than 729 days.</summary>
    internal static bool IsTwoYears(ProtectionPlan plan) => PlanDays(plan) > 729;

    internal static bool IsReviewable(ProtectionPlan plan, CollectionYear year) => plan.IsOpenOn(year.LastDay) && plan.Start!.Value.AddMonths(3) <= year.LastDay;

    /// <summary>
    /// Whether reviews followed the statutory rhythm in the year: the first within three months of the start, then at most six months apart,
    /// the last not more than six months before 31 March. Where the first was due before the year, the last review before the year begins
    /// the chain; the return has it of every plan that was open then, and without it such a plan counts as late. Source: statistics notes,
    /// section 2.8.
    /// </summary>
    internal static bool IsReviewedInTime(ProtectionPlan plan, CollectionYear year)
    {
        var dates = plan.Reviews.Select(r => r.Date).OfType<DateOnly>().Where(d => d <= year.LastDay).Order().ToList();
        var firstDue = plan.Start!.Value.AddMonths(3);
        if (firstDue < year.FirstDay)
        {
            dates.RemoveRange(0, Math.Max(0, dates.FindLastIndex(d => d < year.FirstDay)));
        }

        return dates.Count > 0
            && (firstDue < year.FirstDay ? dates[0] < year.FirstDay : dates[0] <= firstDue)
            && dates.Zip(dates.Skip(1).Append(year.LastDay), (one, next) => next <= one.AddMonths(6)).All(inTime => inTime);
    }

    private static ImmutableArray<string> Row(CinChild child, params IEnumerable<object?> cells) => ReportCells.Row(child.Id, cells);

    private static string Share(long part, long whole) => ReportCells.Share(part, whole);

    private static IEnumerable<ImmutableArray<string>> Assessments(CinChild child, CollectionYear year) => Completed(child, year).Select(a =>
    {
        var (fromStart, fromReferral) = (Days(a.Assessment.Start, a.Assessment.Authorised), Days(a.Episode.ReferralDate, a.Assessment.Authorised));
        return Row(child, a.Episode.ReferralDate, a.Assessment.Start, a.Assessment.Authorised, fromStart, fromReferral, fromStart > AssessmentLimit ? "yes" : "no");
    });

    private static CollectionReport Of(string code, string title, string about, Func<CollectionYear, IReportCount> start, bool lists = false) => new(code, title, about, lists, start);

    /// <summary>How many last so long, in bands.</summary>
    private sealed class Bands(ImmutableArray<string> names, ImmutableArray<int> most, string what, Func<CinChild, IEnumerable<int?>> durations) : IReportCount
    {
        private readonly long[] _counts = new long[names.Length];
        private long _without;

        /// <summary>Whether shares are of all, not only of those with a duration.</summary>
        public bool IsOfAll { get; init; }

        public void See(Record child)
        {
            foreach (var days in durations((CinChild)child))
            {
                if (days is not { } known)
                {
                    _without++;
                    continue;
                }

                var band = most.TakeWhile(m => known > m).Count();
                _counts[band]++;
            }
        }

        public ReportTable Finish()
        {
            var known = _counts.Sum();
            var of = IsOfAll ? known + _without : known;
            return new(
                ["Working days", what, IsOfAll ? "Per cent" : "Per cent of those with a duration"],
                [
                    .. names.Select((name, i) => (ImmutableArray<string>)[name, $"{_counts[i]}", Share(_counts[i], of)]),
                    ["No valid duration", $"{_without}", IsOfAll ? Share(_without, of) : ""],
                    ["All", $"{known + _without}", ""],
                ]);
        }
    }

    private sealed class Categories(CollectionYear year) : IReportCount
    {
        private const string Other = "other";
        private readonly Dictionary<(string, string), long> _counts = [];

        public void See(Record child)
        {
            foreach (var plan in Plans((CinChild)child).Where(p => p.IsOpenOn(year.LastDay)))
            {
                var key = (Known(plan.InitialCategory), Known(plan.LatestCategory));
                _counts[key] = _counts.GetValueOrDefault(key) + 1;
            }
        }

        public ReportTable Finish()
        {
            string[] values = [.. CategoryOfAbuse.Codes.In(year).Select(c => c.Value), Other];
            return new(
                ["Initial category", .. values.Select(v => $"Latest {v}"), "All"],
                [
                    .. values.Append("All").Select(initial => (ImmutableArray<string>)
                        [initial, .. values.Select(latest => $"{Of(initial, latest)}"), $"{values.Sum(latest => Of(initial, latest))}"]),
                ]);
        }

        private long Of(string initial, string latest) => initial == "All" ? _counts.Where(c => c.Key.Item2 == latest).Sum(c => c.Value) : _counts.GetValueOrDefault((initial, latest));

        private string Known(string? value) => CategoryOfAbuse.Codes.Has(value, year) ? value! : Other;
    }

    private sealed class Factors(CollectionYear year) : IReportCount
    {
        private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
        private long _episodes;

        public void See(Record child)
        {
            foreach (var episode in ((CinChild)child).Episodes)
            {
                var factors = episode.Assessments.Where(a => year.Contains(a.Authorised)).SelectMany(a => a.Factors)
                    .Where(f => AssessmentFactors.Codes.Find(f) is not null).ToHashSet(StringComparer.Ordinal);
                _episodes += factors.Count > 0 ? 1 : 0;
                foreach (var factor in factors)
                {
                    _counts[factor] = _counts.GetValueOrDefault(factor) + 1;
                }
            }
        }

        public ReportTable Finish() => new(
            ["Factor", "Meaning", "Episodes", "Per cent of episodes with factor information"],
            [
                .. AssessmentFactors.Codes.Where(c => c.Years.Include(year) || _counts.ContainsKey(c.Value))
                    .Select(c => (ImmutableArray<string>)[c.Value, c.LabelIn(year), $"{_counts.GetValueOrDefault(c.Value)}", Share(_counts.GetValueOrDefault(c.Value), _episodes)]),
                ["", "Episodes with any factor information", $"{_episodes}", ""],
            ]);
    }

    private sealed class Months(CollectionYear year) : IReportCount
    {
        private readonly long[,] _counts = new long[12, 4];

        public void See(Record record)
        {
            var child = (CinChild)record;
            foreach (var episode in child.Episodes)
            {
                Add(episode.ReferralDate, 0);
            }

            foreach (var (_, assessment) in Completed(child, year))
            {
                Add(assessment.Authorised, 1);
            }

            foreach (var plan in Plans(child))
            {
                Add(plan.Start, 2);
                Add(plan.End, 3);
            }
        }

        public ReportTable Finish() => new(
            ["Month", "Referrals", "Assessments completed", "Plans started", "Plans ended"],
            [
                .. Enumerable.Range(0, 12).Select(m => (ImmutableArray<string>)
                    [year.FirstDay.AddMonths(m).ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture), .. Enumerable.Range(0, 4).Select(i => $"{_counts[m, i]}")]),
                ["All", .. Enumerable.Range(0, 4).Select(i => $"{Enumerable.Range(0, 12).Sum(m => _counts[m, i])}")],
            ]);

        private void Add(DateOnly? date, int column)
        {
            if (year.Contains(date))
            {
                _counts[(date!.Value.Month + 8) % 12, column]++;
            }
        }
    }

    private sealed class KeyIndicators(CollectionYear year) : IReportCount
    {
        private long _referrals, _noFurtherAction, _assessments, _assessmentsInTime, _conferences, _conferencesInTime;
        private long _started, _again, _ended, _long, _reviewable, _reviewed;

        public void See(Record record)
        {
            var child = (CinChild)record;
            foreach (var episode in child.Episodes.Where(e => year.Contains(e.ReferralDate)))
            {
                _referrals++;
                _noFurtherAction += episode.IsNoFurtherAction ? 1 : 0;
            }

            foreach (var (_, assessment) in Completed(child, year))
            {
                _assessments++;
                _assessmentsInTime += Days(assessment.Start, assessment.Authorised) <= AssessmentLimit ? 1 : 0;
            }

            foreach (var enquiry in Enquiries(child).Where(s => year.Contains(s.ConferenceDate)))
            {
                if (Days(enquiry.Start, enquiry.ConferenceDate) is { } days)
                {
                    _conferences++;
                    _conferencesInTime += days <= ConferenceLimit ? 1 : 0;
                }
            }

            foreach (var plan in Plans(child))
            {
                _started += year.Contains(plan.Start) ? 1 : 0;
                _again += year.Contains(plan.Start) && IsAgain(plan) ? 1 : 0;
                _ended += year.Contains(plan.End) ? 1 : 0;
                _long += year.Contains(plan.End) && IsTwoYears(plan) ? 1 : 0;
                _reviewable += IsReviewable(plan, year) ? 1 : 0;
                _reviewed += IsReviewable(plan, year) && IsReviewedInTime(plan, year) ? 1 : 0;
            }
        }

        public ReportTable Finish() => new(
            ["Indicator", "Number", "Of", "Per cent"],
            [
                Indicator("Referrals with no further action", _noFurtherAction, _referrals),
                Indicator($"Assessments completed within {AssessmentLimit} working days of their start", _assessmentsInTime, _assessments),
                Indicator($"Initial conferences within {ConferenceLimit} working days of the section 47 enquiry", _conferencesInTime, _conferences),
                Indicator("Plans started for a second or further time", _again, _started),
                Indicator("Plans ended after two years or more", _long, _ended),
                Indicator("Plans open at 31 March reviewed within timescales", _reviewed, _reviewable),
            ]);

        private static ImmutableArray<string> Indicator(string name, long number, long of) => [name, $"{number}", $"{of}", Share(number, of)];
    }

    private sealed class Summary(CollectionYear year) : IReportCount
    {
        private readonly CinHeadlines _headlines = new(year);

        public void See(Record child) => _headlines.Count((CinChild)child);

        public ReportTable Finish() => new(["Figure", "Number"], [.. _headlines.All.Select(h => (ImmutableArray<string>)[h.Label, $"{h.Figure}"])]);
    }
}
