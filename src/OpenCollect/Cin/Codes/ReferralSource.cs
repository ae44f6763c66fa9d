namespace OpenCollect.Cin.Codes;

/// <summary>Who referred the child. Source: guide 2024-25, section 4.4.</summary>
public static class ReferralSource
{
    public static readonly CodeSet Codes = new("ReferralSource")
    {
        { "1A", "Individual: family member, relative or carer", Years.From(2014) },
        { "1B", "Individual: acquaintance, including neighbours and child minders", Years.From(2014) },
        { "1C", "Individual: self", Years.From(2014) },
        { "1D", "Individual: other, including strangers and MPs", Years.From(2014) },
        { "2A", "Schools", Years.From(2014) },
        { "2B", "Education services", Years.From(2014) },
        { "3A", "Health: GP", Years.From(2014) },
        { "3B", "Health: health visitor", Years.From(2014) },
        { "3C", "Health: school nurse", Years.From(2014) },
        { "3D", "Health: other primary health services", Years.From(2014) },
        { "3E", "Health: A&E", Years.From(2014) },
        { "3F", "Health: other, for example hospice", Years.From(2014) },
        { "4", "Housing: LA housing or housing association", Years.From(2014) },
        { "5A", "LA services: social care, for example adult social care", Years.From(2014) },
        { "5B", "LA services: other internal, not social care or early help", Years.From(2014), new(2022, "LA services: other internal") },
        { "5C", "LA services: external, another authority's social care or early help", Years.From(2014), new(2022, "LA services: external, another authority's services") },
        { "6", "Police", Years.From(2014) },
        { "7", "Other legal agency: courts, probation, immigration, CAFCASS, prison", Years.From(2014) },
        { "8", "Other: children's centres, independent providers, voluntary organisations", Years.From(2014) },
        { "9", "Anonymous", Years.From(2014) },
        { "10", "Unknown", Years.From(2014) },
        { "5D", "LA services: early help", Years.From(2023) },
    };
}
