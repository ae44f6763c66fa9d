namespace OpenCollect.Reports;

/// <summary>Where a finding stands.</summary>
public enum FindingStatus
{
    /// <summary>To be corrected or explained.</summary>
    Open,

    /// <summary>Cleared by a return-level note with the rule's automatic-OK text.</summary>
    Accepted,

    /// <summary>An error of the looked after return that may stand, with a reason.</summary>
    Bypassed,

    /// <summary>The rule met a fault of the program at this place, so it is not known whether it would fire.</summary>
    NotJudged,
}

/// <summary>One place of a finding with its value looked up.</summary>
/// <param name="Group">The module, such as <c>Assessments</c>.</param>
/// <param name="Record">The position in the child, such as <c>CINdetails[2]/Assessments[1]</c>; empty for the whole return.</param>
/// <param name="Field">The field's official name; none where a whole record is meant.</param>
/// <param name="Value">The value as the return gives it, none if missing. Child-level data.</param>
/// <param name="Line">The line in the file, from 1; 0 for the whole return.</param>
public sealed record ReportPlace(string Group, string Record, string? Field, string? Value, int Line);

/// <summary>
/// A finding as a report shows it: with the values looked up and the status decided. It holds child-level data, so it belongs in
/// files that stay with the authority, never in a log.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Status">Open, accepted or not judged.</param>
/// <param name="Authority">The authority's code from the header.</param>
/// <param name="Child">The authority's identifier of the child; none at header or return level, or where it is missing.</param>
/// <param name="ChildLine">The line where the child begins, which tells children without an identifier apart; 0 for none.</param>
/// <param name="At">The place to look at first.</param>
/// <param name="Others">The other places that take part.</param>
/// <param name="Message">The rule's message, with the finding's own detail after it where there is one.</param>
public sealed record ReportFinding(
    RuleInfo Rule, FindingStatus Status, string? Authority, string? Child, int ChildLine, ReportPlace At, ImmutableArray<ReportPlace> Others,
    string Message)
{
    /// <summary>The module in which a header stands. A finding about it belongs to no child.</summary>
    private const string Header = "Header";

    /// <summary>Whether the finding is about a child, rather than the header or the return as a whole.</summary>
    public bool IsAboutChild => Child is not null || ChildLine > 0;

    /// <summary>The same as an error that may stand, with the reason after the message.</summary>
    public ReportFinding BypassedFor(string reason) => this with { Status = FindingStatus.Bypassed, Message = $"{Message} (bypassed: {reason})" };

    /// <summary>Looks up the values of a finding.</summary>
    public static ReportFinding Of(Finding finding, FindingStatus status, string? authority)
    {
        var places = finding.Places.Select(p => Of(finding, p)).ToImmutableArray();
        return new(
            finding.Rule, status, authority, finding.ChildId, ChildLineOf(finding.Subject, finding.ChildId),
            places.IsEmpty ? new(finding.Rule.Module, "", null, null, finding.Subject?.Line ?? 0) : places[0],
            places.Length > 1 && finding.Subject is not null ? places[1..] : [],
            finding.Detail is null ? finding.Rule.Message : $"{finding.Rule.Message}: {finding.Detail}");
    }

    /// <summary>A rule that could not be judged.</summary>
    public static ReportFinding Of(RuleFault fault, string? authority) =>
        new(fault.Rule, FindingStatus.NotJudged, authority, fault.ChildId, ChildLineOf(fault.Subject, fault.ChildId),
            new(fault.Rule.Module, "", null, null, fault.Line), [],
            $"Could not be judged here because of a fault in this program ({fault.Fault}). {fault.Rule.Message}?");

    private static int ChildLineOf(Record? subject, string? childId) =>
        IsOfChild(subject, childId) ? subject!.Line : 0;

    /// <summary>Whether what was judged is a child, rather than the header or the return as a whole.</summary>
    internal static bool IsOfChild(Record? subject, string? childId) => subject is not null && (childId is not null || subject.Module.Name != Header);

    private static ReportPlace Of(Finding finding, Place place) =>
        new(place.Field?.Group.Name ?? place.Record?.Module.Name ?? finding.Rule.Module, RecordPath.Of(finding.Subject, place), place.Field?.Name,
            place.Record is null ? null : place.Field?.ValueOf(place.Record), place.Line);
}
