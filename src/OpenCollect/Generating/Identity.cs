namespace OpenCollect.Generating;

/// <summary>
/// Who a synthetic person is: the same in every return that tells of the person. Holds no name; the identifiers come from the number
/// and are plainly nobody's.
/// </summary>
/// <param name="Number">The person's number in the generated authority, from 1.</param>
/// <param name="BirthDate">Never 29 February, 31 March or 1 April, whose birthdays fall on edges of years.</param>
public sealed record Identity(int Number, DateOnly BirthDate)
{
    /// <summary>The authority's own identifier in every collection, which stays from year to year.</summary>
    public string Id => Identifiers.ChildId(Number);

    public bool IsMale { get; init; }

    /// <summary>One of the codes that the collections share.</summary>
    public required string Ethnicity { get; init; }

    /// <summary>The unique pupil number, once there is one; none for who never gets one.</summary>
    public string? Upn { get; init; }

    /// <summary>Why there is no UPN, UN1 to UN5, where or while there is none.</summary>
    public string? UpnUnknown { get; init; }

    /// <summary>The kinds of disability by the codes of the CIN census; empty for none.</summary>
    public ImmutableArray<string> Disabilities { get; init; } = [];

    public bool IsDisabled => !Disabilities.IsEmpty;

    /// <summary>
    /// The UPN, or else the reason for having none, as any return of that year gives it: a child gets a UPN when of school age, which is
    /// four by 31 August in the year.
    /// </summary>
    public string? UpnIn(CollectionYear year) => Upn is not null && IsOfSchoolAge(year) ? Upn : UpnUnknown ?? "UN1";

    /// <summary>Four by the 31 August in the collection year.</summary>
    public bool IsOfSchoolAge(CollectionYear year) => BirthDate.AddYears(4) <= new DateOnly(year.Ending - 1, 8, 31);
}
