#:project ../src/OpenCollect/OpenCollect.csproj
#:property PublishAot=false

// Opens the next collection year: moves the last open year in CinCollection.cs, and lists what a person must look at.
//   dotnet run tools/open-year.cs -- 2026-27
using OpenCollect.Cin;
using OpenCollect.Model;

var last = CinCollection.OpenYears[^1];
var next = new CollectionYear(last.Ending + 1);
if (args is not [var asked] || !CollectionYear.TryParse(asked, out var year) || year != next)
{
    Console.Error.WriteLine($"Years open one after the other; the next is {next}: dotnet run tools/open-year.cs -- {next}");
    return 2;
}

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var file = Path.Combine(root, "src", "OpenCollect", "Cin", "CinCollection.cs");
var before = File.ReadAllText(file);
var after = before;
foreach (var range in new[] { CinCollection.ReadableYears, CinCollection.RuleYears })
{
    if (range.Last == last.Ending)
    {
        after = after.Replace($"Years.Between({range.First}, {range.Last})", $"Years.Between({range.First}, {year.Ending})", StringComparison.Ordinal);
    }
}

if (after == before)
{
    Console.Error.WriteLine($"CinCollection.cs no longer says its years as Years.Between(..., {last.Ending}). Change it by hand.");
    return 2;
}

File.WriteAllText(file, after);

var rules = CinRules.Book.In(last).ToList();
Console.WriteLine($"{year} is open in src/OpenCollect/Cin/CinCollection.cs, with every rule, code and field that {last} has and no end says otherwise:");
Console.WriteLine($"  {rules.Count} rules, of which {CinRules.Book.All.Count(r => r.Years.Last == last.Ending)} end with {last} and {CinRules.Book.All.Count(r => r.Years.First == year.Ending)} begin with {year}");
Console.WriteLine($"  {CinCodes.All.Sum(s => s.In(year).Count())} codes in {CinCodes.All.Length} code sets, {CinCodes.All.Sum(s => s.In(last).Count())} in {last}");
Console.WriteLine($"  {LocalAuthority.In(year).Count()} local authorities, {LocalAuthority.In(last).Count()} in {last}");
Console.WriteLine($"  bank holidays: {string.Join(", ", new[] { year.FirstDay.Year, year.LastDay.Year }.SelectMany(WorkingDays.BankHolidays).Where(d => year.Contains(d)).Select(ReturnDate.Format))}");
Console.WriteLine();
Console.WriteLine("Now, with the guide of the year beside you (docs/open-a-year.md goes through it):");
Console.WriteLine("  rules    src/OpenCollect/Cin/Rules, CinRules.cs; tests/OpenCollect.Tests/Cin/Data/cin-rules.tsv");
Console.WriteLine("  codes    src/OpenCollect/Cin/Codes, Model/LocalAuthority.cs; tests/OpenCollect.Tests/Cin/Data/cin-codesets.tsv");
Console.WriteLine("  fields   src/OpenCollect/Cin/CinChild.cs, CinHeader.cs");
Console.WriteLine("  days     src/OpenCollect/Model/WorkingDays.cs, where a bank holiday was moved or added");
Console.WriteLine("  samples  src/OpenCollect/Cin/CinSample.cs and Generating/, where a new rule faults what they make");
Console.WriteLine("  docs     dotnet run tools/rule-docs.cs, CHANGELOG.md");
return 0;
