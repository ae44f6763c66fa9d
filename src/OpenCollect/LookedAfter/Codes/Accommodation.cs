namespace OpenCollect.LookedAfter.Codes;

/// <summary>Accommodation of a care leaver, 1 for suitable, 2 for unsuitable. Suitable custody and suitable homelessness are refused from 2014-15, when guidance said that custody is never suitable.</summary>
public static class Accommodation
{
    public static readonly CodeSet Codes = new("ACCOM")
    {
        { "B1", "With parents or relatives, judged suitable" },
        { "B2", "With parents or relatives, judged unsuitable" },
        { "C1", "Community home or other residential care, judged suitable" },
        { "C2", "Community home or other residential care, judged unsuitable" },
        { "D1", "Semi-independent or transitional, including supported hostel, judged suitable" },
        { "D2", "Semi-independent or transitional, including supported hostel, judged unsuitable" },
        { "E1", "Supported lodgings, judged suitable" },
        { "E2", "Supported lodgings, judged unsuitable" },
        { "G1", "Gone abroad, judged suitable" },
        { "G2", "Gone abroad, judged unsuitable" },
        { "H1", "Deported, judged suitable" },
        { "H2", "Deported, judged unsuitable" },
        { "K1", "Ordinary lodgings, judged suitable" },
        { "K2", "Ordinary lodgings, judged unsuitable" },
        { "R1", "Residence not known, judged suitable" },
        { "R2", "Residence not known, judged unsuitable" },
        { "S1", "No fixed abode or homeless, judged suitable", Years.Until(2014) },
        { "S2", "No fixed abode or homeless, judged unsuitable" },
        { "T1", "Foyer or similar (not under 18), judged suitable" },
        { "T2", "Foyer or similar (not under 18), judged unsuitable" },
        { "U1", "Independent living, judged suitable" },
        { "U2", "Independent living, judged unsuitable" },
        { "V1", "Emergency accommodation, judged suitable" },
        { "V2", "Emergency accommodation, judged unsuitable" },
        { "W1", "Bed and breakfast, judged suitable" },
        { "W2", "Bed and breakfast, judged unsuitable" },
        { "X1", "In custody, judged suitable", Years.Until(2014) },
        { "X2", "In custody, judged unsuitable" },
        { "Y1", "Other, judged suitable" },
        { "Y2", "Other, judged unsuitable" },
        { "Z1", "With former foster carers (not at 17), judged suitable" },
        { "Z2", "With former foster carers (not at 17), judged unsuitable" },
        { "0", "Not known because not in touch, or died, or returned home" },
    };
}
