namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every episode that was open at the end of last year goes on as the child's first one this year.</summary>
public sealed class Rule502 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("502", Severity.Error, Scope.Child, Years.Always, "Last year's open episode is not carried over")
        {
            Module = Episode.Group.Name,
            Logic = "An episode of the child in last year's return has a blank DEC, and its DECOM is not the child's earliest DECOM this year. Each open episode of last year counts, not only the last; one whose DECOM is blank or unreadable does not. A child without a dated episode this year is left to check 1010.",
            Advice = "Enter the episode that was open on 31 March last year with the start date it had, or amend last year's return.",
            Guide = LookedAfterGuide.Check("502"),
            Fields = [Episode.StartField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
            Doubt = "An open episode of last year whose start is blank or unreadable cannot be compared and is left to the checks of its own year.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Earliest is not { } first || seen.LastYear is not { } last)
        {
            return;
        }

        List<(Record, Field)>? places = null;
        foreach (var open in last.Episodes)
        {
            if (open is { IsOpen: true, Start: { } start } && start != first.Start)
            {
                (places ??= [(first, Episode.StartField)]).Add((open, Episode.StartField));
            }
        }

        if (places is not null)
        {
            report.At(places);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/DECOM", "LastYear/Episodes[1]/DECOM"];
            var open = sample.LastYearEpisode;
            var (dayBefore, dayAfter) = (open with { Start = open.Start.PlusDays(-1) }, open with { Start = open.Start.PlusDays(1) });
            return
            [
                Example.Passes("carried over", sample.Case),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Fails("open last year from the day before", [.. both], sample.LastYearWith(dayBefore)),
                Example.Fails("open last year from the day after", [.. both], sample.LastYearWith(dayAfter)),
                Example.Passes("another start last year, but that episode ended",
                    sample.LastYearWith(dayAfter with { End = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("another start last year, but that episode has an unreadable end", sample.LastYearWith(
                    dayAfter with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Fails("open last year from the same day and from the day before", ["Episodes[1]/DECOM", "LastYear/Episodes[2]/DECOM"],
                    sample.LastYearWith(open, dayBefore)),
                Example.Fails("open last year from the day before and from the day after",
                    ["Episodes[1]/DECOM", "LastYear/Episodes[1]/DECOM", "LastYear/Episodes[2]/DECOM"], sample.LastYearWith(dayBefore, dayAfter)),
                Example.Passes("open last year without a start", sample.LastYearWith(open, open with { Start = null })),
                Example.Fails("the first episode left out this year", [.. both], sample.With(sample.Episode)),
                Example.Passes("the first episode stands second in the file", sample.With(sample.Episode, sample.FirstEpisode)),
                Example.Passes("no episode this year", sample.With(sample.Child with { Episodes = [] })),
                Example.Passes("no episode last year", sample.Case with { LastYear = sample.LastYear with { Episodes = [] } }),
            ];
        }
    }
}
