namespace OpenCollect.Engine;

/// <summary>Where to look: a record and the field on it. No record where the whole return is meant.</summary>
public readonly record struct Place(Record? Record, Field? Field)
{
    /// <summary>The line in the file, from 1; 0 if the place is the whole return.</summary>
    public int Line => Record is null ? 0 : Field is null ? Record.Line : Record.Origin.LineOf(Field);

    public override string ToString() => $"{Field?.ToString() ?? Record?.Module.Name ?? "return"}, line {Line}";
}

/// <summary>
/// One failure of one rule, with every place that takes part in it, the one to look at first in front. It says where to look;
/// a report looks the values up. Its text form holds no child's data, so it can be logged.
/// </summary>
/// <param name="Rule">The rule that failed.</param>
/// <param name="Subject">The child or the header that was judged; none for the whole return.</param>
/// <param name="ChildId">The authority's own identifier of the child, where there is one.</param>
/// <param name="Places">At least one, except for a return-level finding.</param>
public sealed record Finding(RuleInfo Rule, Record? Subject, string? ChildId, ImmutableArray<Place> Places)
{
    /// <summary>More about this one finding, such as the two figures of a year-on-year check. Holds no child's data.</summary>
    public string? Detail { get; init; }

    public override string ToString() => $"{Rule.Code} at {string.Join(", ", Places)}";
}

/// <summary>A fault of ours: the rule threw, so it could not be judged there. Never counted as passed.</summary>
/// <param name="Rule">The rule that could not be judged.</param>
/// <param name="Subject">The child or header, none at return level.</param>
/// <param name="ChildId">The authority's own identifier of the child, where there is one.</param>
/// <param name="Fault">The kind of exception; its message is left out because it could hold data.</param>
public sealed record RuleFault(RuleInfo Rule, Record? Subject, string? ChildId, string Fault)
{
    public int Line => Subject?.Line ?? 0;

    public override string ToString() => $"{Rule.Code} could not be judged at line {Line} ({Fault})";
}

/// <summary>What takes the findings of a run as they are made.</summary>
public interface IFindings
{
    void Add(Finding finding);

    void Add(RuleFault fault);
}
