namespace OpenCollect.Store;

/// <summary>Where a return stands between its authority and the Department.</summary>
public enum ReturnStatus
{
    NoData,
    LoadedAndValidated,
    ReadyForApproval,
    Submitted,
    AmendedBySource,
    Rejected,
    Authorised,
    Reopened,
}

/// <summary>What happens to a return.</summary>
public enum ReturnEvent
{
    /// <summary>A load was checked and took the place of what was there, or a record was changed on screen.</summary>
    Loaded,

    /// <summary>The analyst asks the approver to look.</summary>
    ApprovalAsked,

    /// <summary>The approver gives it back to the analyst, with a reason.</summary>
    SentBack,

    /// <summary>The approver declares it right and sends it to the Department.</summary>
    Submitted,

    /// <summary>The Department gives it back to the authority, with a reason.</summary>
    Rejected,

    Authorised,

    /// <summary>The Department lets an authorised return be changed again.</summary>
    Reopened,

    /// <summary>The authority takes out everything that was loaded.</summary>
    Deleted,
}

/// <summary>Which event leads from which status to which. The one place for it.</summary>
public static class LifeCycle
{
    /// <summary>The status after the event; none where it cannot happen.</summary>
    public static ReturnStatus? After(ReturnStatus status, ReturnEvent what) => (status, what) switch
    {
        (ReturnStatus.NoData or ReturnStatus.LoadedAndValidated or ReturnStatus.ReadyForApproval, ReturnEvent.Loaded) => ReturnStatus.LoadedAndValidated,
        (ReturnStatus.Submitted or ReturnStatus.AmendedBySource or ReturnStatus.Rejected or ReturnStatus.Reopened, ReturnEvent.Loaded) => ReturnStatus.AmendedBySource,
        (ReturnStatus.LoadedAndValidated or ReturnStatus.AmendedBySource or ReturnStatus.Rejected or ReturnStatus.Reopened, ReturnEvent.ApprovalAsked) => ReturnStatus.ReadyForApproval,
        (ReturnStatus.ReadyForApproval, ReturnEvent.SentBack) => ReturnStatus.LoadedAndValidated,
        (ReturnStatus.ReadyForApproval, ReturnEvent.Submitted) => ReturnStatus.Submitted,
        (ReturnStatus.Submitted, ReturnEvent.Rejected) => ReturnStatus.Rejected,
        (ReturnStatus.Submitted, ReturnEvent.Authorised) => ReturnStatus.Authorised,
        (ReturnStatus.Authorised, ReturnEvent.Reopened) => ReturnStatus.Reopened,
        (not (ReturnStatus.NoData or ReturnStatus.Authorised), ReturnEvent.Deleted) => ReturnStatus.NoData,
        _ => null,
    };

    public static bool Allows(ReturnStatus status, ReturnEvent what) => After(status, what) is not null;

    /// <summary>Whether there is nothing left for the authority to do for now.</summary>
    public static bool IsWithDepartment(ReturnStatus status) => status is ReturnStatus.Submitted or ReturnStatus.Authorised;

    /// <summary>As people read it.</summary>
    public static string Words(ReturnStatus status) => status switch
    {
        ReturnStatus.NoData => "No data",
        ReturnStatus.LoadedAndValidated => "Loaded and validated",
        ReturnStatus.ReadyForApproval => "Ready for approval",
        ReturnStatus.AmendedBySource => "Amended by source",
        _ => status.ToString(),
    };
}

/// <summary>What was asked cannot be done to the return as it stands; the message says why, for the person who asked.</summary>
public sealed class NotPossibleException(string message) : Exception(message);

/// <summary>Somebody else changed the same thing since the person looked at it.</summary>
public sealed class ChangedMeanwhileException() : Exception("Someone else changed this return while you were working on it. Nothing of theirs was overwritten. Check the return as it is now and try again.");
