using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Generating;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using CinEpisode = OpenCollect.Cin.Episode;
using Episode = OpenCollect.LookedAfter.Episode;

namespace OpenCollect.Matching.Generating;

/// <summary>Plants contradictions between the returns of one authority, each with the code of the check that must find it.</summary>
/// <remarks>
/// The codes, in the order of the list of checks that an authority can make before it submits:
/// <list type="table">
/// <listheader><term>code</term><description>contradiction, and what is planted</description></listheader>
/// <item><term>X01</term><description>One child identifier in both returns with two real UPNs: another in the census.</description></item>
/// <item><term>X02</term><description>One with a UPN and the other with a reason for none: UN5 in the census.</description></item>
/// <item><term>X03</term><description>Birth date or sex differs: that of the census.</description></item>
/// <item><term>X04</term><description>Looked after in the year, but not in the census: left out of it.</description></item>
/// <item><term>X05</term><description>In the census and in care at the end of last year, but not in this year's return: left out of it.</description></item>
/// <item><term>X06</term><description>One UPN on two identifiers in one return: in the census, that of an earlier child.</description></item>
/// <item><term>X07</term><description>One UPN on two identifiers across the returns: in the census, that of an earlier care leaver.</description></item>
/// <item><term>X08</term><description>An adopted child goes on under the identifier of before: a referral after adoption.</description></item>
/// <item><term>X09</term><description>UPN and former UPN are the same.</description></item>
/// <item><term>X10</term><description>Closed as adopted in the census, but not adopted in the other return.</description></item>
/// <item><term>X11</term><description>A death in one return only, either of them.</description></item>
/// <item><term>X12</term><description>An unaccompanied asylum seeker in one return only, either of them.</description></item>
/// <item><term>X13</term><description>In care because of a disability that the census does not know.</description></item>
/// <item><term>X14</term><description>An identifier that is longer than ten characters or has others than letters and digits, in both returns.</description></item>
/// <item><term>X15</term><description>A new identifier this year for a child who has the UPN and birth date of last year's, in both returns.</description></item>
/// </list>
/// </remarks>
internal static class MatchingFaults
{
    private static readonly ImmutableArray<Kind> Kinds =
    [
        new("X01", KnownLife.Settled, CinChild.UpnField, "another", InCensus((c, _) => c with { Upn = Identifiers.Checked($"A999{c.Upn![4..]}") })),
        new("X02", KnownLife.Settled, CinChild.UpnUnknownField, "UN5 though there is a UPN", InCensus((c, _) => c with { Upn = null, UpnUnknown = "UN5" })),
        new("X03", KnownLife.Settled, CinChild.BirthDateField, "a day later", InCensus((c, _) => c with { BirthDate = c.BirthDate.PlusDays(1) })),
        new("X03", KnownLife.Settled, CinChild.GenderField, "the other sex", InCensus((c, _) => c with { Gender = "1" })),
        new("X03", KnownLife.Settled, CinChild.SexField, "the other sex", InCensus((c, _) => c with { Sex = "M" })),
        new("X04", KnownLife.Settled, Episode.ChildField, "left out of the census", p => p with { Cin = null }),
        new("X05", KnownLife.Settled, CinChild.IdField, "left out of this year's return of children looked after",
            p => p with { LookedAfter = p.LookedAfter! with { ThisYear = null } }),
        new("X06", KnownLife.Any, CinChild.UpnField, "that of an earlier child", p => p) { Shared = p => p.LookedAfter is null ? p.Cin?.Upn : null },
        new("X07", KnownLife.Any, CinChild.UpnField, "that of an earlier care leaver", p => p) { Shared = p => p.Cin is null ? p.LookedAfter?.Identity.Upn : null },
        new("X08", KnownLife.Adopted, CinEpisode.ReferralDateField, "one added after adoption", InCensus((c, left) => c with
        {
            Episodes = c.Episodes.Add(new() { ReferralDate = left.AddDays(60), ReferralSource = "6", PrimaryNeed = "N1", NoFurtherAction = "true" }),
        })),
        new("X09", KnownLife.Settled, CinChild.FormerUpnField, "the UPN", InCensus((c, _) => c with { FormerUpn = c.Upn })),
        new("X10", KnownLife.Left, CinEpisode.ReasonForClosureField, "adopted", InCensus((c, left) => Closed(c, left, "RC1"))),
        new("X11", KnownLife.Left, CinChild.DeathDateField, "died", InCensus((c, left) => Closed(c, left, "RC2") with { DeathDate = left })),
        new("X11", KnownLife.Left, Episode.ReasonCeasedField, "died", p => p with
        {
            LookedAfter = p.LookedAfter! with
            {
                ThisYear = p.LookedAfter.ThisYear! with { Episodes = [p.LookedAfter.ThisYear.Episodes[0] with { ReasonCeased = "E2" }] },
            },
        }),
        new("X12", KnownLife.Unaccompanied, Assessment.FactorsField, "9A taken away", InCensus((c, _) => WithFactor(c, "20"))),
        new("X12", KnownLife.Joined, Assessment.FactorsField, "9A given", InCensus((c, _) => WithFactor(c, "9A"))),
        new("X13", KnownLife.Settled, Episode.NeedField, "because of a disability", p => p with
        {
            LookedAfter = p.LookedAfter! with { ThisYear = Disabled(p.LookedAfter.ThisYear!), LastYear = Disabled(p.LookedAfter.LastYear!) },
        }),
        new("X14", KnownLife.Settled, CinChild.IdField, "a hyphen and twelve characters", p => Renamed(p, $"S-{p.Cin!.Id![1..]}X", always: true)),
        new("X15", KnownLife.Settled, CinChild.IdField, "new this year", p => Renamed(p, $"T{p.Cin!.Id![1..]}", always: false)),
    ];

    /// <summary>The kinds whose field the year has.</summary>
    public static IEnumerable<Kind> KindsOf(CollectionYear year) => Kinds.Where(k => k.Field.Years.Include(year));

    /// <summary>Makes the person of that number, spoilt; none if somebody to share a UPN with is needed and there is none.</summary>
    /// <param name="before">Gives what is looked for of a person before.</param>
    public static (MatchedPerson Person, PlantedFault Fault)? Plant(
        Kind kind, int number, LocalAuthorityGenerator generator, Func<Func<MatchedPerson, string?>, string?> before)
    {
        MatchedPerson person;
        if (kind.Shared is { } shared)
        {
            if (before(shared) is not { } upn)
            {
                return null;
            }

            person = generator.Person(number, Shape.Whole);
            person = person with { Cin = person.Cin! with { Upn = upn } };
        }
        else
        {
            person = kind.Plant(generator.Person(number, kind.Life));
        }

        var (subject, at) = Find(person.Cin, kind.Field) ?? Find(person.LookedAfterThisYear, kind.Field) ?? default;
        var id = person.Cin?.Id ?? person.LookedAfterThisYear?.Id;
        return (person, new(number, kind.Code, id, RecordPath.Of(subject, new(at, kind.Field)), kind.Field, kind.Change));
    }

    /// <summary>The last record with the field in it.</summary>
    private static (Record Subject, Record At)? Find(Record? subject, Field field)
    {
        return subject is null ? null
            : subject.Module == field.Group || subject is CinChild && field.Group == CinChild.Characteristics ? (subject, subject)
            : Inside(subject, field.Group) is { } at ? (subject, at) : null;

        static Record? Inside(Record holder, Group group) =>
            holder.Parts.Select(p => p.Module == group ? p : Inside(p, group)).LastOrDefault(p => p is not null);
    }

    /// <summary>Changes the child of the census, with the day on which care ended or the year does.</summary>
    private static Func<MatchedPerson, MatchedPerson> InCensus(Func<CinChild, DateOnly, CinChild> change) => person =>
        person with { Cin = change(person.Cin!, person.LookedAfter!.Care[^1].Until ?? person.LookedAfter.Care[^1].From) };

    private static CinChild Closed(CinChild child, DateOnly day, string reason) =>
        child with { Episodes = [child.Episodes[0] with { ClosureDate = child.Episodes[0].ClosureDate ?? day, ReasonForClosure = reason }] };

    /// <summary>With one assessment that names the factor alone; a child without an assessment gets one.</summary>
    private static CinChild WithFactor(CinChild child, string factor)
    {
        var episode = child.Episodes[0];
        var assessment = episode.Assessments is [var first, ..] ? first : new() { Start = episode.ReferralDate, Authorised = episode.ReferralDate.PlusDays(20) };
        return child with { Episodes = [episode with { Assessments = [assessment with { Factors = [factor] }] }] };
    }

    private static LookedAfterChild Disabled(LookedAfterChild child) => child with { Episodes = [.. child.Episodes.Select(e => e with { Need = "N2" })] };

    /// <summary>Another identifier in both of this year's returns, and always in last year's too.</summary>
    private static MatchedPerson Renamed(MatchedPerson person, string id, bool always) => person with
    {
        Cin = person.Cin! with { Id = id },
        CinLastYear = always && person.CinLastYear is { } last ? last with { Id = id } : person.CinLastYear,
        LookedAfter = person.LookedAfter! with
        {
            ThisYear = Renamed(person.LookedAfter.ThisYear!, id),
            LastYear = always ? Renamed(person.LookedAfter.LastYear!, id) : person.LookedAfter.LastYear,
        },
    };

    private static LookedAfterChild Renamed(LookedAfterChild child, string id) => child with
    {
        Id = id,
        Headers = [.. child.Headers.Select(r => r with { ChildId = id })],
        Episodes = [.. child.Episodes.Select(r => r with { ChildId = id })],
        Reviews = [.. child.Reviews.Select(r => r with { ChildId = id })],
        Outcomes = [.. child.Outcomes.Select(r => r with { ChildId = id })],
        MissingPeriods = [.. child.MissingPeriods.Select(r => r with { ChildId = id })],
        SocialWorkers = [.. child.SocialWorkers.Select(r => r with { ChildId = id })],
    };

    /// <param name="Code">The code of the check.</param>
    /// <param name="Life">The life that the person must have; of no matter for somebody who is in the census only.</param>
    /// <param name="Field">The field to look at.</param>
    /// <param name="Change">What is done, in words without commas or quotation marks.</param>
    /// <param name="Plant">Gives the spoilt person.</param>
    internal sealed record Kind(string Code, KnownLife Life, Field Field, string Change, Func<MatchedPerson, MatchedPerson> Plant)
    {
        /// <summary>For a child of the census alone who gets the UPN of somebody before: that UPN, if it is somebody fit for it.</summary>
        public Func<MatchedPerson, string?>? Shared { get; init; }
    }
}
