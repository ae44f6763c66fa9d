namespace OpenCollect.Engine;

/// <summary>Passes on the findings of the chosen checks only, for checks that are made outside a <see cref="Run{THeader,TChild}"/>.</summary>
internal sealed class ChosenFindings(IFindings findings, Func<RuleInfo, bool> applies) : IFindings
{
    public void Add(Finding finding)
    {
        if (applies(finding.Rule))
        {
            findings.Add(finding);
        }
    }

    public void Add(RuleFault fault) => findings.Add(fault);
}
