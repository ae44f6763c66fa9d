namespace OpenCollect.Engine;

/// <summary>How serious a finding is. Source: CIN census guide 2024-25, section 1.9.</summary>
public enum Severity
{
    /// <summary>Must be corrected before the return can be accepted.</summary>
    Error,

    /// <summary>Must be corrected or explained. The Department's codes for these end in Q.</summary>
    Query,

    /// <summary>Worth knowing; asks for nothing. Checks of the file itself and of two returns together have it, no official rule.</summary>
    Note,
}

/// <summary>What a rule is about.</summary>
public enum Scope
{
    /// <summary>The return's header.</summary>
    Header,

    /// <summary>One child, across the child's records.</summary>
    Child,

    /// <summary>One group of a child, with the groups that hold it or that it holds.</summary>
    Group,

    /// <summary>The whole return.</summary>
    Return,
}

/// <summary>What is to be said of a rule. Everything that a report, the catalogue or a page shows comes from here.</summary>
/// <param name="Code">The official code.</param>
/// <param name="Severity">Error or query.</param>
/// <param name="Scope">What the rule looks at.</param>
/// <param name="Years">The collection years in which this form of the rule holds. Two forms of one code never share a year.</param>
/// <param name="Message">What is wrong, short, in our own words.</param>
public sealed record RuleInfo(string Code, Severity Severity, Scope Scope, Years Years, string Message)
{
    /// <summary>The module that the rule is filed under, as the Department's list of rules has it.</summary>
    public required string Module { get; init; }

    /// <summary>When exactly the rule fires, in plain words, edges included.</summary>
    public required string Logic { get; init; }

    /// <summary>What the person who keeps the record should do, in GOV.UK style: "Enter the date the plan ended".</summary>
    public required string Advice { get; init; }

    /// <summary>Where the guide speaks of what the rule checks.</summary>
    public required string Guide { get; init; }

    /// <summary>The fields that a finding can point at.</summary>
    public required ImmutableArray<Field> Fields { get; init; }

    /// <summary>
    /// The exact sentence that, put among the return-level notes once all records were checked, clears the rule's findings.
    /// None for most rules. Source: CIN census guide 2024-25, sections 1.9 and 1.10.
    /// </summary>
    public string? AutomaticOk { get; init; }

    /// <summary>What must be at hand for the rule to be judged at all: tables of the return, last year's, reference data.</summary>
    public ImmutableArray<Need> Needs { get; init; } = [];

    /// <summary>In which of the Department's stages of checking the rule is run, 1 or 2; none where that is not known or there is one stage.</summary>
    public int? Stage { get; init; }

    /// <summary>Where sources disagree or the text leaves a doubt: what was chosen and why.</summary>
    public string? Doubt { get; init; }
}
