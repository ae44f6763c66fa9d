using System.Globalization;
using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>Makes the rows of a return from what was read of each, the same for XML and CSV.</summary>
internal static class LookedAfterRecords
{
    /// <summary>
    /// No child has more rows in a table than this: rules compare each with each, so a made-up file could cost hours otherwise.
    /// </summary>
    public const int MostOfAKind = 2000;

    /// <summary>Takes a value that was keyed in place of a worked out one, unless it cannot be one.</summary>
    /// <returns>The check that a value fails which was not taken; none for most.</returns>
    public static RuleInfo? TakeKeyed(FieldSlots slots, Field field, ReadOnlySpan<char> text, TextCache texts)
    {
        if (text.Length > FieldSlots.LongestText)
        {
            return FileChecks.TooLong;
        }

        if (field == LookedAfter.Episode.DistanceField && !IsDistance(text))
        {
            return FileChecks.NotANumber;
        }

        slots.TakeDerived(field, texts.GetUpper(text));
        return null;
    }

    public static Header Header(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        Sex = read.Text(LookedAfter.Header.SexField),
        BirthDate = read.Date(LookedAfter.Header.BirthDateField),
        Ethnicity = read.Text(LookedAfter.Header.EthnicityField),
        Upn = read.Text(LookedAfter.Header.UpnField),
        Mother = read.Text(LookedAfter.Header.MotherField),
        FirstChildBirthDate = read.Date(LookedAfter.Header.FirstChildBirthDateField),
        Uasc = read.Text(LookedAfter.Header.UascField),
    };

    public static Episode Episode(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        Start = read.Date(LookedAfter.Episode.StartField),
        ReasonStarted = read.Text(LookedAfter.Episode.ReasonStartedField),
        LegalStatus = read.Text(LookedAfter.Episode.LegalStatusField),
        Need = read.Text(LookedAfter.Episode.NeedField),
        Placement = read.Text(LookedAfter.Episode.PlacementField),
        Provider = read.Text(LookedAfter.Episode.ProviderField),
        End = read.Date(LookedAfter.Episode.EndField),
        ReasonCeased = read.Text(LookedAfter.Episode.ReasonCeasedField),
        ReasonForChange = read.Text(LookedAfter.Episode.ReasonForChangeField),
        HomePostcode = read.Text(LookedAfter.Episode.HomePostcodeField),
        PlacementPostcode = read.Text(LookedAfter.Episode.PlacementPostcodeField),
        Urn = read.Text(LookedAfter.Episode.UrnField),
        PlacementAuthority = read.Derived(LookedAfter.Episode.PlacementAuthorityField),
        PlacementLocation = read.Derived(LookedAfter.Episode.PlacementLocationField),
        Distance = read.Derived(LookedAfter.Episode.DistanceField) is { } miles ? decimal.Parse(miles, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null,
    };

    public static Review Review(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.Review.BirthDateField),
        Date = read.Date(LookedAfter.Review.DateField),
        Participation = read.Text(LookedAfter.Review.ParticipationField),
    };

    public static AsylumSeeker AsylumSeeker(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        Sex = read.Text(LookedAfter.AsylumSeeker.SexField),
        BirthDate = read.Date(LookedAfter.AsylumSeeker.BirthDateField),
        Ceased = read.Date(LookedAfter.AsylumSeeker.CeasedField),
    };

    public static Outcomes Outcomes(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.Outcomes.BirthDateField),
        SdqScore = read.Text(LookedAfter.Outcomes.SdqScoreField),
        SdqReason = read.Text(LookedAfter.Outcomes.SdqReasonField),
        Convicted = read.Text(LookedAfter.Outcomes.ConvictedField),
        HealthCheck = read.Text(LookedAfter.Outcomes.HealthCheckField),
        Immunisations = read.Text(LookedAfter.Outcomes.ImmunisationsField),
        TeethCheck = read.Text(LookedAfter.Outcomes.TeethCheckField),
        HealthAssessment = read.Text(LookedAfter.Outcomes.HealthAssessmentField),
        SubstanceMisuse = read.Text(LookedAfter.Outcomes.SubstanceMisuseField),
        InterventionReceived = read.Text(LookedAfter.Outcomes.InterventionReceivedField),
        InterventionOffered = read.Text(LookedAfter.Outcomes.InterventionOfferedField),
    };

    public static CareLeaver CareLeaver(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.CareLeaver.BirthDateField),
        InTouch = read.Text(LookedAfter.CareLeaver.InTouchField),
        Activity = read.Text(LookedAfter.CareLeaver.ActivityField),
        Accommodation = read.Text(LookedAfter.CareLeaver.AccommodationField),
    };

    public static Adoption Adoption(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.Adoption.BirthDateField),
        Decision = read.Date(LookedAfter.Adoption.DecisionField),
        Matched = read.Date(LookedAfter.Adoption.MatchedField),
        FosterCare = read.Text(LookedAfter.Adoption.FosterCareField),
        Adopters = read.Text(LookedAfter.Adoption.AdoptersField),
        AdopterSex = read.Text(LookedAfter.Adoption.AdopterSexField),
        AdopterStatus = read.Text(LookedAfter.Adoption.AdopterStatusField),
    };

    public static PlacementDecision PlacementDecision(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.PlacementDecision.BirthDateField),
        Date = read.Date(LookedAfter.PlacementDecision.DateField),
        Ceased = read.Date(LookedAfter.PlacementDecision.CeasedField),
        ReasonCeased = read.Text(LookedAfter.PlacementDecision.ReasonCeasedField),
    };

    public static PreviousPermanence PreviousPermanence(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.PreviousPermanence.BirthDateField),
        Kind = read.Text(LookedAfter.PreviousPermanence.KindField),
        Authority = read.Text(LookedAfter.PreviousPermanence.AuthorityField),
        Date = read.Text(LookedAfter.PreviousPermanence.DateField),
    };

    public static MissingPeriod MissingPeriod(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.MissingPeriod.BirthDateField),
        Kind = read.Text(LookedAfter.MissingPeriod.KindField),
        Start = read.Date(LookedAfter.MissingPeriod.StartField),
        End = read.Date(LookedAfter.MissingPeriod.EndField),
    };

    public static SocialWorkerEpisode SocialWorkerEpisode(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.SocialWorkerEpisode.BirthDateField),
        Worker = read.Text(LookedAfter.SocialWorkerEpisode.WorkerField),
        Start = read.Date(LookedAfter.SocialWorkerEpisode.StartField),
        End = read.Date(LookedAfter.SocialWorkerEpisode.EndField),
        Reason = read.Text(LookedAfter.SocialWorkerEpisode.ReasonField),
    };

    public static LibertyOrder LibertyOrder(FieldSlots read, string? childId) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ChildId = childId,
        BirthDate = read.Date(LookedAfter.LibertyOrder.BirthDateField),
        Start = read.Date(LookedAfter.LibertyOrder.StartField),
        End = read.Date(LookedAfter.LibertyOrder.EndField),
    };

    /// <summary>Miles to one decimal, up to 999.9, which says that the distance is not known (format notes, section 6).</summary>
    private static bool IsDistance(ReadOnlySpan<char> text) =>
        text.Length <= 10 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var miles) && miles < 1000;
}
