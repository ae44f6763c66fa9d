#:project ../src/OpenCollect/OpenCollect.csproj
#:property PublishAot=false

// Begins a rule: writes src/OpenCollect/Cin/Rules/Rule<CODE>.cs and says which line to add to the list of rules.
//   dotnet run tools/new-rule.cs -- 8999Q [FIRST_YEAR]
using System.Text.RegularExpressions;
using OpenCollect.Cin;
using OpenCollect.Model;

if (args is not [var code, ..] || !Regex.IsMatch(code, "^[0-9]{3,4}Q?$", RegexOptions.None, TimeSpan.FromSeconds(1)))
{
    return Refuse("Give the official code, such as 8999 or 8999Q: dotnet run tools/new-rule.cs -- 8999Q [2026-27]");
}

var since = default(CollectionYear);
if (args.Length > 1 && !CollectionYear.TryParse(args[1], out since))
{
    return Refuse($"{args[1]} is no collection year. Write one such as 2026-27.");
}

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var file = Path.Combine(root, "src", "OpenCollect", "Cin", "Rules", $"Rule{code}.cs");
if (File.Exists(file) || CinRules.Book.All.Any(r => r.Code == code))
{
    return Refuse($"Rule {code} is there already. A new form of it is a second class in the same file; see docs/add-a-rule.md.");
}

var severity = code.EndsWith('Q') ? "Query" : "Error";
var years = since == default ? "Years.Always" : $"Years.From({since.Ending})";
var start = since > CollectionYear.Of(CinSample.Latest.Day(3, 31)) ? $"new CinSample({since.Ending})" : "CinSample.Latest";
File.WriteAllText(file, $$"""
    namespace OpenCollect.Cin.Rules;

    /// <summary>TODO: the rule in plain words, as you would say it to the person who must correct the data.</summary>
    public sealed class Rule{{code}} : IChildRule<CinChild>, IExplained
    {
        public static RuleInfo Info { get; } = new("{{code}}", Severity.{{severity}}, Scope.Child, {{years}}, "TODO: what is wrong, short, in our own words")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "TODO: when exactly it fires, edges included.",
            Advice = "TODO: what the person who keeps the record should do.",
            Guide = CinGuide.Section("TODO"),
            Fields = [CinChild.IdField],
        };

        public static void Check(CinChild child, Report report)
        {
            // TODO: the condition, and the fields it is about.
            if (child.Id is null)
            {
                report.At(child, CinChild.IdField);
            }
        }

        public static IEnumerable<Example> Examples
        {
            get
            {
                var sample = {{start}};
                return
                [
                    Example.Passes("TODO: the ordinary case", sample.Child),
                    Example.Fails("TODO: the plainest failure", "ChildIdentifiers/LAchildID", sample.Child with { Id = null }),
                ];
            }
        }
    }

    """.ReplaceLineEndings("\n"));

var next = CinRules.Book.All.FirstOrDefault(r => Number(r.Code) > Number(code) || (Number(r.Code) == Number(code) && string.CompareOrdinal(r.Code, code) > 0));
Console.WriteLine($"Written: {Shown(file)}");
Console.WriteLine($"Add to src/OpenCollect/Cin/CinRules.cs{(next is null ? " at the end" : $", before the line of Rule{next.Code}")}:");
Console.WriteLine($"        .Child<Rule{code}>()");
Console.WriteLine("Then replace every TODO, and put the rule into tests/OpenCollect.Tests/Cin/Data/cin-rules.tsv. docs/add-a-rule.md goes through it.");
return 0;

static int Number(string code) => int.TryParse(code.TrimEnd('Q'), out var number) ? number : 10_000;

static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

static int Refuse(string why)
{
    Console.Error.WriteLine(why);
    return 2;
}
