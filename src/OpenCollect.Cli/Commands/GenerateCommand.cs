using System.Text;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Cli.Output;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect generate cin</c>: synthetic returns, clean or with planted faults.</summary>
internal static class GenerateCommand
{
    private static readonly Option<int> Children = new("--children") { Description = "How many children.", DefaultValueFactory = _ => 100, HelpName = "N" };
    private static readonly Option<string> Year = new("--year", "-y") { Description = "Collection year.", DefaultValueFactory = _ => "2024-25", HelpName = "YEAR" };
    private static readonly Option<int> Seed = new("--seed") { Description = "Any number; the same one gives the same return.", DefaultValueFactory = _ => 1, HelpName = "S" };
    private static readonly Option<string> Authority = new("--la") { Description = "Education code of the authority.", DefaultValueFactory = _ => "201", HelpName = "CODE" };
    private static readonly Option<double> Faults = new("--faults") { Description = "Share of children with one planted fault, 0 to 1. The list of what was planted is written beside the return.", HelpName = "P" };
    private static readonly Option<string> Out = new("--out") { Description = "The XML file to write.", Required = true, HelpName = "FILE" };

    public static Command Create()
    {
        var cin = new Command("cin", "A Children in Need census return in XML.") { Children, Year, Seed, Authority, Faults, Out };
        cin.SetAction(Run);
        return new Command("generate", "Make a synthetic return.") { cin };
    }

    private static int Run(ParseResult parsed)
    {
        var year = CollectionOptions.YearOf(parsed.GetValue(Year))!.Value;
        CinCollection.RequireReadable(year);
        var (count, share) = (parsed.GetValue(Children), parsed.GetValue(Faults));
        if (count is < 1 or > CinGenerator.MostChildren)
        {
            throw new UnusableFileException($"--children {count} cannot be made.", expected: $"1 to {CinGenerator.MostChildren:N0}");
        }

        if (share is < 0 or > 1)
        {
            throw new UnusableFileException($"--faults {share} is no share.", expected: "a number from 0 to 1");
        }

        var authority = parsed.GetValue(Authority)!;
        if (LocalAuthority.Find(authority)?.Years.Include(year) != true)
        {
            throw new UnusableFileException($"--la {authority} is no authority that makes a return for {year}.");
        }

        var generator = new CinGenerator(parsed.GetValue(Seed), year, authority);
        var path = parsed.GetValue(Out)!;
        if (share == 0)
        {
            WholeFile.Write(path, stream => Write(stream, generator, generator.Children(count)));
            return Failures.Success;
        }

        CinCollection.RequireRules(year);
        var list = Path.ChangeExtension(path, ".planted.csv");
        WholeFile.Write(list, planted =>
        {
            using var lines = new StreamWriter(planted, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
            lines.WriteLine(PlantedFault.CsvColumns);
            WholeFile.Write(path, stream => Write(stream, generator, new CinFaults(generator, share).Children(count).Select(made =>
            {
                if (made.Fault is { } fault)
                {
                    lines.WriteLine(fault.ToCsv());
                }

                return made.Child;
            })));
        });
        Console.Error.WriteLine($"What was planted is listed in {list}");
        return Failures.Success;
    }

    private static void Write(Stream stream, CinGenerator generator, IEnumerable<CinChild> children)
    {
        using var writer = new CinWriter(stream, generator.Year);
        writer.Write(generator.Header);
        foreach (var child in Interruption.Watch(children))
        {
            writer.Write(child);
        }

        writer.Finish();
    }
}
