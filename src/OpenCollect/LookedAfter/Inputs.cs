namespace OpenCollect.LookedAfter;

/// <summary>What rules of the SSDA903 return may need. A rule names in its <see cref="RuleInfo.Needs"/> what it cannot be judged without.</summary>
public static class Inputs
{
    public static Need Header { get; } = new("the Header table");

    public static Need Episodes { get; } = new("the Episodes table");

    public static Need Reviews { get; } = new("the Reviews table");

    public static Need Uasc { get; } = new("the UASC table");

    /// <summary>The UASC element of the header, which only XML has.</summary>
    public static Need UascFlag { get; } = new("the return in XML, which alone has the UASC flag,");

    public static Need Oc2 { get; } = new("the OC2 table");

    public static Need Oc3 { get; } = new("the OC3 table");

    public static Need Ad1 { get; } = new("the AD1 table");

    public static Need PlacedAdoption { get; } = new("the PlacedAdoption table");

    public static Need PrevPerm { get; } = new("the PrevPerm table");

    public static Need Missing { get; } = new("the Missing table");

    public static Need SWEpisodes { get; } = new("the SWEpisodes table");

    public static Need DoLo { get; } = new("the DoLo table");

    public static Need LastHeader { get; } = new("last year's Header table");

    public static Need LastEpisodes { get; } = new("last year's Episodes table");

    public static Need LastUasc { get; } = new("last year's UASC table");

    public static Need LastOc3 { get; } = new("last year's OC3 table");

    public static Need LastPlacedAdoption { get; } = new("last year's PlacedAdoption table");

    public static Need LastMissing { get; } = new("last year's Missing table");

    public static Need LastDoLo { get; } = new("last year's DoLo table");

    /// <summary>The authority whose return it is.</summary>
    public static Need Authority { get; } = new("the responsible local authority");

    public static Need Postcodes { get; } = new("the postcode directory");

    public static Need Providers { get; } = new("Ofsted's list of providers");

    /// <summary>The twelve tables, each with what a rule that reads this year's needs.</summary>
    public static ImmutableArray<(Group Table, Need Need)> Tables { get; } =
    [
        (LookedAfter.Header.Group, Header), (Episode.Group, Episodes), (Review.Group, Reviews), (AsylumSeeker.Group, Uasc),
        (Outcomes.Group, Oc2), (CareLeaver.Group, Oc3), (Adoption.Group, Ad1), (PlacementDecision.Group, PlacedAdoption),
        (PreviousPermanence.Group, PrevPerm), (MissingPeriod.Group, Missing), (SocialWorkerEpisode.Group, SWEpisodes),
        (LibertyOrder.Group, DoLo),
    ];

    /// <summary>The tables of last year's return that a rule may need.</summary>
    public static ImmutableArray<(Group Table, Need Need)> LastTables { get; } =
    [
        (LookedAfter.Header.Group, LastHeader), (Episode.Group, LastEpisodes), (AsylumSeeker.Group, LastUasc), (CareLeaver.Group, LastOc3),
        (PlacementDecision.Group, LastPlacedAdoption), (MissingPeriod.Group, LastMissing), (LibertyOrder.Group, LastDoLo),
    ];

    /// <summary>Whether rules or headline numbers look at the table of an earlier return; its other tables need not be read.</summary>
    internal static bool IsAskedOfLast(Group table) => LastTables.Any(t => t.Table == table) || LookedAfterHeadlines.Tables.Contains(table);
}
