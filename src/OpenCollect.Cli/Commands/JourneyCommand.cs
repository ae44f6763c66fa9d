using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect journey PATH... --child ID</c>: one child's history.</summary>
internal static class JourneyCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Returns of one year or several." };
    private static readonly Option<string> Child = new("--child") { Description = "The LA child ID.", Required = true, HelpName = "ID" };
    private static readonly Option<string> Format = CollectionOptions.Format("text", "svg");
    private static readonly Option<string?> Year = CollectionOptions.Year();
    private static readonly Option<string?> Out = new("--out") { Description = "File to write to instead of standard output.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("journey", "Show one child's history as text or as a timeline in SVG.") { Paths, Child, Year, Format, Out };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var id = parsed.GetRequiredValue(Child);
        var asked = CollectionOptions.YearOf(parsed.GetValue(Year));
        var found = new List<(Collection Collection, CollectionYear Year, Record Child)>();
        foreach (var source in new ReturnSources().Find(parsed.GetRequiredValue(Paths)))
        {
            using var opened = source.Open();
            var year = opened.Year ?? asked ?? throw source.Collection.NoYear().In(source.Name);
            found.AddRange(Interruption.Watch(opened.Children(year)).Where(c => c.Id == id).Select(c => (source.Collection, year, c.Record)));
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
}
