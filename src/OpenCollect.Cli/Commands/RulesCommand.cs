using System.Text.Json;
using OpenCollect.Cli.Output;
using OpenCollect.Formats;
using OpenCollect.Reports.Catalogue;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect rules [CODE]</c>: the list of rules, or one rule's page.</summary>
internal static class RulesCommand
{
    private static readonly Argument<string?> Code = new("CODE") { Arity = ArgumentArity.ZeroOrOne, Description = "A rule's code, such as 8863Q; without it, all rules." };
    private static readonly Option<string?> Year = CollectionOptions.Year();
    private static readonly Option<string?> Collection = CollectionOptions.Catalogue();
    private static readonly Option<string> Format = CollectionOptions.Format("text", "json", "csv");

    public static Command Create()
    {
        var command = new Command("rules", "List the rules, or explain one: when it fires, what to do, examples.") { Code, Collection, Year, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var year = CollectionOptions.YearOf(parsed.GetValue(Year));
        var code = parsed.GetValue(Code);
        var only = RuleCatalogue.Find(parsed.GetValue(Collection));
        var catalogues = only is not null ? [only] : code is null ? [RuleCatalogue.Cin] : RuleCatalogue.All;
        var entries = catalogues.SelectMany(c => c.Entries)
            .Concat(catalogues.Any(c => c.HasFileChecks) ? FileChecks.All.Select(r => new RuleEntry(r, [])) : [])
            .Where(e => year is null || e.Rule.Years.Include(year.Value))
            .Where(e => code is null || e.Rule.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (entries.Count == 0)
        {
            throw new UnusableFileException($"{code} is no rule of {string.Join(" or ", catalogues.Select(c => c.Title))}{(year is null ? "" : $" {year}")}.", expected: "a code that \"opencollect rules\" lists");
        }

        switch (parsed.GetValue(Format))
        {
            case "json":
                WriteJson(entries);
                break;
            case "csv":
                CsvOutput.Write(["rule", "severity", "scope", "module", "years", "message", "logic", "advice", "guide", "automatic_ok"],
                    entries.Select(e => new[]
                    {
                        e.Rule.Code, Lower(e.Rule.Severity), Lower(e.Rule.Scope), e.Rule.Module, e.Rule.Years.ToString(), e.Rule.Message, e.Rule.Logic,
                        e.Rule.Advice, e.Rule.Guide, e.Rule.AutomaticOk ?? "",
                    }));
                break;
            default:
                if (code is null)
                {
                    WriteList(entries);
                }
                else
                {
                    entries.ForEach(WritePage);
                }

                break;
        }

        return Failures.Success;
    }

    private static void WriteList(List<RuleEntry> entries)
    {
        foreach (var entry in entries)
        {
            Console.WriteLine($"{entry.Rule.Code,-7} {Lower(entry.Rule.Severity),-6} {entry.Rule.Years,-18} {entry.Rule.Message}");
        }
    }

    private static void WritePage(RuleEntry entry)
    {
        var rule = entry.Rule;
        Console.WriteLine($"{rule.Code}  {rule.Message}");
        Console.WriteLine($"{entry.Kind}, {rule.Years}, about {entry.About}");
        Console.WriteLine();
        Paragraph("When it fires", rule.Logic);
        Paragraph("What to do", rule.Advice);
        Paragraph("Fields", string.Join(", ", rule.Fields));
        Paragraph("Source", rule.Guide);
        if (rule.Doubt is { } doubt)
        {
            Paragraph("Doubt", doubt);
        }

        if (rule.AutomaticOk is { } note)
        {
            Console.WriteLine("Automatic OK: once every record was checked, put this into the return-level notes");
            Console.WriteLine();
            Console.WriteLine(note);
            Console.WriteLine();
        }

        if (entry.Examples.Count > 0)
        {
            Console.WriteLine("Examples");
            foreach (var example in entry.Examples)
            {
                Console.WriteLine($"  {(example.Passing ? "passes" : "FIRES ")}  {example.Because}");
                foreach (var at in example.At)
                {
                    Console.WriteLine($"            at {at}");
                }
            }

            Console.WriteLine();
        }
    }

    private static void Paragraph(string title, string text)
    {
        Console.WriteLine(title);
        foreach (var line in TextWrap.Lines(text, Terminal.Width - 2))
        {
            Console.WriteLine($"  {line}");
        }

        Console.WriteLine();
    }

    private static void WriteJson(List<RuleEntry> entries)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new() { Indented = true });
        json.WriteStartArray();
        foreach (var (rule, examples) in entries)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Code);
            json.WriteString("severity", Lower(rule.Severity));
            json.WriteString("scope", Lower(rule.Scope));
            json.WriteString("module", rule.Module);
            json.WriteString("years", rule.Years.ToString());
            json.WriteString("message", rule.Message);
            json.WriteString("logic", rule.Logic);
            json.WriteString("advice", rule.Advice);
            json.WriteString("guide", rule.Guide);
            json.WriteString("automaticOk", rule.AutomaticOk);
            json.WriteString("doubt", rule.Doubt);
            json.WriteStartArray("fields");
            foreach (var field in rule.Fields)
            {
                json.WriteStringValue(field.ToString());
            }

            json.WriteEndArray();
            json.WriteStartArray("examples");
            foreach (var example in examples)
            {
                json.WriteStartObject();
                json.WriteString("situation", example.Because);
                json.WriteBoolean("passes", example.Passing);
                json.WriteStartArray("at");
                foreach (var at in example.At)
                {
                    json.WriteStringValue(at);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
