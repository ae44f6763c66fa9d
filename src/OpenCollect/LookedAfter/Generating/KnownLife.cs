namespace OpenCollect.LookedAfter.Generating;

/// <summary>A life of known shape, where a fault needs a certain one. Dates of it are the same days of every year.</summary>
internal enum KnownLife
{
    /// <summary>Whatever is drawn.</summary>
    Any,

    /// <summary>A girl of 12 in foster care since the year before last, who moved once in the year.</summary>
    Settled,

    /// <summary>A boy of 8 who came into foster care in the year, after a special guardianship order.</summary>
    Joined,

    /// <summary>A boy of 3 in foster care since he was a month old.</summary>
    Toddler,

    /// <summary>A boy of 17 in a children's home of the authority since last year.</summary>
    Teen,

    /// <summary>A girl of 9 who left foster care for home in the year.</summary>
    Left,

    /// <summary>A boy who left foster care on his eighteenth birthday, in the year.</summary>
    CameOfAge,

    /// <summary>A woman of 19 who left care on her eighteenth birthday, last year.</summary>
    Leaver,

    /// <summary>A boy of 17 who left care last year.</summary>
    YoungLeaver,

    /// <summary>An unaccompanied boy of 17 who came in the year.</summary>
    Unaccompanied,

    /// <summary>The same who came last year.</summary>
    UnaccompaniedBefore,

    /// <summary>A boy placed with adopters last year and adopted in the year.</summary>
    Adopted,

    /// <summary>A boy under a placement order since last year, placed with adopters in the year.</summary>
    ToBeAdopted,

    /// <summary>A boy whose decision for adoption was reversed in the year.</summary>
    Reversed,

    /// <summary>A girl of 11 with an agreement on short breaks.</summary>
    Agreed,

    /// <summary>A boy of 10 with two short breaks in the year.</summary>
    Breaks,

    /// <summary>A girl of 17 in foster care who has a child and moved once in the year.</summary>
    Mother,

    /// <summary>A boy of 10 in foster care who was elsewhere for five days.</summary>
    Away,

    /// <summary>A boy of 14 in a children's home, deprived of his liberty for two months.</summary>
    Detained,
}
