using System.Diagnostics.CodeAnalysis;

namespace OpenCollect.Engine;

/// <summary>One situation and what a rule says of it.</summary>
/// <param name="Because">The situation in a few words, such as "the plan ended the day it started".</param>
/// <param name="At">
/// The places that the rule must point at, finding by finding, in order, each as <c>CINdetails[1]/Assessments[2]/AssessmentActualStartDate</c>
/// or <c>ChildIdentifiers/UPN</c>; <c>return</c> for a finding about the whole return. Empty where the rule must say nothing.
/// </param>
/// <param name="Records">The children, with the header before them where the rule is about the header.</param>
public sealed record Example(string Because, ImmutableArray<string> At, ImmutableArray<Record> Records)
{
    /// <summary>Whether examples are part of this build. A browser build switches them off, and they are trimmed away.</summary>
    [FeatureSwitchDefinition("OpenCollect.Examples")]
    public static bool AreIncluded => !AppContext.TryGetSwitch("OpenCollect.Examples", out var included) || included;

    /// <summary>Last year's children, for the year-on-year checks; default where there is no return of last year.</summary>
    public ImmutableArray<Record> Before { get; init; }

    /// <summary>The collection year in which the example is judged; none for that of the collection's sample, or the nearest to it in which the rule holds.</summary>
    public int? Year { get; init; }

    public bool Passing => At.IsEmpty;

    /// <summary>The rule has nothing to say.</summary>
    public static Example Passes(string because, params ReadOnlySpan<Record> records) => new(because, [], [.. records]);

    /// <summary>The rule points at one place.</summary>
    public static Example Fails(string because, string at, params ReadOnlySpan<Record> records) => new(because, [at], [.. records]);

    /// <summary>The rule points at several places.</summary>
    public static Example Fails(string because, ImmutableArray<string> at, params ReadOnlySpan<Record> records) =>
        new(because, at, [.. records]);
}
