using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Shared;

/// <summary>The menu of a person: what the roles in the chosen organisation open.</summary>
public static class Menu
{
    public static IEnumerable<(string Name, string At)> For(Who who)
    {
        if (!who.IsOfDepartment)
        {
            yield return ("Returns", "/");
        }

        if (who.May(Permission.LoadReturn))
        {
            yield return ("Machines", "/machines");
        }

        if (who.May(Permission.Monitor))
        {
            yield return ("Monitor", "/department");
        }

        if (who.May(Permission.ManageCollections))
        {
            yield return ("Collections", "/collections");
            yield return ("Notices", "/notices");
            yield return ("Nightly run", "/nightly");
            yield return ("Reference data", "/reference");
        }

        yield return ("Rules", "/rules");
        if (who.May(Permission.SeeAudit))
        {
            yield return ("Audit", "/audit");
        }

        yield return ("Help", "/help");
    }
}
