using System.Text;
using OpenCollect.Formats;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Reference;
using OpenCollect.Tests.LookedAfter;

namespace OpenCollect.Tests.Golden;

/// <summary>
/// Whole looked after returns with last year's, postcodes and providers, bytes in and findings out, for each year with the full rules: one
/// child for every rule about a child, with the fault planted that the rule is for, and clean children between. What stands beside the
/// UASC flag is in a small return in XML. All files of a year stand in one, each under its name.
/// </summary>
public sealed class LookedAfterGoldenTests
{
    private const string Last = "previous/";
    private const string Xml = "flagged.xml";
    private const string Postcodes = "postcodes.csv";
    private const string Providers = "providers.csv";
    private const string Heading = "== ";

    /// <summary>Rules that look at the UASC flag.</summary>
    private static readonly string[] Flagged = ["105", "205C", "303"];

    public static TheoryData<int> Years => [2022, 2023, 2024, 2025, 2026, 2027];

    [Theory]
    [MemberData(nameof(Years))]
    public void FindingsOfTheWholeReturn(int ending)
    {
        var year = new CollectionYear(ending);
        Of(year).Check(() => Make(year), path => Findings(Files(path), year));
    }

    /// <summary>Every rule that has a fault is among the findings, so that none goes unseen because its line is missing.</summary>
    [Theory]
    [MemberData(nameof(Years))]
    public void EveryRuleWithAFaultIsAmongTheFindings(int ending)
    {
        var year = new CollectionYear(ending);

        Assert.Empty(Flagged.Concat(LookedAfterFaults.RulesIn(year, asTables: true)).Except(File.ReadAllLines(Of(year).Expected).Select(l => l.Split(' ')[0])));
    }

    private static GoldenReturn Of(CollectionYear year) => new($"cla-{year}.tables.txt", $"cla-{year}.findings.txt");

    private static string Findings(Dictionary<string, byte[]> files, CollectionYear year)
    {
        var found = new Found();
        var reference = new LookedAfterReference
        {
            Authority = LocalAuthority.Find("201"),
            Postcodes = PostcodeFile.Read(new MemoryStream(files[Postcodes]), Postcodes),
            Providers = ProviderFile.Read([File(Providers)]),
        };
        using (var cases = new LookedAfterCases(Tables(n => !n.Contains('/', StringComparison.Ordinal)), Tables(IsLast), null, reference))
        {
            LookedAfterCheck.Run(cases, year, found);
        }

        using (var cases = new LookedAfterCases(new LookedAfterXmlReader(() => new MemoryStream(files[Xml])), Tables(IsLast), null, reference))
        {
            LookedAfterCheck.Run(cases, year, found);
        }

        return GoldenReturn.Text(found);

        LookedAfterCsvReader Tables(Func<string, bool> which) =>
            new(files.Keys.Where(n => which(n) && n is not (Xml or Postcodes or Providers)).Select(File).ToList());

        TableFile File(string name) => new(name, () => new MemoryStream(files[name]));

        static bool IsLast(string name) => name.StartsWith(Last, StringComparison.Ordinal);
    }

    private static string Make(CollectionYear year)
    {
        var generator = new LookedAfterGenerator(20, year);
        var faults = new LookedAfterFaults(generator, 0);
        var people = LookedAfterFaults.RulesIn(year, asTables: true).SelectMany((rule, i) => Before(rule, i).Append(faults.Child(rule, (i + 1) * 10).Person)).ToList();
        var flagged = Flagged.Select((rule, i) => faults.Child(rule, 5000 + i).Person).ToList();
        var text = new StringBuilder();
        foreach (var (name, table) in LookedAfterTableFiles.Written(year, people.Select(p => p.ThisYear!)))
        {
            Append(name, table);
        }

        foreach (var (name, table) in LookedAfterTableFiles.Written(year.Previous, people.Concat(flagged).Select(p => p.LastYear).OfType<LookedAfterChild>()))
        {
            Append(Last + name, table);
        }

        Append(Xml, LookedAfterXmlText.Written(year, flagged.Select(p => p.ThisYear!)).Xml);
        Append(Providers, Text(generator.Places.WriteProviders));

        // Of the postcodes only those that are named.
        var named = text.ToString();
        Append(Postcodes, string.Join('\n', Text(generator.Places.WritePostcodes).Split("\r\n").Where((l, i) => i == 0 || named.Contains(l.Split(',')[0], StringComparison.Ordinal))) + "\n");
        return text.ToString();

        // Clean children between, and all of those from among whom a shared UPN is taken.
        IEnumerable<LookedAfterPerson> Before(string rule, int i) =>
            Enumerable.Range((i * 10) + 1, rule == "444" ? 9 : i % 4 == 0 ? 1 : 0).Select(generator.Child);

        void Append(string name, string content) => text.Append(Heading).Append(name).Append('\n').Append(content.ReplaceLineEndings("\n"));

        static string Text(Action<TextWriter> write)
        {
            using var writer = new StringWriter();
            write(writer);
            return writer.ToString();
        }
    }

    private static Dictionary<string, byte[]> Files(string path)
    {
        var files = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        var current = new StringBuilder();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
            {
                files.Add(line[Heading.Length..], current = new());
            }
            else
            {
                current.Append(line).Append('\n');
            }
        }

        return files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value.ToString()), StringComparer.Ordinal);
    }
}
