using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>Where one return has the child's UPN, the other does not say that there is none.</summary>
public sealed class RuleX02 : IChildRule<ChildInBoth>, IExplained
{
    public static RuleInfo Info { get; } =
        new("X02", Severity.Query, Scope.Child, Years.Always, "UPN in one return, a reason why there is none in the other")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "A child is in both returns under one identifier. One return gives a text that has the form of a UPN, the other gives no UPN but a reason: UPNunknown UN1 to UN7 in the census, UN1 to UN5 in the field UPN of the looked after return.",
            Advice = "If the UPN is the child's, enter it in place of the reason.",
            Guide = MatchingGuide.Section("2.4"),
            Fields = [CinChild.UpnField, CinChild.UpnUnknownField, Header.UpnField],
            Needs = [Inputs.Header],
            Doubt = "A return that gives neither UPN nor reason is left to its own rules, 8770Q and 442.",
        };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child is not { Cin: { } cin, Cla.Header: { Upn: { } other } header })
        {
            return;
        }

        if (cin.Upn is null)
        {
            if (Upn.HasForm(other) && Cin.Codes.UpnUnknown.Codes.Has(cin.UpnUnknown, report.Year))
            {
                report.Between((cin, CinChild.UpnUnknownField), (header, Header.UpnField));
            }
        }
        else if (Upn.HasForm(cin.Upn) && header.LacksUpnForReason(report.Year))
        {
            report.Between((header, Header.UpnField), (cin, CinChild.UpnField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var header = sample.Cla.Headers[0];
            var without = sample.Cin with { Upn = null, UpnUnknown = "UN7" };
            return
            [
                Example.Passes("a UPN in both", sample.Child),
                Example.Fails("UN1 in the looked after return", ["CLA/Header[1]/UPN", "CIN/ChildIdentifiers/UPN"], sample.With(header with { Upn = "UN1" })),
                Example.Fails("UN5 in the looked after return", ["CLA/Header[1]/UPN", "CIN/ChildIdentifiers/UPN"], sample.With(header with { Upn = "UN5" })),
                Example.Passes("UN6 in the looked after return, which is no code", sample.With(header with { Upn = "UN6" })),
                Example.Fails("UN7 in the census", ["CIN/ChildIdentifiers/UPNunknown", "CLA/Header[1]/UPN"], sample.With(without)),
                Example.Passes("UN8 in the census, which is no code", sample.With(without with { UpnUnknown = "UN8" })),
                Example.Passes("neither UPN nor reason in the census", sample.With(without with { UpnUnknown = null })),
                Example.Passes("blank in the looked after return", sample.With(header with { Upn = null })),
                Example.Passes("a reason in both", sample.With(without) with { Cla = sample.Cla with { Headers = [header with { Upn = "UN2" }] } }),
                Example.Passes("the census has a UPN that is too short", sample.With(sample.Cin with { Upn = "D2012" }) with { Cla = sample.Cla with { Headers = [header with { Upn = "UN2" }] } }),
                Example.Passes("the looked after return has a UPN that is too short", sample.With(without) with { Cla = sample.Cla with { Headers = [header with { Upn = "D2012" }] } }),
                Example.Passes("a UPN and a reason beside it in the census", sample.With(sample.Cin with { UpnUnknown = "UN3" })),
                Example.Passes("a reason, and not in the census", sample.With(header with { Upn = "UN1" }) with { Cin = null }),
                Example.Passes("a reason, and not in the looked after return", sample.With(without) with { Cla = null }),
                Example.Passes("no row in the Header table", sample.With(without) with { Cla = sample.Cla with { Headers = [] } }),
            ];
        }
    }
}
