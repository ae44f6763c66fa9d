using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>A child keeps the identifier from year to year.</summary>
public sealed class RuleX15 : IReturnRule<ChildInBoth, RuleX15.Tally>, IExplained
{
    /// <summary>Who has which UPN, of those who are in one year's return only; it grows with the children.</summary>
    public record struct Tally
    {
        internal UpnHolders? Upns { get; set; }
    }

    public static RuleInfo Info { get; } = new("X15", Severity.Query, Scope.Child, Years.Always, "Child of last year's return seems to have a new identifier")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "In one collection, an identifier of this year's return is not in last year's, one of last year's is not in this year's, and both have the same date of birth and the same text that has the form of a UPN. Each new identifier is reported with the first such old one. Records without an identifier, and pairs that X08 takes for records from before and after an adoption, are left out.",
        Advice = "If it is the same child, use last year's identifier. If you have changed identifiers on purpose, tell the Department before you send the return.",
        Guide = MatchingGuide.Section("2.1"),
        Fields = [CinChild.IdField, LookedAfterChild.IdField],
        Needs = [MatchingNeeds.LastYear],
    };

    public static void Count(ref Tally tally, ChildInBoth child, CollectionYear year)
    {
        if (child.Cin is null != child.LastCin is null || child.Cla is null != child.LastCla is null)
        {
            (tally.Upns ??= new()).Add(child);
        }
    }

    public static void Judge(in Tally tally, Report report)
    {
        foreach (var (upn, holders) in tally.Upns?.Shared() ?? [])
        {
            foreach (var holder in holders)
            {
                if (holder is { IsAlone: true, ChildId: not null, BirthDate: not null, Place: UpnPlace.Cin or UpnPlace.Cla } && Earlier(holder, holders) is { } earlier)
                {
                    Report(report, upn, holder, earlier);
                }
            }
        }
    }

    private static UpnHolder? Earlier(UpnHolder holder, List<UpnHolder> holders)
    {
        foreach (var other in holders)
        {
            if (other.Place == (holder.Place == UpnPlace.Cin ? UpnPlace.LastCin : UpnPlace.LastCla) && other.IsAlone && other.ChildId is not null
                && other.BirthDate == holder.BirthDate && !holder.IsAfterAdoptionOf(other))
            {
                return other;
            }
        }

        return null;
    }

    private static void Report(Report report, string upn, UpnHolder holder, UpnHolder earlier)
    {
        if (holder.Place == UpnPlace.Cin)
        {
            var child = new ChildInBoth { Origin = new(holder.Line), Cin = Remembered.Cin(holder, upn), LastCin = Remembered.Cin(earlier, upn) };
            report.Child(holder.ChildId, child, (child.Cin, CinChild.IdField), (child.LastCin, CinChild.IdField));
        }
        else
        {
            var child = new ChildInBoth { Origin = new(holder.Line), Cla = Remembered.Cla(holder, upn), LastCla = Remembered.Cla(earlier, upn) };
            report.Child(holder.ChildId, child, (child.Cla, LookedAfterChild.IdField), (child.LastCla, LookedAfterChild.IdField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var (cin, cla) = (new ChildInBoth { Cin = sample.Cin }, new ChildInBoth { Cla = sample.Cla });
            var lastCin = sample.Cin with { Id = "C2" };
            var lastCla = sample.Child.LastCla! with { Id = "C2" };
            ImmutableArray<string> inCin = ["CIN/ChildIdentifiers/LAchildID", "CIN/LastYear/ChildIdentifiers/LAchildID"];
            ImmutableArray<string> inCla = ["CLA/Child/CHILD", "CLA/LastYear/Child/CHILD"];
            var adopted = sample.Adopted.Cin! with { Upn = sample.Cin.Upn, BirthDate = sample.Cin.BirthDate };
            return
            [
                Example.Passes("the same identifier", new ChildInBoth { Cin = sample.Cin, LastCin = sample.Cin }),
                Example.Fails("another identifier in last year's census", inCin, cin, new ChildInBoth { LastCin = lastCin }),
                Example.Fails("another identifier in last year's looked after return", inCla, cla, new ChildInBoth { LastCla = lastCla }),
                Example.Fails("in both collections", [.. inCin, .. inCla], new ChildInBoth { Cin = sample.Cin, Cla = sample.Cla }, new ChildInBoth { LastCin = lastCin, LastCla = lastCla }),
                Example.Passes("this year's census, last year's looked after return", cin, new ChildInBoth { LastCla = lastCla }),
                Example.Passes("this year's looked after return, last year's census", cla, new ChildInBoth { LastCin = lastCin }),
                Example.Passes("another date of birth", cin, new ChildInBoth { LastCin = lastCin with { BirthDate = sample.Cin.BirthDate.PlusDays(1) } }),
                Example.Passes("no date of birth in either year", new ChildInBoth { Cin = sample.Cin with { BirthDate = null } }, new ChildInBoth { LastCin = lastCin with { BirthDate = null } }),
                Example.Passes("another UPN", cin, new ChildInBoth { LastCin = lastCin with { Upn = "H201200123457" } }),
                Example.Passes("the former UPN", new ChildInBoth { Cin = sample.Cin with { Upn = null, FormerUpn = sample.Cin.Upn } }, new ChildInBoth { LastCin = lastCin }),
                Example.Passes("the new identifier was in last year's return too", new ChildInBoth { Cin = sample.Cin, LastCin = sample.Cin with { Upn = null } }, new ChildInBoth { LastCin = lastCin }),
                Example.Passes("the old identifier is in this year's return too", cin, new ChildInBoth { Cin = lastCin with { Upn = null }, LastCin = lastCin }),
                Example.Passes("the old identifier is missing", cin, new ChildInBoth { LastCin = lastCin with { Id = null } }),
                Example.Passes("the new identifier is missing", new ChildInBoth { Cin = sample.Cin with { Id = null } }, new ChildInBoth { LastCin = lastCin }),
                Example.Fails("two old identifiers", inCin, cin, new ChildInBoth { LastCin = lastCin }, new ChildInBoth { LastCin = lastCin with { Id = "C3" } }),
                Example.Fails("new in the census, in both looked after returns under the new identifier", inCin, sample.Child, new ChildInBoth { LastCin = lastCin }),
                Example.Passes("before and after an adoption", new ChildInBoth { Cin = sample.Cin with { Episodes = [sample.Need with { ReferralDate = sample.Day(6, 20) }] } }, new ChildInBoth { LastCin = adopted }),
                Example.Passes("no return of last year", cin, cla),
                Example.Fails("two children", [.. inCin, .. inCin], cin, new ChildInBoth { LastCin = lastCin },
                    new ChildInBoth { Cin = sample.Cin with { Id = "C3", Upn = "H201200123457" } }, new ChildInBoth { LastCin = lastCin with { Id = "C4", Upn = "H201200123457" } }),
                Example.Passes("new in the looked after return, in both censuses under the new identifier",
                    new ChildInBoth { Cin = sample.Cin, LastCin = sample.Cin with { Upn = null }, Cla = sample.Cla }, new ChildInBoth { LastCin = lastCin }),
                Example.Passes("the old identifier is in both censuses and new in the looked after return", cin,
                    new ChildInBoth { Cin = lastCin with { Upn = null }, LastCin = lastCin, Cla = sample.Cla with { Id = "C2", Headers = [sample.Cla.Headers[0] with { Upn = null }] } }),
            ];
        }
    }
}
