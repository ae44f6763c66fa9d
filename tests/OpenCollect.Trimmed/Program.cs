using OpenCollect.Cin;
using OpenCollect.Trimmed;

using var file = File.OpenRead(args[0]);
using var reader = new CinXmlReader(file);
var findings = new Count();
CinCheck.Run(reader, CinCollection.YearOf(reader.Header)!.Value, findings);
Console.WriteLine($"{findings.Findings} findings, {findings.Faults} faults, {CinRules.Book.All.Sum(r => CinRules.Book.ExamplesOf(r).Count)} examples");
