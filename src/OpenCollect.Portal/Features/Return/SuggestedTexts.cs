namespace OpenCollect.Portal.Features.Return;

/// <summary>Beginnings of explanations for a query. A full sentence about the case is worth more; these save typing where many are alike.</summary>
public static class SuggestedTexts
{
    public static IEnumerable<string> For(RuleInfo rule)
    {
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
