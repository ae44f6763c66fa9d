namespace OpenCollect.Cin.Generating;

/// <summary>What an episode's story needs to know of the child.</summary>
/// <param name="Earliest">No referral may be before this day.</param>
/// <param name="IsDisabled">A disabled child is in need by law (Children Act 1989, section 17), so is never found not to be.</param>
/// <param name="IsAdult">Eighteen or older at the end of the year.</param>
/// <param name="PreviousPlans">How many child protection plans there were before this episode.</param>
internal readonly record struct Facts(DateOnly Earliest, bool IsDisabled, bool IsAdult, int PreviousPlans);
