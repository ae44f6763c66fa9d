using OpenCollect.Formats;
using OpenCollect.Reports.Catalogue;

namespace OpenCollect.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CollectionOptions
{
    public static Option<string?> Year() => new("--year", "-y")
    {
        Description = "Collection year, such as 2024-25; otherwise the one that the return names.",
        HelpName = "YEAR",
    };

    /// <exception cref="UnusableFileException">The text is no collection year.</exception>
    public static CollectionYear? YearOf(string? text) =>
        text is null ? null
        : CollectionYear.TryParse(text, out var year) ? year
        : throw new UnusableFileException($"--year {text} is no collection year.", expected: "one such as 2024-25");

    public static Option<string?> Collection()
    {
        var option = new Option<string?>("--collection") { Description = $"The collection: {string.Join(" or ", Collections.Collection.All.Select(c => c.Code))}; otherwise told from the content.", HelpName = "CODE" };
        option.AcceptOnlyFromAmong([.. Collections.Collection.All.Select(c => c.Code)]);
        return option;
    }

    /// <summary>Whose rules are meant: a collection's, or those of both together.</summary>
    public static Option<string?> Catalogue()
    {
        var option = new Option<string?>("--collection") { Description = $"Whose rules: {string.Join(", ", RuleCatalogue.All.Select(c => c.Code))} (x: both collections together).", HelpName = "CODE" };
        option.AcceptOnlyFromAmong([.. RuleCatalogue.All.Select(c => c.Code)]);
        return option;
    }

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format", "-f") { Description = $"What to print: {string.Join(", ", formats)}.", DefaultValueFactory = _ => formats[0], HelpName = "FORMAT" };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>Which rules alone to apply.</summary>
    public static Option<string[]> Rules() => new("--rules") { Description = "Apply only these rules.", HelpName = "CODE,...", AllowMultipleArgumentsPerToken = false };

    /// <summary>Which rules to leave out.</summary>
    public static Option<string[]> Skip() => new("--skip") { Description = "Apply all rules but these.", HelpName = "CODE,...", AllowMultipleArgumentsPerToken = false };
}
