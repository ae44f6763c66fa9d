namespace OpenCollect.Cin.Generating;

/// <summary>Which story a generated child has, where a fault needs a certain one.</summary>
internal enum Shape
{
    /// <summary>Whatever is drawn.</summary>
    Any,

    /// <summary>Eight to fourteen years old; one closed episode with an assessment, an enquiry, a protection plan and a CIN plan.</summary>
    Whole,

    /// <summary>The same, but the protection plan is open at the end of the year, and there is no CIN plan.</summary>
    Open,

    /// <summary>One episode, closed after assessment.</summary>
    NotInNeed,

    /// <summary>One referral without further action.</summary>
    NoFurtherAction,

    /// <summary>Not born by the end of the year.</summary>
    Unborn,
}
