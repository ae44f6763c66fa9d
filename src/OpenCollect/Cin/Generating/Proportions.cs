using OpenCollect.Generating;
using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin.Generating;

/// <summary>
/// How often each code occurs. Factors are as published for England: "Children in need", reporting year 2025, table C3, in hundreds of
/// episodes (Open Government Licence v3.0). The others are plausible shares close to the published ones, about in thousandths.
/// </summary>
internal sealed class Proportions(CollectionYear year)
{
    public Mix Ethnicity { get; } = new(Codes.Ethnicity.Codes, year,
        ("WBRI", 610), ("WIRI", 4), ("WIRT", 3), ("WOTH", 62), ("WROM", 9), ("MWBC", 32), ("MWBA", 14), ("MWAS", 17), ("MOTH", 39),
        ("AIND", 13), ("APKN", 31), ("ABAN", 14), ("CHNE", 3), ("AOTH", 26), ("BCRB", 18), ("BAFR", 45), ("BOTH", 23), ("OOTH", 30),
        ("REFU", 2), ("NOBT", 12));

    public Mix Disability { get; } = new(Codes.Disability.Codes, year,
        ("AUT", 300), ("LD", 250), ("BEH", 130), ("COMM", 100), ("MOB", 80), ("PC", 60), ("DDA", 100), ("CON", 40), ("HEAR", 35),
        ("VIS", 35), ("INC", 40), ("HAND", 20));

    public Mix Source { get; } = new(ReferralSource.Codes, year,
        ("6", 290), ("2A", 195), ("2B", 25), ("3A", 18), ("3B", 15), ("3C", 5), ("3D", 32), ("3E", 35), ("3F", 45), ("1A", 45), ("1B", 12),
        ("1C", 13), ("1D", 12), ("4", 16), ("5A", 55), ("5B", 35), ("5C", 40), ("5D", 25), ("7", 35), ("8", 65), ("9", 22), ("10", 10));

    public Mix Need { get; } = new(PrimaryNeed.Codes, year,
        ("N1", 610), ("N2", 30), ("N3", 30), ("N4", 95), ("N5", 145), ("N6", 25), ("N7", 6), ("N8", 32), ("N9", 12), ("N0", 15));

    /// <summary>Of disabled children.</summary>
    public Mix NeedOfDisabled { get; } = new(PrimaryNeed.Codes, year, ("N2", 600), ("N1", 250), ("N4", 60), ("N5", 70), ("N3", 20));

    /// <summary>Of children assessed and found not to be in need.</summary>
    public Mix NeedOfNotInNeed { get; } = new(PrimaryNeed.Codes, year, ("N0", 250), ("N1", 480), ("N4", 100), ("N5", 140), ("N6", 30));

    /// <summary>Without RC2, RC8 and RC9, which are given where they belong.</summary>
    public Mix Closure { get; } = new(ReasonForClosure.Codes, year, ("RC7", 900), ("RC5", 55), ("RC4", 15), ("RC3", 10), ("RC1", 20));

    public Mix ClosureAfterAssessment { get; } = new(ReasonForClosure.Codes, year, ("RC8", 640), ("RC9", 360));

    /// <summary>Without 21, which stands alone.</summary>
    public Mix Factors { get; } = new(AssessmentFactors.Codes, year,
        ("1A", 106), ("1B", 733), ("1C", 116), ("2A", 246), ("2B", 726), ("2C", 159), ("3A", 579), ("3B", 1629), ("3C", 256), ("4A", 904),
        ("4B", 1718), ("4C", 236), ("5A", 632), ("5B", 152), ("5C", 75), ("6A", 242), ("6B", 276), ("6C", 53), ("7A", 190), ("8A", 20),
        ("8B", 3), ("8C", 3), ("8D", 4), ("8E", 7), ("8F", 3), ("9A", 63), ("10A", 169), ("11A", 124), ("12A", 23), ("13A", 89),
        ("14A", 360), ("15A", 255), ("16A", 904), ("17A", 977), ("18A", 770), ("18B", 153), ("18C", 614), ("19A", 310), ("19B", 126),
        ("19C", 189), ("20", 838), ("22A", 8), ("23A", 22), ("24A", 163));

    public Mix Abuse { get; } = new(CategoryOfAbuse.Codes, year, ("NEG", 490), ("EMO", 375), ("PHY", 70), ("SAB", 35), ("MUL", 30));

    /// <summary>Of children of school age without a UPN whose referral went further.</summary>
    public Mix NoUpn { get; } = new(UpnUnknown.Codes, year, ("UN2", 250), ("UN3", 250), ("UN5", 100), ("UN6", 400));
}
