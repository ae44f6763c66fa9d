using OpenCollect.Engine;

namespace OpenCollect.Trimmed;

/// <summary>Counts and keeps nothing.</summary>
internal sealed class Count : IFindings
{
    public int Findings { get; private set; }

    public int Faults { get; private set; }

    public void Add(Finding finding) => Findings++;

    public void Add(RuleFault fault) => Faults++;
}
