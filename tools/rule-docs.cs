#:project ../src/OpenCollect.Reports/OpenCollect.Reports.csproj
#:property PublishAot=false

// Writes the catalogue of rules, docs/rules/, and deletes pages of rules that are gone:
//   dotnet run tools/rule-docs.cs [FOLDER]
using OpenCollect.Reports.Catalogue;

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
foreach (var catalogue in RuleCatalogue.Published)
{
    var folder = Path.Combine(args is [var other] ? other : Path.Combine(root, "docs", "rules"), catalogue.Folder);
    Directory.CreateDirectory(folder);
    var pages = catalogue.Pages.ToList();
    foreach (var (name, text) in pages)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
    }

    var stale = Directory.EnumerateFiles(folder, "*.md").Where(f => !pages.Exists(p => p.Name == Path.GetFileName(f))).ToList();
    stale.ForEach(File.Delete);
    Console.WriteLine($"{pages.Count} pages written to {Path.GetRelativePath(Environment.CurrentDirectory, folder)}, {stale.Count} deleted.");
}
