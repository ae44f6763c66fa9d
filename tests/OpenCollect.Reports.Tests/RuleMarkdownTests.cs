using OpenCollect.Cin;
using OpenCollect.Reports.Catalogue;

namespace OpenCollect.Reports.Tests;

/// <summary>The pages in docs/rules against the rules. Where one fails, run <c>dotnet run tools/rule-docs.cs</c> and review what changed.</summary>
public sealed class RuleMarkdownTests
{
    private static readonly (string Name, string Text)[] Pages =
        [.. RuleMarkdown.Files("Children in Need census", RuleEntry.Of(CinRules.Book), CinCollection.OpenYears)];

    [Fact]
    public void ThePagesInTheRepositoryAreThoseOfTheRules() =>
        Assert.Equal(Pages.Select(p => p.Name).Order(StringComparer.Ordinal), Committed().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void NoPageInTheRepositoryIsStale()
    {
        var committed = Committed();

        Assert.Equal([], Pages.Where(p => committed.TryGetValue(p.Name, out var text) && text != p.Text).Select(p => p.Name));
    }

    [Fact]
    public void EveryTableHasRowsOfOneWidth() =>
        Assert.All(Pages, page =>
        {
            var table = 0;
            foreach (var line in page.Text.Split('\n'))
            {
                var cells = line.StartsWith('|') ? line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|') : 0;
                Assert.True(table == 0 || cells == 0 || cells == table, $"{page.Name}: {line}");
                table = cells;
            }
        });

    private static Dictionary<string, string> Committed()
    {
        var folder = new DirectoryInfo(Path.Combine(Root(), "docs", "rules", CinRules.Book.Collection));
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
