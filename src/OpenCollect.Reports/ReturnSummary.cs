using OpenCollect.Collections;

namespace OpenCollect.Reports;

/// <summary>What a validation of one return came to, beside its findings.</summary>
public sealed record ReturnSummary
{
    /// <summary>Such as "Children in Need census".</summary>
    public required string Collection { get; init; }

    public required CollectionYear Year { get; init; }

    /// <summary>Whether the return is of another year than the rules it was checked against.</summary>
    public bool IsTrial { get; init; }

    /// <summary>What a trial run assumes, a sentence each.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    public string? Authority { get; init; }

    public string? AuthorityName { get; init; }

    /// <summary>The names of the files read, without folders.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The names of the files of last year's return, if given.</summary>
    public ImmutableArray<string> PreviousFiles { get; init; } = [];

    public required long Children { get; init; }

    /// <summary>Headline numbers of the return, in the order to show them.</summary>
    public required ImmutableArray<HeadlineFigure> Headlines { get; init; }

    /// <summary>Every rule that found something or could not be judged, errors first, then queries, then notes; most frequent first.</summary>
    public required ImmutableArray<RuleCount> Counts { get; init; }

    /// <summary>How many rules were applied.</summary>
    public required int RulesApplied { get; init; }

    /// <summary>Rules that were not run, and why.</summary>
    public ImmutableArray<RuleLeftOut> NotRun { get; init; } = [];

    /// <summary>Return-level notes that cleared findings, and those that nearly match a text that would.</summary>
    public ImmutableArray<NoteOutcome> Notes { get; init; } = [];

    /// <summary>Reasons for bypassing errors, each with how many findings it covers.</summary>
    public ImmutableArray<BypassOutcome> Bypasses { get; init; } = [];

    public long Errors => Counts.Where(c => c.Rule.Severity == Severity.Error).Sum(c => c.Open);

    public long Queries => Counts.Where(c => c.Rule.Severity == Severity.Query).Sum(c => c.Open);

    public long Accepted => Counts.Sum(c => c.Accepted);

    public long NotJudged => Counts.Sum(c => c.NotJudged);
}

/// <summary>How often a rule fired.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Open">Findings to be corrected or explained.</param>
/// <param name="Accepted">Findings cleared by a return-level note, or bypassed with a reason.</param>
/// <param name="NotJudged">Places where the rule met a fault of the program.</param>
/// <param name="Children">How many different children are concerned.</param>
public sealed record RuleCount(RuleInfo Rule, long Open, long Accepted, long NotJudged, long Children);

/// <summary>A return-level note that has to do with a rule's automatic-OK text.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Note">The note as it stands in the file of notes.</param>
/// <param name="Matches">Whether it clears the rule's findings.</param>
/// <param name="Difference">Where it nearly matches: what is different.</param>
public sealed record NoteOutcome(RuleInfo Rule, string Note, bool Matches, string? Difference);
