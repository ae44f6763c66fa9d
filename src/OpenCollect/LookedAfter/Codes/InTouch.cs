namespace OpenCollect.LookedAfter.Codes;

/// <summary>Whether the authority is in touch with a care leaver.</summary>
public static class InTouch
{
    public static readonly CodeSet Codes = new("IN_TOUCH")
    {
        { "YES", "In touch" },
        { "NO", "Not in touch" },
        { "DIED", "Died after leaving care" },
        { "REFU", "Refuses contact" },
        { "NREQ", "No longer needs services" },
        { "RHOM", "Home with parent or person with parental responsibility for six months or more without a break", Years.From(2015) },
    };
}
