using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin;

/// <summary>Every code set of the CIN census.</summary>
public static class CinCodes
{
    public static ImmutableArray<CodeSet> All { get; } =
    [
        HeaderCodes.Collection, HeaderCodes.SourceLevel, HeaderCodes.ContentLevel, Flag.Codes, Gender.Codes, Sex.Codes, UpnUnknown.Codes, Ethnicity.Codes,
        Disability.Codes, ReferralSource.Codes, PrimaryNeed.Codes, ReasonForClosure.Codes, AssessmentFactors.Codes, CategoryOfAbuse.Codes,
        UpnAuthorities.Codes, LocalAuthorities(),
    ];

    private static CodeSet LocalAuthorities()
    {
        var codes = new CodeSet("LEA");
        foreach (var authority in LocalAuthority.All)
        {
            codes.Add(authority.Code, authority.Name, authority.Years);
        }

        return codes;
    }
}
