namespace OpenCollect.Engine;

/// <summary>
/// Something that a rule cannot be judged without and that may be absent: a table of the return, last year's return, reference data.
/// </summary>
/// <param name="Name">What it is, fit to follow "not run, because" and to go before "not given": "last year's Episodes".</param>
/// <param name="IsMany">Whether the name is a plural.</param>
public sealed record Need(string Name, bool IsMany = false);

/// <summary>A rule that was not run because something that it needs was not given.</summary>
public sealed record RuleNotRun(RuleInfo Rule, ImmutableArray<Need> Missing)
{
    /// <summary>Why, as a sentence without a full stop: "last year's Episodes was not given".</summary>
    public string Because => $"{string.Join(" and ", Missing.Select(n => n.Name))} {(Missing is [{ IsMany: false }] ? "was" : "were")} not given";

    public override string ToString() => $"{Rule.Code} not run, because {Because}";
}
