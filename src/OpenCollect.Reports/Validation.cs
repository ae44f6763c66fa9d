using OpenCollect.Collections;

namespace OpenCollect.Reports;

/// <summary>What to check and how, whichever shell asks.</summary>
/// <param name="Collection">The collection that the return is of.</param>
/// <param name="Files">The return.</param>
public sealed record ValidationRequest(Collection Collection, ReturnFiles Files)
{
    /// <summary>The collection year whose rules to apply; none for the one that the return names.</summary>
    public CollectionYear? Year { get; init; }

    /// <summary>Whether, in a trial of another year's rules, dates are judged against the return's own period.</summary>
    public bool OwnPeriod { get; init; }

    /// <summary>Apply only these rules; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Apply all rules but these.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The return-level notes, if there are any.</summary>
    public ReturnNotes? Notes { get; init; }

    /// <summary>The reasons for bypassing errors of a looked after return, if there are any.</summary>
    public BypassReasons? Bypass { get; init; }

    /// <summary>What is at hand beside the return.</summary>
    public CheckInputs Beside { get; init; } = CheckInputs.None;
}

/// <summary>One validation: a return is opened, judged and summed up. Every shell's report comes from here, so that all say the same.</summary>
public static class Validation
{
    /// <param name="request">What to check.</param>
    /// <param name="each">Takes each finding with its values, as it is made; none where only counts are wanted.</param>
    /// <param name="progress">Told after each child, and may end the run by throwing.</param>
    /// <param name="seen">Takes each child with the year that it was judged by, after all findings of the child.</param>
    /// <exception cref="Formats.UnusableFileException">The return cannot be read to its end, or its year is not open.</exception>
    public static ReturnSummary Run(
        ValidationRequest request, Action<ReportFinding>? each, Action<ValidationProgress>? progress = null,
        Action<ChildRecord, CollectionYear>? seen = null)
    {
        using var opened = request.Collection.Open(request.Files);
        return request.Files.Naming(() => Run(request, opened, each, progress, seen));
    }

    private static ReturnSummary Run(
        ValidationRequest request, OpenReturn opened, Action<ReportFinding>? each, Action<ValidationProgress>? progress,
        Action<ChildRecord, CollectionYear>? seen)
    {
        var choice = YearChoice.Of(opened, request.Year, request.OwnPeriod);
        var rules = new RuleChoice(request.Collection, choice.Year, request.Only, request.Without);
        var authority = opened.Authority ?? request.Beside.Authority?.Code;
        var tally = new FindingTally(authority, request.Notes, each, request.Bypass);
        var outcome = opened.Check(
            choice.Year, request.Beside, tally, rules.Applies,
            progress is null && seen is null ? null : Seen);
        return new()
        {
            Collection = request.Collection.Title,
            Year = choice.Year,
            IsTrial = choice.IsTrial,
            Assumptions = choice.Assumptions,
            Authority = authority,
            AuthorityName = LocalAuthority.Find(authority)?.Name,
            Files = request.Files.FileNames,
            PreviousFiles = request.Beside.Previous?.FileNames ?? [],
            Children = outcome.Children,
            Headlines = outcome.Headlines,
            Counts = tally.Counts,
            RulesApplied = outcome.Applied.Count,
            NotRun = [.. rules.LeftOut, .. outcome.NotRun],
            Bypasses = [.. request.Bypass?.Outcomes ?? []],
            Notes = [.. tally.Notes(request.Collection.RulesIn(choice.Year))],
        };

        void Seen(ChildRecord child, long children)
        {
            seen?.Invoke(child, choice.Year);
            progress?.Invoke(new(children, opened.BytesRead, tally.Findings));
        }
    }
}

/// <summary>How far a validation is.</summary>
/// <param name="Children">How many children were judged.</param>
/// <param name="BytesRead">How much of the input was read.</param>
/// <param name="Findings">How many findings there are.</param>
public readonly record struct ValidationProgress(long Children, long BytesRead, long Findings);
