using System.Text;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Cli.Output;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Matching.Generating;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect generate cin|cla|la</c>: synthetic returns, clean or with planted faults.</summary>
internal static class GenerateCommand
{
    private const string Planted = "planted.csv";

    private static readonly Option<int> Children = new("--children") { Description = "How many children.", DefaultValueFactory = _ => 100, HelpName = "N" };
    private static readonly Option<string> Year = new("--year", "-y") { Description = "Collection year.", DefaultValueFactory = _ => "2024-25", HelpName = "YEAR" };
    private static readonly Option<int> Seed = new("--seed") { Description = "Any number; the same one gives the same return.", DefaultValueFactory = _ => 1, HelpName = "S" };
    private static readonly Option<string> Authority = new("--la") { Description = "Education code of the authority.", DefaultValueFactory = _ => "201", HelpName = "CODE" };
    private static readonly Option<double> Faults = new("--faults") { Description = "Share of children with one planted fault, 0 to 1. The list of what was planted is written beside the return.", HelpName = "P" };
    private static readonly Option<string> File = new("--out") { Description = "The XML file to write.", Required = true, HelpName = "FILE" };
    private static readonly Option<string> Folder = new("--out") { Description = "The folder to write into.", Required = true, HelpName = "DIR" };

    public static Command Create()
    {
        var cin = new Command("cin", "A Children in Need census return in XML.") { Children, Year, Seed, Authority, Faults, File };
        cin.SetAction(RunCin);
        var cla = new Command("cla", "A children looked after return in CSV, with last year's, postcodes and providers to check it with.") { Children, Year, Seed, Authority, Faults, Folder };
        cla.SetAction(RunLookedAfter);
        var la = new Command("la", "Both returns of one authority, the same children in both, with last year's.") { Children, Year, Seed, Authority, Faults, Folder };
        la.SetAction(RunBoth);
        return new Command("generate", "Make synthetic returns.") { cin, cla, la };
    }

    private static int RunCin(ParseResult parsed)
    {
        var (year, count, share) = Asked(parsed, Collection.Cin, CinGenerator.MostChildren);
        var generator = new CinGenerator(parsed.GetValue(Seed), year, parsed.GetValue(Authority)!);
        var path = parsed.GetValue(File)!;
        if (share == 0)
        {
            WholeFile.Write(path, stream => Write(stream, generator, generator.Children(count)));
            return Failures.Success;
        }

        CinCollection.RequireRules(year);
        WritePlanted(Path.ChangeExtension(path, ".planted.csv"), plant =>
            WholeFile.Write(path, stream => Write(stream, generator, new CinFaults(generator, share).Children(count).Select(made =>
            {
                plant(made.Fault);
                return made.Child;
            }))));
        return Failures.Success;
    }

    private static int RunLookedAfter(ParseResult parsed)
    {
        var (year, count, share) = Asked(parsed, Collection.LookedAfter, LookedAfterGenerator.MostChildren);
        var generator = new LookedAfterGenerator(parsed.GetValue(Seed), year, parsed.GetValue(Authority)!);
        var folder = parsed.GetValue(Folder)!;
        Directory.CreateDirectory(folder);
        WritePlaces(folder, generator.Places);
        if (share == 0)
        {
            Write(folder, year, generator.Children(count));
            return Failures.Success;
        }

        WritePlanted(Path.Combine(folder, Planted), plant => Write(folder, year, new LookedAfterFaults(generator, share, asTables: true).Children(count).Select(made =>
        {
            plant(made.Fault);
            return made.Person;
        })));
        return Failures.Success;
    }

    private static int RunBoth(ParseResult parsed)
    {
        var (year, count, share) = Asked(parsed, Collection.Cin, LocalAuthorityGenerator.MostPersons);
        if (year.Ending < 2018)
        {
            throw new UnusableFileException($"Both returns of {year} with last year's cannot be made.", expected: "2017-18 or later");
        }

        var generator = new LocalAuthorityGenerator(parsed.GetValue(Seed), year, parsed.GetValue(Authority)!);
        var folder = parsed.GetValue(Folder)!;
        Directory.CreateDirectory(folder);
        WritePlaces(folder, generator.LookedAfter.Places);
        if (share == 0)
        {
            Write(folder, generator, generator.Persons(count));
            return Failures.Success;
        }

        WritePlanted(Path.Combine(folder, Planted), plant => Write(folder, generator, new LocalAuthorityFaults(generator, share).Persons(count).Select(made =>
        {
            plant(made.Fault);
            return made.Person;
        })));
        return Failures.Success;
    }

    private static (CollectionYear Year, int Count, double Share) Asked(ParseResult parsed, Collection collection, int most)
    {
        var year = CollectionOptions.YearOf(parsed.GetValue(Year))!.Value;
        collection.RequireReadable(year);
        var (count, share) = (parsed.GetValue(Children), parsed.GetValue(Faults));
        if (count < 1 || count > most)
        {
            throw new UnusableFileException($"--children {count} cannot be made.", expected: $"1 to {most:N0}");
        }

        if (share is < 0 or > 1)
        {
            throw new UnusableFileException($"--faults {share} is no share.", expected: "a number from 0 to 1");
        }

        var authority = parsed.GetValue(Authority)!;
        return LocalAuthority.Find(authority)?.Years.Include(year) == true
            ? (year, count, share)
            : throw new UnusableFileException($"--la {authority} is no authority that makes a return for {year}.");
    }

    /// <summary>Writes the list of what is planted while the returns are written.</summary>
    private static void WritePlanted(string list, Action<Action<PlantedFault?>> write)
    {
        WholeFile.Write(list, planted =>
        {
            using var lines = new StreamWriter(planted, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
            lines.WriteLine(PlantedFault.CsvColumns);
            write(fault =>
            {
                if (fault is not null)
                {
                    lines.WriteLine(fault.ToCsv());
                }
            });
        });
        Console.Error.WriteLine($"What was planted is listed in {list}");
    }

    private static void WritePlaces(string folder, SyntheticPlaces places)
    {
        WriteText(Path.Combine(folder, "postcodes.csv"), places.WritePostcodes);
        WriteText(Path.Combine(folder, "providers.csv"), places.WriteProviders);
    }

    private static void WriteText(string path, Action<TextWriter> write) => WholeFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        write(writer);
    });

    private static void Write(string folder, CollectionYear year, IEnumerable<LookedAfterPerson> people)
    {
        using var now = Tables(Path.Combine(folder, "cla"), year);
        using var last = Tables(Path.Combine(folder, "cla-previous"), year.Previous);
        foreach (var person in Interruption.Watch(people))
        {
            Write(now, last, person);
        }
    }

    private static void Write(string folder, LocalAuthorityGenerator generator, IEnumerable<MatchedPerson> people) =>
        WholeFile.Write(Path.Combine(folder, "cin.xml"), now => WholeFile.Write(Path.Combine(folder, "cin-previous.xml"), last =>
        {
            using var cin = new CinWriter(now, generator.Year);
            using var cinBefore = new CinWriter(last, generator.Year.Previous);
            using var cla = Tables(Path.Combine(folder, "cla"), generator.Year);
            using var claBefore = Tables(Path.Combine(folder, "cla-previous"), generator.Year.Previous);
            cin.Write(generator.Cin.Header);
            cinBefore.Write(generator.LastHeader);
            foreach (var person in Interruption.Watch(people))
            {
                if (person.Cin is { } child)
                {
                    cin.Write(child);
                }

                if (person.CinLastYear is { } before)
                {
                    cinBefore.Write(before);
                }

                Write(cla, claBefore, person.LookedAfter);
            }

            cin.Finish();
            cinBefore.Finish();
        }));

    private static void Write(LookedAfterCsvWriter now, LookedAfterCsvWriter last, LookedAfterPerson? person)
    {
        if (person?.ThisYear is { } child)
        {
            now.Write(child);
        }

        if (person?.LastYear is { } before)
        {
            last.Write(before);
        }
    }

    private static LookedAfterCsvWriter Tables(string folder, CollectionYear year)
    {
        Directory.CreateDirectory(folder);
        return new(name => System.IO.File.Create(Path.Combine(folder, name)), year);
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
