using OpenCollect.Collections;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The picture of a child's way through services.</summary>
public static class ChildTimeline
{
    public static string? Of(OpenedYear year, ChildDocument document) => null;
}
