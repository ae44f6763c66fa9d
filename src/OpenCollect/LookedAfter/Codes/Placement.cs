namespace OpenCollect.LookedAfter.Codes;

/// <summary>Type of placement.</summary>
public static class Placement
{
    public static readonly CodeSet Codes = new("PLACE")
    {
        { "A1", "Placed for adoption not with current foster carer (older law)", Years.Until(2013) },
        { "A2", "Placed for adoption with current foster carer (older law)", Years.Until(2013) },
        { "A3", "Placed for adoption by consent, with current foster carer" },
        { "A4", "Placed for adoption by consent, not with current foster carer" },
        { "A5", "Placed for adoption under placement order, with current foster carer" },
        { "A6", "Placed for adoption under placement order, not with current foster carer" },
        { "H5", "Semi-independent living not under children's homes regulations", Years.Until(2024) },
        { "K1", "Secure children's home" },
        { "K2", "Children's home under the children's homes regulations" },
        { "K3", "Registered supported accommodation (ages 16 and 17)", Years.From(2025) },
        { "M1", "Missing: in refuge", Years.Until(2014) },
        { "M2", "Missing: whereabouts known, not in refuge", Years.Until(2014) },
        { "M3", "Missing: whereabouts not known", Years.Until(2014) },
        { "P1", "Placed with own parents or others with parental responsibility" },
        { "P2", "Independent living (flat, lodgings, bedsit, with friends)", Years.Until(2024) },
        { "P3", "Residential employment" },
        { "Q1", "Foster placement with relative or friend (split into U1-U3)", Years.Until(2014) },
        { "Q2", "Foster placement with other carer (split into U4-U6)", Years.Until(2014) },
        { "R1", "Residential care home" },
        { "R2", "NHS or other place giving medical or nursing care" },
        { "R3", "Family centre or mother and baby unit" },
        { "R5", "Young offender institution or prison" },
        { "S1", "Residential school not also registered as a children's home" },
        { "T0", "Temporary move, any type" },
        { "T1", "Temporary: hospital" },
        { "T2", "Temporary: child on holiday" },
        { "T3", "Temporary: usual foster carer on holiday" },
        { "T4", "Temporary: seven days or less, any other reason" },
        { "U1", "Foster: relative or friend, long term", Years.From(2015) },
        { "U2", "Foster: relative or friend who is an approved adopter (fostering for adoption or concurrent planning)", Years.From(2015) },
        { "U3", "Foster: relative or friend, neither of these", Years.From(2015) },
        { "U4", "Foster: other carer, long term", Years.From(2015) },
        { "U5", "Foster: other carer who is an approved adopter (fostering for adoption or concurrent planning)", Years.From(2015) },
        { "U6", "Foster: other carer, neither of these", Years.From(2015) },
        { "Z1", "Other placement (listed to the department)", Years.Until(2025) },
        { "Z11", "Other placement, type 1", Years.From(2026) },
        { "Z12", "Other placement, type 2", Years.From(2026) },
        { "Z13", "Other placement, type 3", Years.From(2026) },
        { "Z14", "Other placement, type 4", Years.From(2026) },
    };
}
