using OpenCollect.LookedAfter.Codes;

namespace OpenCollect.LookedAfter;

/// <summary>Every code set of the SSDA903 return, in the order of the tables.</summary>
public static class LookedAfterCodes
{
    public static ImmutableArray<CodeSet> All { get; } =
    [
        Sex.Codes, Ethnicity.Codes, UpnUnknown.Codes, Uasc.Codes, Mother.Codes, ReasonForNewEpisode.Codes, LegalStatus.Codes,
        CategoryOfNeed.Codes, Placement.Codes, PlacementProvider.Codes, PlacementLocation.Codes, PlacementAuthority.Codes,
        ReasonForPlacementChange.Codes, ReasonEpisodeCeased.Codes, ReviewParticipation.Codes, Convicted.Codes, HealthCheck.Codes,
        Immunisations.Codes, TeethCheck.Codes, HealthAssessment.Codes, SubstanceMisuse.Codes, InterventionReceived.Codes,
        InterventionOffered.Codes, SdqReason.Codes, InTouch.Codes, Activity.Codes, Accommodation.Codes, FosterCare.Codes,
        NumberOfAdopters.Codes, AdopterSex.Codes, AdopterStatus.Codes, ReasonPlacedCeased.Codes, PreviousPermanenceKind.Codes,
        PermanenceAuthority.Codes, Missing.Codes, SocialWorkerReason.Codes,
    ];
}
