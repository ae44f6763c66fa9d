namespace OpenCollect.Portal.Access;

/// <summary>What a person is in an organisation. Source: portal.md, section 1.</summary>
public enum Role
{
    /// <summary>Loads, corrects and explains a local authority's returns.</summary>
    Analyst,

    /// <summary>Approves a local authority's returns and submits them.</summary>
    Approver,

    /// <summary>Sees a local authority's returns.</summary>
    Reader,

    /// <summary>Tests a case system's exports on the returns of a dummy authority.</summary>
    Supplier,

    /// <summary>Opens collections, watches, answers and authorises for the Department.</summary>
    CollectionManager,

    /// <summary>Sees and exports all returns for the Department.</summary>
    Statistician,

    /// <summary>Sees returns to help on the telephone; changes nothing.</summary>
    Helpdesk,
}

/// <summary>What a page or an endpoint asks for.</summary>
public enum Permission
{
    /// <summary>See a return with its children.</summary>
    SeeReturn,

    /// <summary>Load, go back to an earlier load, delete, ask for approval.</summary>
    LoadReturn,

    /// <summary>Explain findings and write return-level notes.</summary>
    Explain,

    /// <summary>Change records on screen.</summary>
    Correct,

    /// <summary>Approve and submit, or send back.</summary>
    Approve,

    /// <summary>See the state of all returns.</summary>
    Monitor,

    /// <summary>Take copies of many returns.</summary>
    ExportAll,

    /// <summary>Answer explanations, authorise, reject, reopen, remind.</summary>
    Authorise,

    /// <summary>Open collection years, set dates, write notices.</summary>
    ManageCollections,

    /// <summary>Search the audit.</summary>
    SeeAudit,
}

/// <summary>Which role may do what. The one place for it.</summary>
public static class Roles
{
    public static bool May(this Role role, Permission permission) => role switch
    {
        Role.Analyst => permission is Permission.SeeReturn or Permission.LoadReturn or Permission.Explain or Permission.Correct or Permission.SeeAudit,
        Role.Approver => permission is Permission.SeeReturn or Permission.Approve or Permission.SeeAudit,
        Role.Reader => permission is Permission.SeeReturn,
        Role.Supplier => permission is Permission.SeeReturn or Permission.LoadReturn or Permission.Explain or Permission.Correct or Permission.Approve,
        Role.CollectionManager => permission is Permission.SeeReturn or Permission.Monitor or Permission.ExportAll or Permission.Authorise or Permission.ManageCollections or Permission.SeeAudit,
        Role.Statistician => permission is Permission.SeeReturn or Permission.Monitor or Permission.ExportAll,
        Role.Helpdesk => permission is Permission.SeeReturn or Permission.Monitor,
        _ => false,
    };

    public static bool IsOfDepartment(this Role role) => role is Role.CollectionManager or Role.Statistician or Role.Helpdesk;

    /// <summary>As people read it.</summary>
    public static string Words(this Role role) => role switch
    {
        Role.Analyst => "Local authority analyst",
        Role.Approver => "Local authority approver",
        Role.Reader => "Local authority reader",
        Role.Supplier => "Software supplier",
        Role.CollectionManager => "Collection manager",
        Role.Statistician => "Statistician",
        Role.Helpdesk => "Helpdesk officer",
        _ => role.ToString(),
    };
}
