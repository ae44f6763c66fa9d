namespace OpenCollect.LookedAfter.Generating;

/// <summary>Where a child lives for a time. The codes of it depend on the collection year that tells of it.</summary>
/// <param name="Kind">
/// A code of PLACE of recent years; <see cref="Supported"/> and <see cref="Other"/> where years disagree about the code.
/// </param>
/// <param name="Provider">PLACE_PROVIDER; none for temporary and other placements.</param>
/// <param name="Urn">The provider's number; none where there is none to give.</param>
/// <param name="Postcode">Where it is.</param>
internal sealed record Setting(string Kind, string? Provider, string? Urn, string Postcode)
{
    /// <summary>Semi-independent living, supported accommodation: H5 until 2023-24, then K3.</summary>
    public const string Supported = "K3";

    /// <summary>Z1 until 2024-25, then Z11 to Z14.</summary>
    public const string Other = "Z12";

    public bool IsFostered => Kind[0] == 'U';

    public bool IsTemporary => Kind[0] == 'T';

    /// <summary>The code of PLACE in a return of the year.</summary>
    public string CodeIn(CollectionYear year) => Kind switch
    {
        Supported when year.Ending < 2025 => "H5",
        Other when year.Ending < 2026 => "Z1",
        "U1" or "U2" or "U3" when year.Ending < 2015 => "Q1",
        "U4" or "U5" or "U6" when year.Ending < 2015 => "Q2",
        _ => Kind,
    };
}
