using System.Text.Json;
using OpenCollect.Cli.Output;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect codes [SET]</c>: code sets and their years.</summary>
internal static class CodesCommand
{
    private static readonly Argument<string?> Set = new("SET") { Arity = ArgumentArity.ZeroOrOne, Description = "A code set, such as Ethnicity or LEA; without it, all." };
    private static readonly Option<string?> Year = CollectionOptions.Year();
    private static readonly Option<string?> Collection = CollectionOptions.Collection();
    private static readonly Option<string> Format = CollectionOptions.Format("text", "json", "csv");

    public static Command Create()
    {
        var command = new Command("codes", "List the code sets.") { Set, Collection, Year, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var year = CollectionOptions.YearOf(parsed.GetValue(Year));
        var name = parsed.GetValue(Set);
        var only = Collections.Collection.Find(parsed.GetValue(Collection));
        var collections = only is not null ? [only] : name is null ? [Collections.Collection.Cin] : Collections.Collection.All;
        var all = collections.SelectMany(c => c.CodeSets).ToList();
        var sets = all.Where(s => name is null || s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (sets.Count == 0)
        {
            throw new UnusableFileException($"{name} is no code set of {string.Join(" or ", collections.Select(c => c.Title))}.", expected: string.Join(", ", all.Select(s => s.Name)));
        }

        var codes = sets.SelectMany(s => s.Where(c => year is null || c.Years.Include(year.Value)).Select(c => (Set: s, Code: c))).ToList();
        switch (parsed.GetValue(Format))
        {
            case "json":
                WriteJson(codes, year);
                break;
            case "csv":
                CsvOutput.Write(["codeset", "code", "description", "first_year", "last_year"], codes.Select(c => new[]
                {
                    c.Set.Name, c.Code.Value, Label(c.Code, year), c.Code.Years.First is { } first ? $"{new CollectionYear(first)}" : "",
                    c.Code.Years.Last is { } last ? $"{new CollectionYear(last)}" : "",
                }));
                break;
            default:
                foreach (var set in codes.GroupBy(c => c.Set))
                {
                    Console.WriteLine(set.Key.Name);
                    foreach (var (_, code) in set)
                    {
                        Console.WriteLine($"  {code.Value,-6} {Label(code, year)}{(code.Years == Years.Always ? "" : $"  ({code.Years})")}");
                    }

                    Console.WriteLine();
                }

                break;
        }

        return Failures.Success;
    }

    /// <summary>The words of the year that was asked for; of all years, those before the last with the year until which they stood.</summary>
    private static string Label(Code code, CollectionYear? year) =>
        year is { } of ? code.LabelIn(of)
        : code.Earlier is { } earlier ? $"{code.Label} (until {new CollectionYear(earlier.LastYear)}: {earlier.Label})"
        : code.Label;

    private static void WriteJson(IEnumerable<(CodeSet Set, Code Code)> codes, CollectionYear? year)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new() { Indented = true });
        json.WriteStartArray();
        foreach (var (set, code) in codes)
        {
            json.WriteStartObject();
            json.WriteString("codeset", set.Name);
            json.WriteString("code", code.Value);
            json.WriteString("description", Label(code, year));
            json.WriteString("years", code.Years.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }
}
