using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using CareEpisode = OpenCollect.LookedAfter.Episode;
using NeedEpisode = OpenCollect.Cin.Episode;

namespace OpenCollect.Matching.Rules;

/// <summary>After an adoption from care a child has a new identifier and a new UPN, and nothing in the returns joins them to the old ones.</summary>
public sealed class RuleX08 : IReturnRule<ChildInBoth, RuleX08.Tally>, IExplained
{
    /// <summary>Who has which UPN, which grows with the children, and the children whose case went on under the old identifier.</summary>
    public record struct Tally
    {
        internal UpnHolders? Upns { get; set; }

        internal List<ChildInBoth>? WentOn { get; set; }
    }

    public static RuleInfo Info { get; } = new("X08", Severity.Error, Scope.Child, Years.Always, "Identifier or UPN from before an adoption used after it")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "Identifier: the looked after return, this year's or last year's, has an episode that ended by adoption (REC E11 or E12) on a day D, the earliest if there are several, and under the same identifier the census has an episode that was referred on D or later, or that was referred before D and is still open or closed later than a month after D; an open one is judged on 31 March. Each such episode is reported with D. UPN: a record has, as UPN or as former UPN, the UPN of another identifier that was adopted, and its own first referral or episode of care is not before the adoption: not before D, or, where only a closure RC1 in the census tells of the adoption, not before a month before that closure. The later record alone is reported, never the earlier one.",
        Advice = "Give the record from after the adoption an identifier of its own and the UPN that the child was given after the adoption; leave the former UPN blank. Let somebody do it who may see both records, and do not write down both together.",
        Guide = MatchingGuide.Sections("2, 2.2, 2.3 and 4.6.1"),
        Fields = [CinChild.UpnField, CinChild.FormerUpnField, Header.UpnField, NeedEpisode.ReferralDateField, NeedEpisode.ClosureDateField, CareEpisode.EndField],
        Needs = [Inputs.Episodes],
        Doubt = "A closure RC1 alone does not tell an adoption from care from one by a step-parent, who keeps the identifier; so the identifier is judged by E11 and E12 only. A child who is looked after again under the old identifier is left to 199 of the looked after return. So as not to join what must stay apart, the finding on a UPN does not name the other record, and X06, X07 and X15 pass over it.",
    };

    public static void Count(ref Tally tally, ChildInBoth child, CollectionYear year)
    {
        (tally.Upns ??= new()).Add(child);
        if (child.Cin is { } cin && Adoptions.EpisodeOf(child)?.End is { } order)
        {
            foreach (var episode in cin.Episodes)
            {
                if (FieldAfter(episode, order, year) is not null)
                {
                    (tally.WentOn ??= []).Add(child);
                    break;
                }
            }
        }
    }

    public static void Judge(in Tally tally, Report report)
    {
        foreach (var child in tally.WentOn ?? [])
        {
            var adopted = Adoptions.EpisodeOf(child)!;
            foreach (var episode in child.Cin!.Episodes)
            {
                if (FieldAfter(episode, adopted.End!.Value, report.Year) is { } field)
                {
                    report.Child(child.Id, child, (episode, field), (adopted, CareEpisode.EndField));
                }
            }
        }

        foreach (var (upn, holders) in tally.Upns?.Shared() ?? [])
        {
            foreach (var holder in holders)
            {
                if (holder.Place is UpnPlace.Cin or UpnPlace.CinFormer or UpnPlace.Cla && holders.Exists(holder.IsAfterAdoptionOf))
                {
                    Remembered.ReportUpn(report, holder, upn);
                }
            }
        }
    }

    /// <summary>The field that shows that the episode belongs into a record from after the adoption; none if it does not.</summary>
    private static Field? FieldAfter(NeedEpisode episode, DateOnly order, CollectionYear year) =>
        episode.ReferralDate >= order ? NeedEpisode.ReferralDateField
        : (episode.IsOpen ? year.LastDay : episode.ClosureDate) > Adoptions.MonthAfter(order) ? NeedEpisode.ClosureDateField
        : null;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var adopted = sample.Adopted;
            var (need, order) = (adopted.Cin!.Episodes[0], sample.Day(6, 20));
            var header = adopted.Cla!.Headers[0];
            var upn = sample.Cin.Upn;
            var before = adopted with { Cin = adopted.Cin with { Upn = upn }, Cla = adopted.Cla with { Headers = [header with { Upn = upn }] } };
            var closed = new ChildInBoth { Cin = before.Cin };
            var open = With(adopted, need with { ClosureDate = null });
            var second = new ChildInBoth { Cin = before.Cin with { Id = "C3", Upn = "H201200123457" }, Cla = adopted.Cla with { Id = "C3", Headers = [header with { Upn = "H201200123457" }] } };
            var after = sample.Cin with { Episodes = [sample.Need with { ReferralDate = order }] };
            return
            [
                Example.Passes("closed on the day of the order", adopted),
                Example.Passes("closed a month after the order", With(adopted, need with { ClosureDate = order.AddMonths(1) })),
                Example.Fails("closed a month and a day after the order", ["CIN/CINdetails[1]/CINclosureDate", "CLA/Episodes[1]/DEC"], With(adopted, need with { ClosureDate = order.AddMonths(1).AddDays(1) })),
                Example.Fails("still open at the end of the year", ["CIN/CINdetails[1]/CINclosureDate", "CLA/Episodes[1]/DEC"], With(adopted, need with { ClosureDate = null })),
                Example.Fails("open on 31 March, adopted on 28 February", ["CIN/CINdetails[1]/CINclosureDate", "CLA/Episodes[1]/DEC"], With(adopted, need with { ClosureDate = null }) with { Cla = Until(adopted.Cla, sample.Day(2, 28)) }),
                Example.Passes("open on 31 March, adopted on 1 March", With(adopted, need with { ClosureDate = null }) with { Cla = Until(adopted.Cla, sample.Day(3, 1)) }),
                Example.Passes("closed on a day that cannot be read", With(adopted, need with { ClosureDate = null, Flaws = new(new Flaw(FlawKind.NotADate, NeedEpisode.ClosureDateField, "soon", 2)) })),
                Example.Fails("referred again on the day of the order", ["CIN/CINdetails[2]/CINreferralDate", "CLA/Episodes[1]/DEC"], With(adopted, need, sample.Need with { ReferralDate = order, ClosureDate = order })),
                Example.Passes("referred again the day before the order", With(adopted, need, sample.Need with { ReferralDate = order.AddDays(-1), ClosureDate = order })),
                Example.Fails("adopted by last year's return", ["CIN/CINdetails[1]/CINreferralDate", "CLA/LastYear/Episodes[1]/DEC"], With(adopted, sample.Need) with { Cla = null, LastCla = Until(adopted.Cla, sample.Day(4, 1).AddDays(-1)) }),
                Example.Fails("open since an adoption of last year's return, and adopted anew this year", ["CIN/CINdetails[1]/CINclosureDate", "CLA/LastYear/Episodes[1]/DEC"],
                    adopted with { LastCla = Until(adopted.Cla, need.ClosureDate!.Value.AddMonths(-1).AddDays(-1)) }),
                Example.Fails("adopted twice by this year's return, the earlier after the later", ["CIN/CINdetails[1]/CINclosureDate", "CLA/Episodes[2]/DEC"],
                    adopted with { Cla = adopted.Cla with { Episodes = [adopted.Cla.Episodes[0], .. Until(adopted.Cla, need.ClosureDate!.Value.AddMonths(-1).AddDays(-1)).Episodes] } }),
                Example.Fails("told by the earlier of two closures", "CIN/ChildIdentifiers/UPN",
                    new ChildInBoth { Cin = closed.Cin with { Episodes = [need, need with { ClosureDate = order.AddDays(-40) }] }, LastCin = closed.Cin },
                    new ChildInBoth { Cin = Referred(after, order.AddDays(-40)) }),
                Example.Passes("referred again, adopted by the census alone", With(adopted, need, sample.Need with { ReferralDate = order }) with { Cla = null }),
                Example.Passes("referred again, left care otherwise", With(adopted, sample.Need with { ReferralDate = order }) with { Cla = adopted.Cla with { Episodes = [adopted.Cla.Episodes[0] with { ReasonCeased = "E4A" }] } }),
                Example.Passes("referred again, adopted on a day that cannot be read", With(adopted, sample.Need) with { Cla = Until(adopted.Cla, null) }),
                Example.Fails("the UPN of the adopted child on a new record", "CIN/ChildIdentifiers/UPN", before, new ChildInBoth { Cin = after }),
                Example.Fails("as the former UPN of the new record", "CIN/ChildIdentifiers/FormerUPN", before, new ChildInBoth { Cin = after with { Upn = null, FormerUpn = upn } }),
                Example.Passes("a new UPN on the new record", before, new ChildInBoth { Cin = after with { Upn = "H201200123457" } }),
                Example.Passes("the record with the UPN began the day before the order, which X06 reports", before, new ChildInBoth { Cin = after with { Episodes = [sample.Need with { ReferralDate = order.AddDays(-1) }] } }),
                Example.Passes("the record with the UPN has no referral date", before, new ChildInBoth { Cin = after with { Episodes = [] } }),
                Example.Passes("the former UPN of one who was adopted is another's UPN", new ChildInBoth { Cin = before.Cin! with { Upn = null, FormerUpn = upn } }, new ChildInBoth { Cin = after }),
                Example.Fails("told by the closure alone, referred a month before it", "CIN/ChildIdentifiers/UPN", closed, new ChildInBoth { Cin = Referred(after, order.AddMonths(-1)) }),
                Example.Passes("told by the closure alone, referred a month and a day before it", closed, new ChildInBoth { Cin = Referred(after, order.AddMonths(-1).AddDays(-1)) }),
                Example.Fails("told by last year's closure", "CIN/ChildIdentifiers/UPN", new ChildInBoth { LastCin = closed.Cin }, new ChildInBoth { Cin = after }),
                Example.Fails("looked after again with the old UPN", "CLA/Header[1]/UPN", before, new ChildInBoth { Cla = sample.Cla with { Episodes = [sample.Care] } }),
                Example.Fails("still open, and referred again after the order", ["CIN/CINdetails[1]/CINclosureDate", "CLA/Episodes[1]/DEC", "CIN/CINdetails[2]/CINreferralDate", "CLA/Episodes[1]/DEC"],
                    With(adopted, need with { ClosureDate = null }, sample.Need with { ReferralDate = order })),
                Example.Fails("two children, both still open", ["CIN/CINdetails[1]/CINclosureDate", "CLA/Episodes[1]/DEC", "CIN/CINdetails[1]/CINclosureDate", "CLA/Episodes[1]/DEC"],
                    open, open with { Cin = open.Cin! with { Id = "C2" } }),
                Example.Fails("the UPNs of two adopted children on new records", ["CIN/ChildIdentifiers/UPN", "CIN/ChildIdentifiers/UPN"],
                    before, new ChildInBoth { Cin = after }, second, new ChildInBoth { Cin = after with { Id = "C4", Upn = second.Cin!.Upn } }),
                Example.Passes("the UPN on a new record of last year's census alone", before, new ChildInBoth { LastCin = after }),
                Example.Passes("no children"),
            ];
        }
    }

    private static ChildInBoth With(ChildInBoth child, params ReadOnlySpan<NeedEpisode> episodes) => child with { Cin = child.Cin! with { Episodes = [.. episodes] } };

    private static CinChild Referred(CinChild child, DateOnly on) => child with { Episodes = [child.Episodes[0] with { ReferralDate = on }] };

    private static LookedAfterChild Until(LookedAfterChild child, DateOnly? end) => child with { Episodes = [child.Episodes[0] with { End = end }] };
}
