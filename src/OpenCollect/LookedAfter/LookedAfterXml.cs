using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// The elements of the return in XML in the order of the schema of 2020-21, whose HEADER holds what tables have in ten of them.
/// Source: format notes, section 5.
/// </summary>
internal static class LookedAfterXml
{
    public const string Root = "EXPSSDA903";
    public const string Child = "CHILD";
    public const string HeaderName = "HEADER";
    public const string EpisodeName = "EPISODE";

    /// <summary>What stands in HEADER: values of the child, of its one row in UASC, AD1 and OC3, and groups of the tables in <see cref="Groups"/>.</summary>
    public static ImmutableArray<XmlModule.Part> Header { get; } =
    [
        new("CHILDID", LookedAfter.Header.ChildField, Years.Always), LookedAfter.Header.UpnField, LookedAfter.Header.SexField,
        LookedAfter.Header.BirthDateField, LookedAfter.Header.EthnicityField, LookedAfter.Header.UascField, AsylumSeeker.CeasedField,
        Adoption.DecisionField, Adoption.MatchedField, Adoption.FosterCareField, Adoption.AdoptersField, Adoption.AdopterSexField,
        Adoption.AdopterStatusField, CareLeaver.InTouchField, CareLeaver.ActivityField, CareLeaver.AccommodationField,
        new("AMISSING", null, MissingPeriod.Group.Years), new("AREVIEW", null, Review.Group.Years), LookedAfter.Header.MotherField,
        LookedAfter.Header.FirstChildBirthDateField, new("PERMANENCE", null, PreviousPermanence.Group.Years), new("OC2", null, Outcomes.Group.Years),
        new("AD_PLACED", null, PlacementDecision.Group.Years),
    ];

    /// <summary>The values in EPISODE.</summary>
    public static ImmutableArray<XmlModule.Part> Episode { get; } =
    [
        LookedAfter.Episode.StartField, LookedAfter.Episode.ReasonStartedField, LookedAfter.Episode.LegalStatusField,
        LookedAfter.Episode.NeedField, new("PL", LookedAfter.Episode.PlacementField, Years.Always), LookedAfter.Episode.PlacementPostcodeField,
        LookedAfter.Episode.HomePostcodeField, LookedAfter.Episode.UrnField, LookedAfter.Episode.ProviderField, LookedAfter.Episode.EndField,
        LookedAfter.Episode.ReasonCeasedField, LookedAfter.Episode.ReasonForChangeField,
    ];

    /// <summary>The values that are there even when they are blank.</summary>
    public static ImmutableArray<Field> Always { get; } =
    [
        LookedAfter.Header.ChildField, LookedAfter.Header.UpnField, LookedAfter.Header.SexField, LookedAfter.Header.BirthDateField,
        LookedAfter.Header.EthnicityField, LookedAfter.Header.UascField, LookedAfter.Episode.StartField, LookedAfter.Episode.ReasonStartedField,
        LookedAfter.Episode.LegalStatusField, LookedAfter.Episode.NeedField, LookedAfter.Episode.PlacementField, LookedAfter.Episode.EndField,
        LookedAfter.Episode.ReasonCeasedField, MissingPeriod.KindField, MissingPeriod.StartField, Review.DateField, Review.ParticipationField,
        PlacementDecision.DateField,
    ];

    /// <summary>The table whose rows are the groups with the name inside HEADER.</summary>
    public static LookedAfterTable Groups(string name) => name switch
    {
        "AMISSING" => LookedAfterTables.Missing,
        "AREVIEW" => LookedAfterTables.Reviews,
        "PERMANENCE" => LookedAfterTables.PrevPerm,
        "OC2" => LookedAfterTables.Oc2,
        "AD_PLACED" => LookedAfterTables.PlacedAdoption,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No group of the header."),
    };
}
