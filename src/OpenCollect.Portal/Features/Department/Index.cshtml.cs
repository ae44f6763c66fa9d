using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Department;

/// <summary>The state of all returns of a collection year.</summary>
[Needs(Permission.Monitor)]
public sealed class IndexModel(Database database) : PortalPage(database);
