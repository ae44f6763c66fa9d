using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>Everything that happened to a synthetic person up to the end of the generated year, from which each return tells its part.</summary>
internal sealed record Life(Identity Identity)
{
    /// <summary>In order; a day or more lies between two.</summary>
    public ImmutableArray<Care> Care { get; init; } = [];

    /// <summary>The category of need, N1 to N8.</summary>
    public string Need { get; init; } = "N1";

    public bool IsUasc { get; init; }

    /// <summary>Birth of a mother's first child.</summary>
    public DateOnly? FirstChild { get; init; }

    public Decision? Decision { get; init; }

    public Adopters? Adopters { get; init; }

    public Permanence? Permanence { get; init; }

    public ImmutableArray<Absence> Absences { get; init; } = [];

    /// <summary>The first days of each social worker's time; each lasts until the next begins and the last goes on.</summary>
    public ImmutableArray<Worker> Workers { get; init; } = [];

    /// <summary>Deprivation of liberty, in order.</summary>
    public ImmutableArray<(DateOnly From, DateOnly? Until)> Orders { get; init; } = [];

    /// <summary>Died as a care leaver.</summary>
    public DateOnly? LaterDeath { get; init; }
}

/// <summary>A period of care, or one short break or agreement on short breaks.</summary>
/// <param name="Stays">In order, each beginning on the day the one before ended.</param>
/// <param name="Home">The postcode of the home that the child came from; none where there is none to give.</param>
internal sealed record Care(ImmutableArray<Stay> Stays, string? Home)
{
    public ImmutableArray<DateOnly> Reviews { get; init; } = [];

    public DateOnly From => Stays[0].From;

    public DateOnly? Until => Stays[^1].Until;

    public bool IsShortBreak => Stays[0].Status is "V3" or "V4";

    /// <summary>REC of the last stay, by the codes of recent years.</summary>
    public string? Left => Stays[^1].Left;

    public bool Includes(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>A stretch of care with one legal status in one setting: an episode.</summary>
/// <param name="From">DECOM.</param>
/// <param name="Until">DEC; none while it goes on.</param>
/// <param name="Began">RNE.</param>
/// <param name="Status">LS.</param>
/// <param name="Setting">Where.</param>
/// <param name="Left">REC by the codes of recent years; none while it goes on.</param>
/// <param name="Reason">REASON_PLACE_CHANGE.</param>
internal sealed record Stay(DateOnly From, DateOnly? Until, string Began, string Status, Setting Setting, string? Left = null, string? Reason = null);

/// <summary>The decision that the child should be placed for adoption, and when and why it was reversed.</summary>
internal sealed record Decision(DateOnly Date, DateOnly? Reversed, string? Reason);

internal sealed record Adopters(DateOnly Matched, bool WereFosterCarers, string Sex, string Status);

/// <summary>An order of permanence before care, given in each return in whose year care began.</summary>
internal sealed record Permanence(string Kind, string? Authority, string? Date);

internal sealed record Absence(string Kind, DateOnly From, DateOnly? Until);

internal sealed record Worker(string Id, DateOnly From, string Reason);
