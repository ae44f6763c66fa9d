using OpenCollect.Cin;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.LookedAfter;
using OpenCollect.Matching;

namespace OpenCollect.Reports;

/// <summary>Which returns to check together, whichever shell asks.</summary>
/// <param name="Cin">The children in need census.</param>
/// <param name="Cla">The looked after return of the same authority and year.</param>
public sealed record MatchingRequest(ReturnFiles Cin, ReturnFiles Cla)
{
    /// <summary>The collection year; none for the one that the census names.</summary>
    public CollectionYear? Year { get; init; }

    /// <summary>Apply only these rules; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Apply all rules but these.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Last year's census.</summary>
    public ReturnFiles? PreviousCin { get; init; }

    /// <summary>Last year's looked after return.</summary>
    public ReturnFiles? PreviousCla { get; init; }
}

/// <summary>One check of both collections together: the returns are opened, joined, judged and summed up, as <see cref="Validation"/> does for one.</summary>
public static class MatchingValidation
{
    /// <param name="request">What to check.</param>
    /// <param name="each">Takes each finding with its values, as it is made; none where only counts are wanted.</param>
    /// <param name="progress">Told after each child, and may end the run by throwing.</param>
    /// <exception cref="UnusableFileException">A return cannot be read to its end, or is of another year.</exception>
    public static ReturnSummary Run(MatchingRequest request, Action<ReportFinding>? each, Action<ValidationProgress>? progress = null)
    {
        using var cin = Collection.Cin.Open(request.Cin);
        using var cla = Collection.LookedAfter.Open(request.Cla);
        using var lastCin = request.PreviousCin is { } files ? Collection.Cin.Open(files) : null;
        using var lastCla = request.PreviousCla is { } tables ? Collection.LookedAfter.Open(tables) : null;
        var year = YearOf(request, cin);
        RequireYear(lastCin, year.Previous, "The return given as last year's is of another year.");
        var rules = new RuleChoice(MatchingRules.Title, MatchingRules.Book.All, year, request.Only, request.Without);
        var tally = new FindingTally(cin.Authority, null, each);
        var returns = new MatchingReturns(Children<CinChild>(cin, year), Children<LookedAfterChild>(cla, year))
        {
            LastCin = lastCin is null ? null : Children<CinChild>(lastCin, year.Previous),
            LastCla = lastCla is null ? null : Children<LookedAfterChild>(lastCla, year.Previous),
            IsGiven = cla.IsGiven,
        };
        var outcome = MatchingCheck.Run(returns, year, tally, rules.Applies, progress is null ? null : Told);
        return new()
        {
            Collection = MatchingRules.Title,
            Year = year,
            Authority = cin.Authority,
            AuthorityName = LocalAuthority.Find(cin.Authority)?.Name,
            Files = [.. request.Cin.FileNames, .. request.Cla.FileNames],
            PreviousFiles = [.. request.PreviousCin?.FileNames ?? [], .. request.PreviousCla?.FileNames ?? []],
            Children = outcome.Rates.CinChildren + outcome.Rates.ClaChildren - outcome.Rates.MatchedById,
            Headlines = [.. outcome.Rates.All.Select(r => new HeadlineFigure(r.Label, r.Figure, null) { Of = r.Of })],
            Counts = tally.Counts,
            RulesApplied = outcome.Applied.Count,
            NotRun = [.. rules.LeftOut, .. outcome.NotRun.Select(r => new RuleLeftOut(r.Rule, r.Because))],
        };

        void Told(long children) =>
            progress(new(children, cin.BytesRead + cla.BytesRead + (lastCin?.BytesRead ?? 0) + (lastCla?.BytesRead ?? 0), tally.Findings));
    }

    private static CollectionYear YearOf(MatchingRequest request, OpenReturn cin)
    {
        var year = request.Year ?? cin.Year ?? throw Collection.Cin.NoYear().In(cin.Files.Name);
        RequireYear(cin, year, "The census is of another year; both returns must be of one.");
        Collection.Cin.RequireReadable(year);
        Collection.LookedAfter.RequireReadable(year);
        return year;
    }

    private static void RequireYear(OpenReturn? opened, CollectionYear year, string problem)
    {
        if (opened?.Year is { } found && found != year)
        {
            throw new UnusableFileException(problem, opened.Files.Name, found: found.ToString(), expected: year.ToString());
        }
    }

    /// <summary>The children of one return; what goes wrong names its files.</summary>
    private static IEnumerable<TChild> Children<TChild>(OpenReturn opened, CollectionYear year)
        where TChild : Record
    {
        using var children = opened.Children(year).GetEnumerator();
        while (opened.Files.Naming(children.MoveNext))
        {
            yield return (TChild)children.Current.Record;
        }
    }
}
