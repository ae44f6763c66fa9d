using OpenCollect.Cin;
using OpenCollect.Collections;
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
var stored = ChildDocument.Of(new CinSample(2025).Child, new(2025)).ToBytes();
var files = Collection.Cin.FilesOf(new(Collection.Cin.Code, null, [], HasUascFlag: false), [ChildDocument.FromBytes(stored)]);
using var opened = Collection.Cin.Open(files);
var documents = opened.Children(new(2025)).Select(c => c.Record).OfType<CinChild>();
Console.WriteLine($"{again.Children(new(2025)).Sum(c => c.Episodes.Length)} episodes through tables, {documents.Sum(c => c.Episodes.Length)} through documents, {findings.Findings} findings, {findings.Faults} faults, {CinRules.Book.All.Sum(r => CinRules.Book.ExamplesOf(r).Count)} examples");
