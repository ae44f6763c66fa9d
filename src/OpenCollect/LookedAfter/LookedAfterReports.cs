using OpenCollect.Collections;

namespace OpenCollect.LookedAfter;

/// <summary>
/// The standing reports of the looked after return: basic statistics, and the children behind them. Children looked after only under
/// agreed short breaks are in none but the one that lists them. Source: portal.md, section 6.2; statistics notes, section 3.
/// </summary>
public static class LookedAfterReports
{
    private const string Known = "Known from this return, and from last year’s if it is at hand: care that only earlier returns tell of is not known here.";

    public static ImmutableArray<CollectionReport> All { get; } =
    [
        Of("summary", "Basic statistics", "The headline figures of the return. Provisional: worked out from this return alone.", y => new Summary(y)),
        Of("legal-status", "Looked after at 31 March by legal status", "The legal status of the episode that is open at 31 March, the latest if several are; short breaks are not counted.", y => OnLastDay("Legal status", Codes.LegalStatus.Codes, y, e => e.LegalStatus, "V3", "V4")),
        Of("placement", "Looked after at 31 March by placement", "The placement of the episode that is open at 31 March, the latest if several are; short breaks are not counted.", y => OnLastDay("Placement", Codes.Placement.Codes, y, e => e.Placement)),
        Of("need", "Looked after at 31 March by category of need", "The category of need of the episode that is open at 31 March, the latest if several are; short breaks are not counted.", y => OnLastDay("Need", Codes.CategoryOfNeed.Codes, y, e => e.Need)),
        Of("reason-ceased", "Ceased to be looked after by reason", "Children who left care in the year, by the reason the last time; short breaks are not counted.",
            y => new CodeCount<LookedAfterChild>("Reason", Codes.ReasonEpisodeCeased.Codes, "Children", y, c => Last(c.Episodes.Where(e => !e.IsShortBreak && e.LeavesCare && y.Contains(e.End)).OrderBy(e => e.End)).Select(e => e.ReasonCeased), "X1")),
        Of("missing", "Missing from placement", "Each time a child was missing or away without authorisation in the year, those included that began before it; children with short breaks only are not listed.",
            y => new ListCount<LookedAfterChild>(["CHILD", "Kind", "Started", "Ended"], c => c.MissingPeriods.Where(m => !c.HasOnlyShortBreaks && m.Overlaps(y)).Select(m => ReportCells.Row(c.Id, [m.Kind, m.Start, m.End]))), lists: true),
        Of("short-breaks", "Children with short breaks only", "Children whose only episodes are agreed series of short breaks: they are in no other count.",
            y => new ListCount<LookedAfterChild>(["CHILD", "Short break episodes"], c => c.HasOnlyShortBreaks ? [ReportCells.Row(c.Id, [c.Episodes.Length])] : []), lists: true),
        Of("care-leavers-expected", "Care leavers of this year", $"Who is in this year’s care leaver cohort, with the reason, and whether there is a row in OC3. {Known}", y => new Cohort(y, next: false), lists: true) with { ComparesLastYear = true },
        Of("care-leavers-next", "Care leavers of next year", $"Who will be in next year’s care leaver cohort if care goes on as it is, with the reason. {Known}", y => new Cohort(y, next: true), lists: true) with { ComparesLastYear = true },
    ];

    private static CollectionReport Of(string code, string title, string about, Func<CollectionYear, IReportCount> start, bool lists = false) => new(code, title, about, lists, start);

    private static CodeCount<LookedAfterChild> OnLastDay(string name, CodeSet codes, CollectionYear year, Func<Episode, string?> value, params ImmutableArray<string> never) => new(
        name, codes, "Children", year, c => Last(c.EpisodesByStart.Where(e => !e.IsShortBreak && e.IsOpenOn(year.LastDay))).Select(value), never);

    /// <summary>The last episode, if there is any: a child counts once.</summary>
    private static IEnumerable<Episode> Last(IEnumerable<Episode> inOrder) => inOrder.TakeLast(1);

    private sealed class Summary(CollectionYear year) : IReportCount
    {
        private readonly LookedAfterHeadlines _headlines = new(year);

        public void See(Record child) => _headlines.Count((LookedAfterChild)child);

        public ReportTable Finish() => new(["Figure", "Number"], [.. _headlines.All.Select(h => (ImmutableArray<string>)[h.Label, $"{h.Figure}"])]);
    }

    private sealed class Cohort(CollectionYear year, bool next) : IComparingCount
    {
        private readonly List<LookedAfterChild> _lastYear = [];
        private readonly CareLeaverCohort _cohort = new();
        private readonly HashSet<string> _inOc3 = new(StringComparer.Ordinal);

        /// <summary>The cohort wants the latest return first, so that last year's waits.</summary>
        public void SeeLastYear(IEnumerable<Record> children) => _lastYear.AddRange(children.Cast<LookedAfterChild>().Select(c => new LookedAfterChild
        {
            Id = c.Id,
            Headers = c.Headers,
            Episodes = c.Episodes,
            CareLeavers = c.CareLeavers,
        }));

        public void See(Record record)
        {
            var child = (LookedAfterChild)record;
            _cohort.Add(child, year);
            if (child.Id is { } id && !child.CareLeavers.IsEmpty)
            {
                _inOc3.Add(id);
            }
        }

        public ReportTable Finish()
        {
            foreach (var child in _lastYear)
            {
                _cohort.Add(child, year.Previous);
            }

            var of = next ? new CollectionYear(year.Ending + 1) : year;
            return new(
                ["CHILD", "Birthday in the year", "Age", "In the cohort", "Reason", .. next ? (string[])[] : ["In OC3"]],
                [
                    .. _cohort.In(of).Select(m => ReportCells.Row(
                        m.ChildId,
                        [m.Birthday, m.Age, m.Place switch { CohortPlace.In => "yes", CohortPlace.IfCareEnds => "if care ends", _ => "no" }, m.Reason, .. next ? (object?[])[] : [_inOc3.Contains(m.ChildId) ? "yes" : "no"]])),
                ]);
        }
    }
}
