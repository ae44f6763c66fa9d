namespace OpenCollect.Collections;

/// <summary>A child as one return has it.</summary>
/// <param name="Return">What the return says beside its children, which decides which rules can be run.</param>
/// <param name="Child">The child; none where the child is not in the return.</param>
public sealed record ChildInReturn(ReturnDocument Return, ChildDocument? Child)
{
    public override string ToString() => Return.ToString();
}

/// <summary>What is found of one child judged alone.</summary>
/// <param name="Findings">What a run over the whole return finds of the child while it looks at the child, in the same order.</param>
/// <param name="Faults">The rules that could not be judged there because of a fault of ours.</param>
/// <param name="Applied">
/// The rules that were judged, checks of the child's values (<see cref="FileChecks"/>) aside. What a run over the whole return found of the
/// child by others still stands.
/// </param>
/// <param name="NotRun">The rules about a child that lack something, each with what.</param>
public sealed record Recheck(
    ImmutableArray<Finding> Findings, ImmutableArray<RuleFault> Faults, IReadOnlyList<RuleInfo> Applied, ImmutableArray<RuleLeftOut> NotRun)
{
    /// <summary>
    /// Judges one child by all rules that need no other child. Those about the header, the return as a whole or identifiers that children share
    /// need the whole return.
    /// </summary>
    /// <param name="child">The child, corrected or not.</param>
    /// <param name="year">The collection year, open for rules; see <see cref="YearChoice"/>.</param>
    /// <param name="beside">What is at hand beside the return. Its earlier returns are used where no document of theirs is given.</param>
    /// <param name="lastYear">The child in last year's return; none if that return is not at hand as documents.</param>
    /// <param name="yearBefore">The child in the return of the year before last, likewise.</param>
    /// <param name="applies">Which rules to apply; none for all.</param>
    public static Recheck Of(
        ChildInReturn child, CollectionYear year, CheckInputs beside, ChildInReturn? lastYear = null, ChildInReturn? yearBefore = null,
        Func<RuleInfo, bool>? applies = null)
    {
        var collection = Collection.Find(child.Return.Collection) ?? throw new ArgumentException("There is no such collection.", nameof(child));
        using var opened = collection.Open(FilesOf(child));
        var findings = new OfChild();
        var rules = collection.ChildRules.ToHashSet();
        var outcome = opened.Check(
            year,
            beside with
            {
                Previous = !collection.ComparesChildren ? null : lastYear is null ? beside.Previous : FilesOf(lastYear),
                BeforePrevious = !collection.ComparesChildren ? null : yearBefore is null ? beside.BeforePrevious : FilesOf(yearBefore),
            },
            findings, r => (rules.Contains(r) || FileChecks.All.Contains(r)) && applies?.Invoke(r) != false, (_, _) => findings.IsDone = true);
        return new([.. findings.Findings], [.. findings.Faults], outcome.Applied, outcome.NotRun);

        ReturnFiles FilesOf(ChildInReturn there) => collection.FilesOf(there.Return, there.Child is { } document ? [document] : []);
    }

    /// <summary>Keeps what is found between the header and the end.</summary>
    private sealed class OfChild : IFindings
    {
        public List<Finding> Findings { get; } = [];

        public List<RuleFault> Faults { get; } = [];

        /// <summary>Whether the child was judged: what comes after is about the return.</summary>
        public bool IsDone { get; set; }

        public void Add(Finding finding)
        {
            if (IsAbout(finding.Subject))
            {
                Findings.Add(finding);
            }
        }

        public void Add(RuleFault fault)
        {
            if (IsAbout(fault.Subject))
            {
                Faults.Add(fault);
            }
        }

        private bool IsAbout(Record? subject) => !IsDone && subject is not null and not OpenCollect.Cin.CinHeader and not OpenCollect.LookedAfter.LookedAfterReturn;
    }
}
