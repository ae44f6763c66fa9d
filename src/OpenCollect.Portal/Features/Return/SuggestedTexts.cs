namespace OpenCollect.Portal.Features.Return;

/// <summary>Beginnings of explanations for a query, or of reasons for an error that may stand. A full sentence about the case is worth more; these save typing where many are alike.</summary>
public static class SuggestedTexts
{
    public static IEnumerable<string> For(RuleInfo rule)
    {
        if (rule.Severity == Severity.Error)
        {
            yield return "Checked against the case record: the data is correct as recorded, and the check does not fit this case.";
            yield return "The child’s case was transferred from another local authority, whose records are as they are given here.";
            yield return "A court or panel decided this outside the usual order; the decision is on the case record.";
            yield break;
        }

        yield return "Checked against the case record: the data is correct as recorded.";
        yield return "Checked with the social work team: the dates are correct.";
        if (rule.Code.StartsWith("YonY", StringComparison.Ordinal))
        {
            yield return "The change follows from a change of practice during the year, which we reviewed.";
            yield return "The change follows from a change of case system; figures were checked before and after.";
        }
        else
        {
            yield return "The information could not be obtained; the family has moved away.";
            yield return "The child moved between local authorities during the year; records of the other authority were not available.";
            yield return "This is a known case and was explained in last year’s return as well.";
        }
    }
}
