using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>In either return, a UPN belongs to one child only.</summary>
public sealed class RuleX06 : IReturnRule<ChildInBoth, RuleX06.Tally>, IExplained
{
    /// <summary>Who has which UPN; it grows with the children.</summary>
    public record struct Tally
    {
        internal UpnHolders? Upns { get; set; }
    }

    public static RuleInfo Info { get; } = new("X06", Severity.Error, Scope.Child, Years.Always, "Same UPN under two identifiers in one return")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "A text that has the form of a UPN stands on records of one return whose identifiers differ, letter case aside; a missing identifier differs from every other. Every such record is reported. Records that X08 reports for this UPN are left out, and so is a record that then stands alone.",
        Advice = "Find out whose UPN it is and correct the other records. If it is one child recorded twice, merge the records, unless one of them is from after an adoption.",
        Guide = MatchingGuide.Section("2.2"),
        Fields = [CinChild.UpnField, Header.UpnField],
        Doubt = "1520 says the same of the census and 444 of the looked after return from 2025-26; here both returns are looked at in every year. A record that stands twice under one identifier is left to the rules of its return.",
    };

    public static void Count(ref Tally tally, ChildInBoth child, CollectionYear year) => (tally.Upns ??= new()).Add(child);

    public static void Judge(in Tally tally, Report report)
    {
        foreach (var (upn, holders) in tally.Upns?.Shared() ?? [])
        {
            Judge(report, upn, holders, UpnPlace.Cin);
            Judge(report, upn, holders, UpnPlace.Cla);
        }
    }

    private static void Judge(Report report, string upn, List<UpnHolder> holders, UpnPlace place)
    {
        var own = holders.Where(h => h.Place == place && !holders.Exists(h.IsAfterAdoptionOf)).ToList();
        if (own.Exists(h => own.Exists(other => h != other && !h.IsSameChild(other))))
        {
            own.ForEach(holder => Remembered.ReportUpn(report, holder, upn));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var cin = new ChildInBoth { Cin = sample.Cin with { Origin = new(1) } };
            var other = new ChildInBoth { Cin = sample.Cin with { Id = "C2", Origin = new(2) } };
            var cla = new ChildInBoth { Cla = sample.Cla };
            var otherCla = new ChildInBoth { Cla = sample.Cla with { Id = "C2" } };
            var before = new ChildInBoth { Cin = sample.Adopted.Cin! with { Upn = sample.Cin.Upn }, Cla = sample.Adopted.Cla };
            var after = new ChildInBoth { Cin = sample.Cin with { Episodes = [sample.Need with { ReferralDate = sample.Day(6, 20) }] } };
            return
            [
                Example.Passes("in both returns under one identifier", sample.Child),
                Example.Fails("two identifiers in the census", ["CIN/ChildIdentifiers/UPN", "CIN/ChildIdentifiers/UPN"], cin, other),
                Example.Fails("two identifiers in the looked after return", ["CLA/Header[1]/UPN", "CLA/Header[1]/UPN"], cla, otherCla),
                Example.Passes("one identifier in each return", cin, otherCla),
                Example.Passes("different UPNs", cin, new ChildInBoth { Cin = other.Cin! with { Upn = "H201200123457" } }),
                Example.Passes("no UPN", new ChildInBoth { Cin = cin.Cin! with { Upn = null } }, new ChildInBoth { Cin = other.Cin! with { Upn = null } }),
                Example.Passes("no row in the Header table", new ChildInBoth { Cla = sample.Cla with { Headers = [] } }, new ChildInBoth { Cla = otherCla.Cla! with { Headers = [] } }),
                Example.Passes("the same reason why there is none", new ChildInBoth { Cla = Unknown(cla) }, new ChildInBoth { Cla = Unknown(otherCla) }),
                Example.Passes("the same record twice", cin, cin),
                Example.Passes("identifiers that differ in letter case", cin, new ChildInBoth { Cin = other.Cin! with { Id = "c000000001" } }),
                Example.Fails("one identifier is missing", ["CIN/ChildIdentifiers/UPN", "CIN/ChildIdentifiers/UPN"], cin, new ChildInBoth { Cin = other.Cin! with { Id = null } }),
                Example.Passes("the former UPN of another", cin, new ChildInBoth { Cin = other.Cin! with { Upn = null, FormerUpn = cin.Cin!.Upn } }),
                Example.Passes("in this year's and last year's return", cin, new ChildInBoth { LastCin = other.Cin }),
                Example.Passes("a record from after an adoption, which X08 reports", before, after),
                Example.Fails("two children beside a record from after an adoption", ["CIN/ChildIdentifiers/UPN", "CIN/ChildIdentifiers/UPN"], before, after, other),
                Example.Passes("no identifier, once in each return", new ChildInBoth { Cin = cin.Cin! with { Id = null } }, new ChildInBoth { Cla = sample.Cla with { Id = null } }),
                Example.Fails("two UPNs, each under two identifiers in the census",
                    ["CIN/ChildIdentifiers/UPN", "CIN/ChildIdentifiers/UPN", "CIN/ChildIdentifiers/UPN", "CIN/ChildIdentifiers/UPN"], cin, other,
                    new ChildInBoth { Cin = cin.Cin! with { Id = "C3", Upn = "H201200123457" } }, new ChildInBoth { Cin = cin.Cin! with { Id = "C4", Upn = "H201200123457" } }),
                Example.Passes("no children"),
            ];
        }
    }

    private static LookedAfterChild Unknown(ChildInBoth child) => child.Cla! with { Headers = [child.Cla.Headers[0] with { Upn = "UN1" }] };
}
