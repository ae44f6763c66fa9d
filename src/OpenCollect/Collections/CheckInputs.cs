using OpenCollect.Reference;

namespace OpenCollect.Collections;

/// <summary>What a check may know beside the return. Each part may be absent; rules that need it are then not run, and said so.</summary>
public sealed record CheckInputs
{
    public static CheckInputs None { get; } = new();

    /// <summary>Last year's return.</summary>
    public ReturnFiles? Previous { get; init; }

    /// <summary>The return of the year before last.</summary>
    public ReturnFiles? BeforePrevious { get; init; }

    /// <summary>The authority whose return it is, where the return does not say it itself.</summary>
    public LocalAuthority? Authority { get; init; }

    public PostcodeDirectory? Postcodes { get; init; }

    public ProviderList? Providers { get; init; }

    /// <summary>Whether checks of stage 2 are made only of records that passed stage 1, as on the Department's system.</summary>
    public bool InStages { get; init; }
}
