namespace OpenCollect.Engine;

/// <summary>
/// Every rule of a collection, all years together, listed by hand in code order. Each rule is bound by its type, without
/// reflection, so the list trims and runs in a browser.
/// </summary>
/// <typeparam name="THeader">The return's header.</typeparam>
/// <typeparam name="TChild">One child with all its records.</typeparam>
public sealed class RuleBook<THeader, TChild>(string collection, Func<TChild, string?> childId)
    where THeader : Record
    where TChild : Record
{
    private readonly List<BoundRule> _rules = [];

    /// <summary>The collection's short name, such as <c>cin</c>.</summary>
    public string Collection => collection;

    /// <summary>Every form of every rule, in the order of the list.</summary>
    public IReadOnlyList<RuleInfo> All => field ??= [.. _rules.Select(r => r.Info)];

    public RuleBook<THeader, TChild> Header<TRule>()
        where TRule : IHeaderRule<THeader>, IExplained =>
        Add<TRule>(new BoundRule.OfHeader(TRule.Info, TRule.Check));

    public RuleBook<THeader, TChild> Child<TRule>()
        where TRule : IChildRule<TChild>, IExplained =>
        Add<TRule>(new BoundRule.OfChild(TRule.Info, TRule.Check));

    public RuleBook<THeader, TChild> Return<TRule, TTally>()
        where TRule : IReturnRule<TChild, TTally>, IExplained
        where TTally : struct =>
        Add<TRule>(new BoundRule.OfReturn(TRule.Info, static () => new Tally<TRule, TTally>()));

    public RuleBook<THeader, TChild> YearOnYear<TRule, TTally>()
        where TRule : IYearOnYearRule<TChild, TTally>, IExplained
        where TTally : struct =>
        Add<TRule>(new BoundRule.OfReturn(TRule.Info, static () => new YearOnYearTally<TRule, TTally>()));

    /// <summary>The forms of the rules in force in the year.</summary>
    public IEnumerable<RuleInfo> In(CollectionYear year) => All.Where(r => r.Years.Include(year));

    /// <summary>Every form of every rule that judges one child at a time, needing no other.</summary>
    public IReadOnlyList<RuleInfo> OfChildren => field ??= [.. _rules.OfType<BoundRule.OfChild>().Select(r => r.Info)];

    /// <summary>The rule's worked examples; none where examples are not part of the build.</summary>
    public IReadOnlyList<Example> ExamplesOf(RuleInfo rule) => [.. _rules.Single(r => r.Info == rule).Examples?.Invoke() ?? []];

    /// <summary>Begins one pass over one return.</summary>
    /// <param name="year">The collection year whose rules are applied. The caller has checked that it is open.</param>
    /// <param name="findings">Takes what is found, as it is found.</param>
    /// <param name="applies">Which of the year's rules to apply; none for all.</param>
    /// <param name="previous">The figures of last year's return by rule code, from <see cref="Run{THeader,TChild}.Figures"/>.</param>
    /// <param name="isGiven">Whether what a rule needs is at hand; none where everything is. Rules without it are not run.</param>
    public Run<THeader, TChild> Start(
        CollectionYear year, IFindings findings, Func<RuleInfo, bool>? applies = null, IReadOnlyDictionary<string, long>? previous = null,
        Func<Need, bool>? isGiven = null)
    {
        var chosen = _rules.Where(r => r.Info.Years.Include(year) && applies?.Invoke(r.Info) != false).ToList();
        var notRun = chosen.Select(r => new RuleNotRun(r.Info, Missing(r.Info))).Where(r => r.Missing.Length > 0).ToList();
        return new([.. chosen.Where(r => Missing(r.Info).IsEmpty)], year, findings, childId, applies, previous) { NotRun = notRun };

        ImmutableArray<Need> Missing(RuleInfo rule) => isGiven is null ? [] : [.. rule.Needs.Where(n => !isGiven(n))];
    }

    private RuleBook<THeader, TChild> Add<TRule>(BoundRule rule)
        where TRule : IExplained
    {
        if (Example.AreIncluded)
        {
            rule.Examples = static () => TRule.Examples;
        }

        _rules.Add(rule);
        return this;
    }

    internal abstract record BoundRule(RuleInfo Info)
    {
        public Func<IEnumerable<Example>>? Examples { get; set; }

        internal sealed record OfHeader(RuleInfo Info, Action<THeader, Report> Check) : BoundRule(Info);

        internal sealed record OfChild(RuleInfo Info, Action<TChild, Report> Check) : BoundRule(Info);

        internal sealed record OfReturn(RuleInfo Info, Func<Tally> Start) : BoundRule(Info);
    }

    /// <summary>What a return-level rule keeps during one run.</summary>
    internal abstract class Tally
    {
        public virtual long? Figure => null;

        public abstract void Count(TChild child, CollectionYear year);

        public abstract void Judge(Report report, long? previous);
    }

    private sealed class Tally<TRule, TTally> : Tally
        where TRule : IReturnRule<TChild, TTally>
        where TTally : struct
    {
        private TTally _tally;

        public override void Count(TChild child, CollectionYear year) => TRule.Count(ref _tally, child, year);

        public override void Judge(Report report, long? previous) => TRule.Judge(in _tally, report);
    }

    private sealed class YearOnYearTally<TRule, TTally> : Tally
        where TRule : IYearOnYearRule<TChild, TTally>
        where TTally : struct
    {
        private TTally _tally;

        public override long? Figure => TRule.Figure(in _tally);

        public override void Count(TChild child, CollectionYear year) => TRule.Count(ref _tally, child, year);

        public override void Judge(Report report, long? previous)
        {
            if (previous is not > 0)
            {
                return;
            }

            var now = TRule.Figure(in _tally);
            var change = (now - previous.Value) / (decimal)previous.Value;
            if (Math.Abs(change) >= TRule.Threshold)
            {
                report.Return($"last year {previous}, this year {now} ({(change > 0 ? "+" : "")}{change * 100:0.0}%)");
            }
        }
    }
}
