using OpenCollect.Tests;

namespace OpenCollect.EndToEnd.Tests;

/// <summary>Every page is looked at by axe, at desktop and phone width.</summary>
public sealed class LookTests(Demonstration portal)
{
    private static readonly string[] OfReturn =
    [
        "", "/load", "/loads", "/findings", "/findings/8905", "/findings/8675Q", "/children", "/children/4", "/children/4/correct", "/add-child", "/notes", "/figures", "/approve",
        "/history", "/not-run", "/reports", "/changes", "/delete", "/tables/assessments-summary", "/tables/key-indicators", "/tables/by-month", "/tables/plans-by-category", "/check-again",
    ];

    private static readonly string[] OfAnybody = ["/sign-in", "/help", "/accessibility", "/privacy", "/nowhere", "/api", "/error/400", "/error/405", "/error/413", "/error/429", "/error/500"];

    private static readonly string[] OfDepartment =
    [
        "/department", "/collections", "/notices", "/audit", "/department/progress", "/collections/open", "/rules", "/rules/cin/8925", "/nightly", "/reference", "/reference/add", "/dummies",
    ];

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

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Machines_and_refusals_look_right(int width)
    {
        await using var analyst = await Person.SignedIn(portal, "analyst-330", width: width);
        await analyst.Go("/machines");
        await analyst.LooksRight();
        await analyst.Page.Locator("#name").FillAsync("Made-up case system with a name that is as long as such names are");
        await analyst.Press("Make credentials");
        await analyst.Page.Locator("#secret").WaitForAsync();
        await analyst.LooksRight();
        await analyst.Go("/machines");
        await analyst.LooksRight();
        await analyst.Go("/department");
        await analyst.Sees("You cannot do this");
        await analyst.LooksRight();
        await analyst.Go("/returns/of-somebody-else");
        await analyst.Sees("Page not found");
        await analyst.LooksRight();
        await analyst.Press("Sign out", "header");
        await analyst.Page.WaitForURLAsync("**/sign-in*");
        await analyst.LooksRight();

        await using var both = await Person.SignedIn(portal, "both", width: width);
        await both.Go("/organisation");
        await both.LooksRight();
    }

    /// <summary>The private checker works where the portal serves it, looks right, and asks nobody else and nothing that says what is in the return.</summary>
    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task The_checker_as_the_portal_serves_it(int width)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Demonstration.Checker, "index.html")), "The checker is not built: dotnet run tools/publish-checker.cs -- artifacts/checker.");
        await using var somebody = await Person.Somebody(portal.Browser, portal.Address, width: width);
        var asked = new List<(string Method, string Address)>();
        await somebody.Go("/check");
        await somebody.Page.WaitForSelectorAsync("html[data-ready=yes]");
        await somebody.LooksRight();
        somebody.Page.Context.Request += (_, request) => asked.Add((request.Method, request.Url));
        await somebody.Page.GetByLabel("Choose or drop your return").SetInputFilesAsync(Path.Combine(Repository.Root, "samples", "cin-2024-25-faulty.xml"));
        await somebody.Page.GetByRole(AriaRole.Button, new() { Name = "Check this return" }).ClickAsync();
        await somebody.Page.WaitForSelectorAsync(".totals");
        await somebody.LooksRight();
        await somebody.Page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the result" }).GetByRole(AriaRole.Button, new() { Name = "By child", Exact = true }).ClickAsync();
        await somebody.Page.Locator(".child-line button").First.ClickAsync();
        await somebody.Page.WaitForSelectorAsync(".fields");
        await somebody.LooksRight();

        // axe itself asks for the page's own style sheets.
        Assert.All(asked, a => Assert.True(a.Method == "GET" && (a.Address.StartsWith("blob:", StringComparison.Ordinal) || Site(a.Address)), $"{a.Method} {a.Address}"));

        bool Site(string address) => address.StartsWith($"{portal.Address}/check/", StringComparison.Ordinal) && !address.Contains('?', StringComparison.Ordinal)
            && File.Exists(Path.Combine(Demonstration.Checker, address[$"{portal.Address}/check/".Length..]));
    }
}
