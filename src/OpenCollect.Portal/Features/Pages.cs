using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features;

/// <summary>How a return comes from file to authorised.</summary>
[ForAnybody]
public sealed class HelpModel(Database database) : PortalPage(database);

/// <summary>How accessible the portal is.</summary>
[ForAnybody]
public sealed class AccessibilityModel(Database database) : PortalPage(database);

/// <summary>What the portal holds of people, and why.</summary>
[ForAnybody]
public sealed class PrivacyModel(Database database) : PortalPage(database);
