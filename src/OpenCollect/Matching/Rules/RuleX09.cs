using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>A child's former UPN is not the one that the child has now, in either return.</summary>
public sealed class RuleX09 : IChildRule<ChildInBoth>, IExplained
{
    public static RuleInfo Info { get; } = new("X09", Severity.Query, Scope.Child, Years.Always, "UPN is the same as the former UPN")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "The census gives the same text as UPN and as former UPN; or the looked after return gives as UPN what the census under the same identifier gives as former UPN, while its UPN is another or missing.",
        Advice = "Remove the former UPN if the child had no other before. If the looked after return has the former one, enter the present one there.",
        Guide = MatchingGuide.Section("2.3"),
        Fields = [CinChild.UpnField, CinChild.FormerUpnField, Header.UpnField],
    };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child.Cin is not { FormerUpn: { } former } cin)
        {
            return;
        }

        if (cin.Upn == former)
        {
            report.At(cin, CinChild.FormerUpnField, CinChild.UpnField);
        }
        else if (child.Cla?.Header is { } header && header.Upn == former)
        {
            report.Between((header, Header.UpnField), (cin, CinChild.FormerUpnField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var upn = sample.Cin.Upn;
            return
            [
                Example.Passes("no former UPN", sample.Child),
                Example.Passes("another former UPN", sample.With(sample.Cin with { FormerUpn = "H201200123457" })),
                Example.Fails("the same in the census, and in both returns", ["CIN/ChildIdentifiers/FormerUPN", "CIN/ChildIdentifiers/UPN"], sample.With(sample.Cin with { FormerUpn = upn })),
                Example.Fails("the same, and not in the looked after return", ["CIN/ChildIdentifiers/FormerUPN", "CIN/ChildIdentifiers/UPN"], new ChildInBoth { Cin = sample.Cin with { FormerUpn = upn } }),
                Example.Fails("the looked after return has the former one", ["CLA/Header[1]/UPN", "CIN/ChildIdentifiers/FormerUPN"], sample.With(sample.Cin with { Upn = "H201200123457", FormerUpn = upn })),
                Example.Fails("the looked after return has the former one, the census no other", ["CLA/Header[1]/UPN", "CIN/ChildIdentifiers/FormerUPN"], sample.With(sample.Cin with { Upn = null, FormerUpn = upn })),
                Example.Passes("no UPN at all", sample.With(sample.Cin with { Upn = null }) with { Cla = sample.Cla with { Headers = [sample.Cla.Headers[0] with { Upn = null }] } }),
                Example.Passes("a former UPN, no row in the Header table", sample.With(sample.Cla with { Headers = [] }) with { Cin = sample.Cin with { Upn = null, FormerUpn = upn } }),
                Example.Passes("not in the census", new ChildInBoth { Cla = sample.Cla }),
            ];
        }
    }
}
