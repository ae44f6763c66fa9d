namespace OpenCollect.LookedAfter.Generating;

/// <summary>The outline of a generated life, as the return of the generated year sees it.</summary>
internal enum Course
{
    /// <summary>In care since before the year, and still.</summary>
    Ongoing,

    /// <summary>Came into care in the year, and still there.</summary>
    Joined,

    /// <summary>In care since before the year; left in it, younger than 18.</summary>
    Left,

    /// <summary>Came and left in the year.</summary>
    Brief,

    /// <summary>Left, and came back at least a month later; the second time began in the year.</summary>
    Returned,

    /// <summary>In care since before the year; left on the eighteenth birthday, in it.</summary>
    CameOfAge,

    /// <summary>Adopted from care in the year.</summary>
    Adopted,

    /// <summary>Under a placement order at the end of the year, with adopters or waiting.</summary>
    ToBeAdopted,

    /// <summary>The decision for adoption was reversed in the year; still in care.</summary>
    Reversed,

    /// <summary>On remand for some weeks.</summary>
    Remand,

    /// <summary>An agreement on a series of short breaks, V4.</summary>
    AgreedBreaks,

    /// <summary>Short breaks recorded one by one, V3.</summary>
    Breaks,

    /// <summary>Left care before the year; in the return as a care leaver.</summary>
    CareLeaver,

    /// <summary>Left last year, and not in this year's return.</summary>
    Gone,
}
