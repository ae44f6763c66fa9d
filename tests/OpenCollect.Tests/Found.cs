namespace OpenCollect.Tests;

/// <summary>Keeps everything that a run finds.</summary>
internal sealed class Found : IFindings
{
    public List<Finding> Findings { get; } = [];

    public List<RuleFault> Faults { get; } = [];

    public void Add(Finding finding) => Findings.Add(finding);

    public void Add(RuleFault fault) => Faults.Add(fault);
}
