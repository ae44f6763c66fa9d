using OpenCollect.Reports.Catalogue;

namespace OpenCollect.Reports.Tests;

/// <summary>The pages in docs/rules against the rules. Where one fails, run <c>dotnet run tools/rule-docs.cs</c> and review what changed.</summary>
public sealed class RuleMarkdownTests
{
    public static TheoryData<string> Published => [.. RuleCatalogue.Published.Select(c => c.Code)];

    [Theory]
    [MemberData(nameof(Published))]
    public void ThePagesInTheRepositoryAreThoseOfTheRules(string code) =>
        Assert.Equal(Pages(code).Select(p => p.Name).Order(StringComparer.Ordinal), Committed(code).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Published))]
    public void NoPageInTheRepositoryIsStale(string code)
    {
        var committed = Committed(code);

        Assert.Equal([], Pages(code).Where(p => committed.TryGetValue(p.Name, out var text) && text != p.Text).Select(p => p.Name));
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void EveryTableHasRowsOfOneWidth(string code) =>
        Assert.All(Pages(code), page =>
        {
            var table = 0;
            foreach (var line in page.Text.Split('\n'))
            {
                var cells = line.StartsWith('|') ? line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|') : 0;
                Assert.True(table == 0 || cells == 0 || cells == table, $"{page.Name}: {line}");
                table = cells;
            }
        });

    private static List<(string Name, string Text)> Pages(string code) => [.. RuleCatalogue.Find(code)!.Pages];

    private static Dictionary<string, string> Committed(string code)
    {
        var folder = new DirectoryInfo(Path.Combine(Root(), "docs", "rules", RuleCatalogue.Find(code)!.Folder));
        return folder.Exists
            ? folder.EnumerateFiles("*.md").ToDictionary(f => f.Name, f => File.ReadAllText(f.FullName).ReplaceLineEndings("\n"), StringComparer.Ordinal)
            : [];
    }

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "OpenCollect.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository: no folder above them holds OpenCollect.slnx.");
    }
}
