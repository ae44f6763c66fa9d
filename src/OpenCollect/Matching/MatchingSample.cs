using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using CareEpisode = OpenCollect.LookedAfter.Episode;
using CareHeader = OpenCollect.LookedAfter.Header;

namespace OpenCollect.Matching;

/// <summary>
/// Children whose records in both returns agree in the given collection year, for examples to start from. The main one is the girl of the
/// samples of both collections, under one identifier and UPN: in need since May, looked after since the January before last year.
/// </summary>
/// <param name="ending">The calendar year in which the collection year ends: 2026 for 2025-26.</param>
public sealed class MatchingSample(int ending)
{
    private readonly CinSample _cin = new(ending);
    private readonly LookedAfterSample _cla = new(ending);

    /// <summary>The sample in 2025-26, the year in which examples are told.</summary>
    public static MatchingSample Latest { get; } = new(2026);

    /// <summary>The day in the collection year: <c>Day(5, 1)</c> is 1 May 2025 in 2025-26, <c>Day(2, 10)</c> is 10 February 2026.</summary>
    public DateOnly Day(int month, int day) => _cin.Day(month, day);

    /// <summary>The girl in the census, eleven years old, without a disability.</summary>
    public CinChild Cin => field ??= _cin.Child with { Disabilities = ["NONE"], Upn = "D201200123456" };

    /// <summary>The girl in the looked after return: two placements, the second going on.</summary>
    public LookedAfterChild Cla => field ??= LookedAfter(_cla.Child, Cin);

    /// <summary>The episode in need of the girl: May to February.</summary>
    public Cin.Episode Need => _cin.Episode;

    /// <summary>The episode of care that is going on, from 15 August.</summary>
    public CareEpisode Care => Cla.Episodes[1];

    /// <summary>The girl in both returns, not in need last year, but looked after.</summary>
    public ChildInBoth Child => field ??= new() { Cin = Cin, Cla = Cla, LastCla = LookedAfter(_cla.LastYear, Cin) };

    /// <summary>An unaccompanied boy of 16, by both returns.</summary>
    public ChildInBoth Unaccompanied => field ??= Together("C000000012", _cla.Unaccompanied.Child, ["9A", "20"]);

    /// <summary>A young woman who left care last year: in the looked after return as a care leaver, in need no longer.</summary>
    public ChildInBoth LeftCare => field ??= new() { Cla = _cla.LeftCare.Child, LastCla = _cla.LeftCare.LastYear };

    /// <summary>A boy of 3 who was adopted on 20 June; his case was closed then.</summary>
    public ChildInBoth Adopted => field ??= MakeAdopted();

    /// <summary>A boy of 11, disabled, on short breaks for it.</summary>
    public ChildInBoth ShortBreaks => field ??= MakeShortBreaks();

    /// <summary>A child in need who was never looked after.</summary>
    public ChildInBoth InNeed => field ??= new() { Cin = _cin.Unborn };

    /// <summary>All of them.</summary>
    public ImmutableArray<ChildInBoth> All => [Child, Unaccompanied, LeftCare, Adopted, ShortBreaks, InNeed];

    /// <summary>The girl with another record in the census.</summary>
    public ChildInBoth With(CinChild? child) => Child with { Cin = child };

    /// <summary>The girl with other episodes in need.</summary>
    public ChildInBoth With(params ReadOnlySpan<Cin.Episode> episodes) => With(Cin with { Episodes = [.. episodes] });

    /// <summary>The girl with other rows in the looked after return.</summary>
    public ChildInBoth With(LookedAfterChild? child) => Child with { Cla = child };

    /// <summary>The girl with another header in the looked after return.</summary>
    public ChildInBoth With(CareHeader header) => With(Cla with { Headers = [header] });

    /// <summary>The girl with other episodes of care.</summary>
    public ChildInBoth With(params ReadOnlySpan<CareEpisode> episodes) => With(Cla with { Episodes = [.. episodes] });

    private static LookedAfterChild LookedAfter(LookedAfterChild child, CinChild same) => child with
    {
        Id = same.Id,
        Headers = [child.Headers[0] with { ChildId = same.Id, Upn = same.Upn ?? same.UpnUnknown, BirthDate = same.BirthDate }],
        Episodes = [.. child.Episodes.Select(e => e with { ChildId = same.Id })],
        AsylumSeekers = [.. child.AsylumSeekers.Select(a => a with { ChildId = same.Id })],
    };

    private ChildInBoth Together(string id, LookedAfterChild care, ImmutableArray<string> factors)
    {
        var isMale = care.Headers[0].IsMale;
        var upn = care.Headers[0].Upn;
        var cin = Cin with
        {
            Id = id,
            Upn = upn?.StartsWith("UN", StringComparison.Ordinal) == true ? null : upn,
            UpnUnknown = upn?.StartsWith("UN", StringComparison.Ordinal) == true ? upn : null,
            BirthDate = care.BirthDate,
            Gender = ending > 2024 ? null : isMale ? "1" : "2",
            Sex = ending <= 2024 ? null : isMale ? "M" : "F",
            Episodes = [Need with { Assessments = [_cin.Assessment with { Factors = factors }] }],
        };
        return new() { Cin = cin, Cla = LookedAfter(care, cin) };
    }

    private ChildInBoth MakeAdopted()
    {
        var together = Together("C000000014", _cla.Adopted.Child, ["20"]);
        var closed = Need with { ReferralDate = new(ending - 1, 1, 10), ClosureDate = together.Cla!.Episodes[0].End, ReasonForClosure = "RC1" };
        return together with { Cin = together.Cin! with { Episodes = [closed] } };
    }

    private ChildInBoth MakeShortBreaks()
    {
        var together = Together("C000000015", _cla.ShortBreaks.Child, ["6A"]);
        return together with { Cin = together.Cin! with { Disabilities = ["MOB"] } };
    }
}
