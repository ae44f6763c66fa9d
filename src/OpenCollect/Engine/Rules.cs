namespace OpenCollect.Engine;

/// <summary>A rule: one sealed class, one file, named by the official code. It has no instance, no state and no clock.</summary>
public interface IRule
{
    static abstract RuleInfo Info { get; }
}

/// <summary>A rule about the header.</summary>
public interface IHeaderRule<THeader> : IRule
    where THeader : Record
{
    static abstract void Check(THeader header, Report report);
}

/// <summary>A rule about one child. It sees the child and nothing else.</summary>
public interface IChildRule<TChild> : IRule
    where TChild : Record
{
    static abstract void Check(TChild child, Report report);
}

/// <summary>
/// A rule about the whole return. It counts as children stream past and judges once at the end, so it keeps a small
/// <typeparamref name="TTally"/>, never the children.
/// </summary>
public interface IReturnRule<TChild, TTally> : IRule
    where TChild : Record
    where TTally : struct
{
    static abstract void Count(ref TTally tally, TChild child, CollectionYear year);

    static abstract void Judge(in TTally tally, Report report);
}

/// <summary>
/// A check of one figure of the return against the same figure of last year's return. The engine compares: the check fires when
/// the figure rose or fell by the threshold or more, and is not applicable when last year's figure is 0 or not known.
/// </summary>
public interface IYearOnYearRule<TChild, TTally> : IRule
    where TChild : Record
    where TTally : struct
{
    /// <summary>The share by which the figure may not change, as a fraction: 0.25 for 25 per cent.</summary>
    static abstract decimal Threshold { get; }

    static abstract void Count(ref TTally tally, TChild child, CollectionYear year);

    static abstract long Figure(in TTally tally);
}

/// <summary>Worked examples: run as tests, shown in the rule's page, left out where <see cref="Example.AreIncluded"/> is off.</summary>
public interface IExplained
{
    static abstract IEnumerable<Example> Examples { get; }
}
