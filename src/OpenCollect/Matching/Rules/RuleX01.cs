using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>A child has the same UPN in both returns.</summary>
public sealed class RuleX01 : IChildRule<ChildInBoth>, IExplained
{
    public static RuleInfo Info { get; } = new("X01", Severity.Error, Scope.Child, Years.Always, "UPN differs between the two returns")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "A child is in both returns under one identifier, both give a text that has the form of a UPN, permanent or temporary, and the two are not the same.",
        Advice = "Find out which UPN is the child's and enter it in both systems. A temporary UPN gives way to the permanent one.",
        Guide = MatchingGuide.Section("2.2"),
        Fields = [CinChild.UpnField, Header.UpnField],
        Needs = [Inputs.Header],
        Doubt = "A text that has not the form of a UPN is left to the rules of its own return; the check letter is not looked at here.",
    };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child is { Cin: { Upn: { } upn } cin, Cla.Header: { Upn: { } other } header } && upn != other && Upn.HasForm(upn) && Upn.HasForm(other))
        {
            report.Between((cin, CinChild.UpnField), (header, Header.UpnField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var header = sample.Cla.Headers[0];
            ImmutableArray<string> both = ["CIN/ChildIdentifiers/UPN", "CLA/Header[1]/UPN"];
            return
            [
                Example.Passes("the same in both", sample.Child),
                Example.Fails("one digit differs", both, sample.With(header with { Upn = "D201200123457" })),
                Example.Fails("temporary in one, permanent in the other", both, sample.With(sample.Cin with { Upn = "M80120000500A" })),
                Example.Fails("the check letter of one is wrong", both, sample.With(header with { Upn = "E201200123456" })),
                Example.Passes("in the looked after return the reason why there is none", sample.With(header with { Upn = "UN3" })),
                Example.Passes("in the census too short for a UPN", sample.With(sample.Cin with { Upn = "D20120012345" })),
                Example.Passes("in the looked after return too short for a UPN", sample.With(header with { Upn = "D20120012345" })),
                Example.Passes("blank in the census", sample.With(sample.Cin with { Upn = null })),
                Example.Passes("blank in the looked after return", sample.With(header with { Upn = null })),
                Example.Passes("no row in the Header table", sample.With(sample.Cla with { Headers = [] })),
                Example.Passes("not in the census", sample.With((CinChild?)null)),
                Example.Passes("not in the looked after return", sample.With((LookedAfterChild?)null)),
            ];
        }
    }
}
