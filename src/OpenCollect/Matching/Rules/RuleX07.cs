using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>A child who is in both returns has one identifier.</summary>
public sealed class RuleX07 : IReturnRule<ChildInBoth, RuleX07.Tally>, IExplained
{
    /// <summary>Who has which UPN; it grows with the children.</summary>
    public record struct Tally
    {
        internal UpnHolders? Upns { get; set; }
    }

    public static RuleInfo Info { get; } = new("X07", Severity.Error, Scope.Child, Years.Always, "Same UPN under different identifiers in the two returns")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "A text that has the form of a UPN stands in the census under one identifier and in the looked after return under another, letter case aside, and neither identifier has that UPN in the other return. Every such record of the census is reported with the first such child of the looked after return. Records without an identifier and those that X08 reports for this UPN are left out.",
        Advice = "If both are one child, use one identifier in both returns. If not, find out whose UPN it is and correct the other record. Do not put together records from before and after an adoption.",
        Guide = MatchingGuide.Section("2.1"),
        Fields = [CinChild.IdField, CinChild.UpnField, LookedAfterChild.IdField, Header.UpnField],
        Needs = [Inputs.Header],
        Doubt = "Where one of the identifiers has the UPN in both returns, the other record has somebody else's UPN, which X06 says.",
    };

    public static void Count(ref Tally tally, ChildInBoth child, CollectionYear year) => (tally.Upns ??= new()).Add(child);

    public static void Judge(in Tally tally, Report report)
    {
        foreach (var (upn, holders) in tally.Upns?.Shared() ?? [])
        {
            var cin = Alone(holders, UpnPlace.Cin, UpnPlace.Cla);
            var cla = Alone(holders, UpnPlace.Cla, UpnPlace.Cin);
            if (cla.Count == 0)
            {
                continue;
            }

            foreach (var holder in cin)
            {
                var child = new ChildInBoth { Origin = new(holder.Line), Cin = Remembered.Cin(holder, upn), Cla = Remembered.Cla(cla[0], upn) };
                report.Child(
                    holder.ChildId, child, (child.Cin, CinChild.IdField), (child.Cla, LookedAfterChild.IdField), (child.Cin, CinChild.UpnField),
                    (child.Cla.Headers[0], Header.UpnField));
            }
        }
    }

    /// <summary>The records of one return whose identifiers have not the UPN in the other.</summary>
    private static List<UpnHolder> Alone(List<UpnHolder> holders, UpnPlace here, UpnPlace there) =>
        [.. holders.Where(h => h.Place == here && h.ChildId is not null
            && !holders.Exists(o => o.Place == there && o.IsSameChild(h)) && !holders.Exists(h.IsAfterAdoptionOf))];

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var cin = new ChildInBoth { Cin = sample.Cin };
            var cla = new ChildInBoth { Cla = sample.Cla with { Id = "C2" } };
            ImmutableArray<string> pair = ["CIN/ChildIdentifiers/LAchildID", "CLA/Child/CHILD", "CIN/ChildIdentifiers/UPN", "CLA/Header[1]/UPN"];
            var before = new ChildInBoth { Cla = sample.Adopted.Cla! with { Headers = [sample.Adopted.Cla.Headers[0] with { Upn = sample.Cin.Upn }] } };
            return
            [
                Example.Passes("one identifier", sample.Child),
                Example.Fails("different identifiers", pair, cin, cla),
                Example.Fails("different identifiers, the looked after return seen first", pair, cla, cin),
                Example.Passes("identifiers that differ in letter case", cin, new ChildInBoth { Cla = sample.Cla with { Id = "c000000001" } }),
                Example.Passes("different UPNs", cin, new ChildInBoth { Cla = cla.Cla! with { Headers = [sample.Cla.Headers[0] with { Upn = "H201200123457" }] } }),
                Example.Fails("each identifier is in the other return with the other's UPN", [.. pair, .. pair],
                    sample.With(sample.Cla.Headers[0] with { Upn = "H201200123457" }), cla with { Cin = sample.Cin with { Id = "C2", Upn = "H201200123457" } },
                    new ChildInBoth { Cla = sample.Cla with { Id = "C3", Headers = [] } }),
                Example.Passes("the identifier of the census has the UPN in both", sample.Child, cla),
                Example.Passes("the identifier of the looked after return has the UPN in both", sample.Child, new ChildInBoth { Cin = sample.Cin with { Id = "C2" } }),
                Example.Fails("two of the census with one of the looked after return", [.. pair, .. pair], cin, cla, new ChildInBoth { Cin = sample.Cin with { Id = "C3" } }),
                Example.Fails("one of the census with two of the looked after return", pair, cin, cla, new ChildInBoth { Cla = sample.Cla with { Id = "C3" } }),
                Example.Passes("no identifier in the census", new ChildInBoth { Cin = sample.Cin with { Id = null } }, cla),
                Example.Passes("no identifier in the looked after return", cin, new ChildInBoth { Cla = sample.Cla with { Id = null } }),
                Example.Passes("in last year's looked after return", cin, new ChildInBoth { LastCla = cla.Cla }),
                Example.Passes("the former UPN in the census", new ChildInBoth { Cin = sample.Cin with { Upn = null, FormerUpn = sample.Cin.Upn } }, cla),
                Example.Passes("a record from after an adoption, which X08 reports",
                    new ChildInBoth { Cin = sample.Cin with { Episodes = [sample.Need with { ReferralDate = sample.Day(6, 20) }] } }, before),
                Example.Fails("an adoption, but the census has the record since before", pair, cin, before),
                Example.Passes("no children"),
            ];
        }
    }
}
