using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>One return checked against the rules of one collection year, in one pass.</summary>
public static class CinCheck
{
    private const int LongestIdOfGuide = 10;
    private const int LongestIdOfRule = 20;

    /// <summary>
    /// Reads the return to its end and reports what is found as it is found: checks of the file and header first, then child by
    /// child, then the return as a whole.
    /// </summary>
    /// <param name="reader">The return, opened.</param>
    /// <param name="year">The collection year, open for rules.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="applies">Which rules to apply, file checks included; none for all.</param>
    /// <param name="previous">Last year's figures, from <see cref="Figures"/>; none if last year's return is not at hand.</param>
    /// <param name="seen">Called after each child was judged, with the child and the number so far.</param>
    /// <exception cref="UnusableFileException">The return cannot be read to its end.</exception>
    public static CinFigures Run(
        ReturnReader<CinHeader, CinChild> reader, CollectionYear year, IFindings findings, Func<RuleInfo, bool>? applies = null,
        CinFigures? previous = null, Action<CinChild, long>? seen = null)
    {
        CinCollection.RequireRules(year);
        var chosen = applies is null ? findings : new ChosenFindings(findings, applies);
        var run = CinRules.Book.Start(year, findings, applies, previous?.YearOnYear);
        var headlines = new CinHeadlines(year);
        var notes = new ReadingNotes();
        CinCollection.CheckHeader(reader.Header, year, chosen);
        run.See(reader.Header);
        foreach (var child in ReadAhead.Of(reader.Children(year)))
        {
            run.See(child);
            headlines.Count(child);
            if (child.Id is { Length: > LongestIdOfGuide and <= LongestIdOfRule })
            {
                notes.Add(FileChecks.LongChildId, CinChild.IdField.Name, child.Origin.LineOf(CinChild.IdField));
            }

            seen?.Invoke(child, run.Children);
        }

        reader.Notes.Report(chosen);
        notes.Report(chosen);
        run.Finish();
        return new(year, headlines, run.Figures);
    }

    /// <summary>The figures of a return that next year's is compared with; its rules are not applied.</summary>
    /// <exception cref="UnusableFileException">The return cannot be read to its end, or is of another year.</exception>
    public static CinFigures Figures(ReturnReader<CinHeader, CinChild> reader, CollectionYear year)
    {
        CinCollection.RequireReadable(year);
        if (CinCollection.YearOf(reader.Header) is { } found && found != year)
        {
            throw new UnusableFileException("The return given as last year's is of another year.", found: found.ToString(), expected: year.ToString());
        }

        var run = CinRules.Book.Start(year, Unheard.Instance, IsYearOnYear);
        var headlines = new CinHeadlines(year);
        foreach (var child in ReadAhead.Of(reader.Children(year)))
        {
            run.See(child);
            headlines.Count(child);
        }

        return new(year, headlines, run.Figures);
    }

    /// <summary>Whether the rule compares the return with last year's.</summary>
    public static bool IsYearOnYear(RuleInfo rule) => rule.Code.StartsWith("YonY", StringComparison.Ordinal);

    private sealed class Unheard : IFindings
    {
        public static Unheard Instance { get; } = new();

        public void Add(Finding finding)
        {
        }

        public void Add(RuleFault fault)
        {
        }
    }
}

/// <summary>The figures of one return: headline numbers, and those of the year-on-year checks by their codes.</summary>
public sealed record CinFigures(CollectionYear Year, CinHeadlines Headlines, IReadOnlyDictionary<string, long> YearOnYear);
