namespace OpenCollect.LookedAfter.Codes;

/// <summary>Main activity of a care leaver.</summary>
public static class Activity
{
    public static readonly CodeSet Codes = new("ACTIV")
    {
        { "F1", "Higher education, full time" },
        { "F2", "Other education, full time" },
        { "F3", "Training or employment, full time", Years.Until(2021) },
        { "F4", "Apprenticeship, full time", Years.From(2022) },
        { "F5", "Training or employment other than apprenticeship, full time", Years.From(2022) },
        { "P1", "Higher education, part time" },
        { "P2", "Other education, part time" },
        { "P3", "Training or employment, part time", Years.Until(2021) },
        { "P4", "Apprenticeship, part time", Years.From(2022) },
        { "P5", "Training or employment other than apprenticeship, part time", Years.From(2022) },
        { "G4", "Not in education, employment or training: illness or disability" },
        { "G5", "Not in education, employment or training: other circumstances" },
        { "G6", "Not in education, employment or training: pregnancy or parenting" },
        { "0", "Not known because not in touch, or died, or returned home" },
    };
}
