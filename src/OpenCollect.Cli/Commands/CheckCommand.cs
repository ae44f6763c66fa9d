using OpenCollect.Cli.Input;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect check cin PATH cla PATH</c>: checks the two returns of one authority and year against each other.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string[]> Returns = new("cin PATH cla PATH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "The word cin and the census, the word cla and the return of children looked after: an XML file, CSV tables, a folder or a zip each.",
    };

    private static readonly Option<string[]> PreviousCin = new("--previous-cin") { Description = "Last year's census, for the checks against it.", HelpName = "PATH", AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string[]> PreviousCla = new("--previous-cla") { Description = "Last year's return of children looked after, likewise.", HelpName = "PATH", AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string[]> Rules = CollectionOptions.Rules();
    private static readonly Option<string[]> Skip = CollectionOptions.Skip();
    private static readonly Option<string?> Year = CollectionOptions.Year();
    private static readonly Option<string?> Out = ReportOptions.Out();
    private static readonly Option<string> Format = CollectionOptions.Format("text", "json", "csv");

    public static Command Create()
    {
        Returns.CompletionSources.Add(Collection.Cin.Code, Collection.LookedAfter.Code);
        var command = new Command("check", "Check both returns of an authority together: identifiers, UPNs and what they say of one child.")
        {
            Returns, PreviousCin, PreviousCla, Year, Rules, Skip, Format, Out,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var paths = Paths(parsed.GetRequiredValue(Returns));
        var request = new MatchingRequest(Only(Collection.Cin, paths[Collection.Cin]), Only(Collection.LookedAfter, paths[Collection.LookedAfter]))
        {
            Year = CollectionOptions.YearOf(parsed.GetValue(Year)),
            Only = parsed.GetValue(Rules) ?? [],
            Without = parsed.GetValue(Skip) ?? [],
            PreviousCin = parsed.GetValue(PreviousCin) is { Length: > 0 } cin ? Only(Collection.Cin, cin) : null,
            PreviousCla = parsed.GetValue(PreviousCla) is { Length: > 0 } cla ? Only(Collection.LookedAfter, cla) : null,
        };
        var bytes = request.Cin.Bytes + request.Cla.Bytes + (request.PreviousCin?.Bytes ?? 0) + (request.PreviousCla?.Bytes ?? 0);
        var summary = ReportOptions.Report(
            parsed, parsed.GetValue(Format)!, parsed.GetValue(Out), bytes, (each, progress, _) => MatchingValidation.Run(request, each, progress));
        return ReportOptions.StatusOf(summary);
    }

    /// <summary>The paths of each collection, by the words that stand before them.</summary>
    private static Dictionary<Collection, List<string>> Paths(string[] words)
    {
        var paths = new Dictionary<Collection, List<string>> { [Collection.Cin] = [], [Collection.LookedAfter] = [] };
        List<string>? of = null;
        foreach (var word in words)
        {
            if (Collection.Find(word) is { } collection)
            {
                of = paths[collection];
            }
            else
            {
                (of ?? throw NotSaid(word)).Add(word);
            }
        }

        foreach (var (collection, given) in paths)
        {
            if (given.Count == 0)
            {
                throw new UnusableFileException($"The return {collection.Code} ({collection.Title}) is missing.", expected: "check cin PATH cla PATH");
            }
        }

        return paths;
    }

    private static UnusableFileException NotSaid(string word) =>
        new("It is not said which return this is.", word, expected: "check cin PATH cla PATH");

    private static ReturnFiles Only(Collection collection, IEnumerable<string> paths) => new ReturnSources(collection).Only(paths).Files;
}
