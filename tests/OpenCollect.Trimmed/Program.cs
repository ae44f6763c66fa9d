using OpenCollect.Cin;
using OpenCollect.Formats;
using OpenCollect.Trimmed;

using var file = File.OpenRead(args[0]);
using var reader = new CinXmlReader(file);
var findings = new Count();
CinCheck.Run(reader, CinCollection.YearOf(reader.Header)!.Value, findings);

var tables = new Dictionary<string, MemoryStream>();
using (var writer = new CinCsvWriter(name => tables[name] = new(), new(2025)))
{
    writer.Write(reader.Header);
    writer.Write(new CinSample(2025).Child);
}

using var again = new CinCsvReader(tables.Select(t => new TableFile(t.Key, () => new MemoryStream(t.Value.ToArray()))));
Console.WriteLine($"{again.Children(new(2025)).Sum(c => c.Episodes.Length)} episodes through tables, {findings.Findings} findings, {findings.Faults} faults, {CinRules.Book.All.Sum(r => CinRules.Book.ExamplesOf(r).Count)} examples");
