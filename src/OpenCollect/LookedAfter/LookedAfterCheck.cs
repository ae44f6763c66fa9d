using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>One return checked against the rules of one collection year, in one pass.</summary>
public static class LookedAfterCheck
{
    /// <summary>The longest CHILD of the department's schema of 2020-21, and that of the later item guidance (open question 12).</summary>
    private const int LongestIdOfSchema = 10;
    private const int LongestId = 20;

    /// <summary>
    /// Reads the return to its end and reports what is found as it is found: child by child, then what was noted on reading, then the
    /// return as a whole. Rules that lack a table or reference data are not run and named in the result.
    /// </summary>
    /// <param name="cases">The return with what it is judged with, opened.</param>
    /// <param name="year">The collection year, open for rules; the return does not say it.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="applies">Which rules to apply, file checks included; none for all.</param>
    /// <param name="seen">Called after each child was judged, with the child as it was read and the number so far.</param>
    /// <exception cref="UnusableFileException">A return cannot be read to its end.</exception>
    public static LookedAfterFigures Run(
        LookedAfterCases cases, CollectionYear year, IFindings findings, Func<RuleInfo, bool>? applies = null, Action<LookedAfterChild, long>? seen = null)
    {
        LookedAfterCollection.RequireRules(year);
        var chosen = applies is null ? findings : new ChosenFindings(findings, applies);
        var run = LookedAfterRules.Book.Start(year, findings, applies, isGiven: cases.IsGiven);
        var longest = year.Ending <= 2021 ? LongestIdOfSchema : LongestId;
        var notes = new ReadingNotes();
        var headlines = new LookedAfterHeadlines(year);
        LookedAfterCollection.CheckAuthority(cases.Reference.Authority, year, chosen);
        run.See(cases.Header);
        foreach (var judged in ReadAhead.Of(cases.Children(year)))
        {
            run.See(judged);
            headlines.Count(judged.Child);
            if (judged.Child.Id?.Length > longest)
            {
                notes.Add(FileChecks.LongChildId, LookedAfter.Header.ChildField.Name, judged.Line, $"at most {longest} characters");
            }

            seen?.Invoke(judged.AsRead, run.Children);
        }

        cases.Notes.Report(chosen);
        cases.ReportEarlier(chosen);
        notes.Report(chosen);
        run.Finish();
        return new(year, headlines, cases.LastHeadlines, [.. run.Rules], [.. run.NotRun]);
    }
}

/// <summary>What one check looked at.</summary>
/// <param name="Year">The collection year.</param>
/// <param name="Headlines">The headline numbers of this year's return.</param>
/// <param name="LastHeadlines">Those of last year's return; none if it was not given.</param>
/// <param name="Applied">The rules that were applied.</param>
/// <param name="NotRun">The chosen rules that were not, each with what it lacks.</param>
public sealed record LookedAfterFigures(
    CollectionYear Year, LookedAfterHeadlines Headlines, LookedAfterHeadlines? LastHeadlines, ImmutableArray<RuleInfo> Applied, ImmutableArray<RuleNotRun> NotRun);
