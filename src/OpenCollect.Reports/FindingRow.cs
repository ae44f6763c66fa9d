namespace OpenCollect.Reports;

/// <summary>One row of <c>findings.csv</c>, as read back. Empty cells are none.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Severity">Error, query or note.</param>
/// <param name="Scope">What the rule looks at.</param>
/// <param name="Authority">The authority's code from the header (column <c>la</c>).</param>
/// <param name="Child">The authority's identifier of the child.</param>
/// <param name="Group">The module of the first place.</param>
/// <param name="Record">The position in the child.</param>
/// <param name="Field">The field's official name.</param>
/// <param name="Value">The value as the return gives it. Child-level data.</param>
/// <param name="Line">The line in the file, from 1; 0 for the whole return.</param>
/// <param name="Status">Open, accepted or not judged.</param>
/// <param name="Message">What is wrong.</param>
public sealed record FindingRow(
    string Rule, Severity Severity, Scope Scope, string? Authority, string? Child, string? Group, string? Record, string? Field, string? Value,
    int Line, FindingStatus Status, string? Message)
{
    /// <summary>The row of a finding: its first place.</summary>
    public static FindingRow Of(ReportFinding finding) =>
        new(finding.Rule.Code, finding.Rule.Severity, finding.Rule.Scope, Given(finding.Authority), Given(finding.Child), Given(finding.At.Group),
            Given(finding.At.Record), Given(finding.At.Field), Given(finding.At.Value), finding.At.Line, finding.Status, Given(finding.Message));

    private static string? Given(string? text) => text is "" ? null : text;
}
