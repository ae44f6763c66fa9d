namespace OpenCollect.Generating;

/// <summary>A time in care of a synthetic person, in words that every collection understands.</summary>
/// <param name="From">The day care began.</param>
/// <param name="Until">The day care ended; none while it goes on at the end of the generated year.</param>
/// <param name="Ended">How it ended.</param>
public readonly record struct CareTime(DateOnly From, DateOnly? Until, CareEnd Ended)
{
    /// <summary>Agreed short breaks, not care around the clock.</summary>
    public bool IsShortBreaks { get; init; }

    /// <summary>The category of need, N1 to N8, the same in the census of children in need.</summary>
    public string Need { get; init; } = "N1";

    /// <summary>The person came to the country alone and sought asylum.</summary>
    public bool IsUasc { get; init; }
}

/// <summary>How a time in care ended, where other collections tell of it too.</summary>
public enum CareEnd
{
    /// <summary>Not by the end of the generated year.</summary>
    NotYet,

    /// <summary>In some way that no other collection has a code for.</summary>
    Other,

    Adopted,

    Died,

    /// <summary>Special guardianship.</summary>
    SpecialGuardianship,

    /// <summary>A child arrangements order, formerly a residence order.</summary>
    ChildArrangements,

    /// <summary>Another authority took over.</summary>
    TakenOver,

    /// <summary>The eighteenth birthday.</summary>
    CameOfAge,
}
