using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect journey PATH... --child ID [--year YEAR]...</c>: one child's history.</summary>
internal static class JourneyCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Returns of one year or several." };
    private static readonly Option<string> Child = new("--child") { Description = "The LA child ID.", Required = true, HelpName = "ID" };
    private static readonly Option<string> Format = CollectionOptions.Format("text", "svg");
    private static readonly Option<string[]> Years = new("--year", "-y")
    {
        Description = "Collection year of a return that does not say its own, such as one of children looked after; once for each of them, in their order.",
        HelpName = "YEAR",
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string?> Out = new("--out") { Description = "File to write to instead of standard output.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("journey", "Show one child's history as text or as a timeline in SVG.") { Paths, Child, Years, Format, Out };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var id = parsed.GetRequiredValue(Child);
        var asked = new Queue<CollectionYear>((parsed.GetValue(Years) ?? []).Select(y => CollectionOptions.YearOf(y)!.Value));
        var (found, years) = (new List<(Collection Collection, CollectionYear Year, Record Child)>(), new HashSet<CollectionYear>());
        foreach (var source in new ReturnSources().Find(parsed.GetRequiredValue(Paths)))
        {
            using var opened = source.Open();
            var year = opened.Year ?? (asked.TryDequeue(out var next) ? next : throw NoYear(source, years.Count > 0));
            years.Add(year);
            found.AddRange(Interruption.Watch(opened.Children(year)).Where(c => c.Id == id).Select(c => (source.Collection, year, c.Record)));
        }

        if (asked.FirstOrDefault(y => !years.Contains(y)) is { Ending: > 0 } left)
        {
            throw new UnusableFileException($"--year {left} is of no return that was given.", expected: "--year once for each return that does not say its own, in their order");
        }

        if (found.Count == 0)
        {
            throw new UnusableFileException("No record in the given returns has this LA child ID.");
        }

        var journey = Journey.Together(
            id, found.GroupBy(f => f.Collection).Select(of => of.Key.JourneyOf(id, of.OrderBy(f => f.Year).Select(f => (f.Year, f.Child)))));
        var lanes = Collection.All.SelectMany(c => c.JourneyLanes).Distinct(StringComparer.Ordinal).ToImmutableArray();
        using var text = new StringWriter { NewLine = "\n" };
        if (parsed.GetValue(Format) == "svg")
        {
            text.Write(JourneySvg.Of(journey, lanes, found.Max(f => f.Year).LastDay));
        }
        else
        {
            JourneyText.Write(text, journey);
        }

        if (parsed.GetValue(Out) is { } file)
        {
            WholeFile.Write(file, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text.ToString())));
        }
        else
        {
            Console.Out.Write(text.ToString());
        }

        return Failures.Success;
    }

    private static UnusableFileException NoYear(FoundReturn source, bool isAnother) => isAnother
        ? new($"This {source.Collection.Title} does not say of which year it is.", source.Name, expected: "--year once for each such return, in their order")
        : source.Collection.NoYear().In(source.Name);
}
