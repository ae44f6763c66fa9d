namespace OpenCollect.EndToEnd.Tests;

/// <summary>Every page is looked at by axe, at desktop and phone width.</summary>
public sealed class LookTests(Demonstration portal)
{
    private static readonly string[] OfReturn =
    [
        "", "/load", "/loads", "/findings", "/findings/8905", "/findings/8675Q", "/children", "/children/4", "/children/4/correct", "/add-child", "/notes", "/figures", "/approve",
        "/history", "/not-run", "/reports", "/changes", "/delete", "/tables/assessments-summary", "/tables/key-indicators", "/tables/by-month", "/tables/plans-by-category", "/check-again",
    ];

    private static readonly string[] OfAnybody = ["/sign-in", "/help", "/accessibility", "/privacy", "/nowhere"];

    private static readonly string[] OfDepartment = ["/department", "/collections", "/notices", "/audit", "/rules", "/nightly", "/reference", "/reference/add", "/dummies"];

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Pages_of_a_return_look_right(int width)
    {
        await using var analyst = await Person.SignedIn(portal, "analyst-815", width: width);
        await analyst.LooksRight();
        foreach (var collection in (string[])["Children in Need census 2025-26", "Children Looked After return (SSDA903) 2025-26"])
        {
            var at = await analyst.OpenReturn(collection);
            foreach (var page in OfReturn)
            {
                await analyst.Go(at + page);
                await analyst.LooksRight();
            }
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Other_pages_look_right(int width)
    {
        await using var manager = await Person.SignedIn(portal, "manager", width: width);
        foreach (var page in OfAnybody.Concat(OfDepartment))
        {
            await manager.Go(page);
            await manager.LooksRight();
        }

        await manager.Go("/dummies");
        await manager.Page.Locator("td a").First.ClickAsync();
        await manager.Sees("Retire it");
        await manager.LooksRight();
        await manager.Go("/department");
        await manager.Page.Locator("#all").CheckAsync();
        await manager.Press("Remind selected by e-mail");
        await manager.Sees("Left out, and why");
        await manager.LooksRight();
    }
}
