using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin;

/// <summary>The header of a CIN census return: what it is, whose, and of which system. Source: message tree of the census schema.</summary>
public sealed record CinHeader : Record
{
    public static readonly Group Group = new("Header");
    public static readonly Field CollectionField = Group.Code<CinHeader>("Collection", "N00600", HeaderCodes.Collection, h => h.Collection);
    public static readonly Field YearField = Group.Text<CinHeader>("Year", "N00602", h => h.Year);
    public static readonly Field ReferenceDateField = Group.Date<CinHeader>("ReferenceDate", "N00603", h => h.ReferenceDate);
    public static readonly Field SourceLevelField = Group.Code<CinHeader>("SourceLevel", "N00604", HeaderCodes.SourceLevel, h => h.SourceLevel);
    public static readonly Field AuthorityField = Group.Text<CinHeader>("LEA", "N00216", h => h.Authority);
    public static readonly Field SoftwareCodeField = Group.Text<CinHeader>("SoftwareCode", "N00605", h => h.SoftwareCode);
    public static readonly Field ReleaseField = Group.Text<CinHeader>("Release", "N00607", h => h.Release);
    public static readonly Field SerialNumberField = Group.Text<CinHeader>("SerialNo", "N00606", h => h.SerialNumber);
    public static readonly Field DateTimeField = Group.Text<CinHeader>("DateTime", "N00609", h => h.DateTime);

    public string? Collection { get; init; }

    /// <summary>The calendar year in which the collection year ends, as given.</summary>
    public string? Year { get; init; }

    public DateOnly? ReferenceDate { get; init; }

    public string? SourceLevel { get; init; }

    /// <summary>The authority's education code, three digits.</summary>
    public string? Authority { get; init; }

    public string? SoftwareCode { get; init; }

    public string? Release { get; init; }

    public string? SerialNumber { get; init; }

    public string? DateTime { get; init; }

    public override Group Module => Group;
}
