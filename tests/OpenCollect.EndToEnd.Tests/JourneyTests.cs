namespace OpenCollect.EndToEnd.Tests;

/// <summary>A return from file to authorised, as people do it.</summary>
public sealed class JourneyTests(Demonstration portal)
{
    private const string Cin = "Children in Need census 2025-26";
    private const string LookedAfter = "Children Looked After return (SSDA903) 2025-26";

    [Fact]
    public async Task A_census_goes_from_file_to_authorised()
    {
        string at;
        await using (var analyst = await Person.SignedIn(portal, "analyst-925"))
        {
            at = await analyst.OpenReturn(Cin);
            await analyst.Sees("No data");
            await analyst.Load(at, portal.CinFile("925", 60));
            await analyst.Sees("Loaded and validated");
            await ExplainAll(analyst, at);
            await analyst.Go($"{at}/approve");
            await analyst.Press("Ask for approval");
            await analyst.Sees("Ready for approval");
        }

        await using (var approver = await Person.SignedIn(portal, "approver-925"))
        {
            await approver.Go($"{at}/approve");
            await approver.Press("Approve and submit");
            await approver.Sees("Confirm that you have looked at the figures");
            await approver.Page.Locator("#declared").CheckAsync();
            await approver.Press("Approve and submit");
            await approver.Sees("925-CIN-2025-26-1");
        }

        await using var manager = await Person.SignedIn(portal, "manager");
        await manager.Go($"{at}/decide");
        await manager.Press("Authorise");
        await manager.Sees("Authorised");
        await manager.Go($"{at}/history");
        await manager.Sees("Ready for approval");
    }

    [Fact]
    public async Task A_looked_after_return_is_loaded_sent_back_corrected_rejected_and_submitted_again()
    {
        string at;
        await using var analyst = await Person.SignedIn(portal, "analyst-925");
        at = await analyst.OpenReturn(LookedAfter);
        await analyst.Load(at, portal.LookedAfterFiles("925", 40));
        await analyst.Sees("Loaded and validated");
        await ExplainAll(analyst, at);
        await analyst.Go($"{at}/approve");
        await analyst.Press("Ask for approval");

        await using var approver = await Person.SignedIn(portal, "approver-925");
        await approver.Go($"{at}/approve");
        await approver.Page.Locator("#reason").FillAsync("Please look at the placements again.");
        await approver.Press("Send back");
        await approver.Sees("sent back");

        await analyst.Go($"{at}/approve");
        await analyst.Press("Ask for approval");
        await approver.Go($"{at}/approve");
        await approver.Page.Locator("#declared").CheckAsync();
        await approver.Press("Approve and submit");

        await using var manager = await Person.SignedIn(portal, "manager");
        await manager.Go($"{at}/decide");
        await manager.Page.Locator("#reason").FillAsync("Two placements have no provider.");
        await manager.Press("Reject");
        await analyst.Go(at);
        await analyst.Sees("Two placements have no provider.");
        await analyst.Sees("Rejected");
    }

    [Fact]
    public async Task Explanations_carry_over_to_a_new_load()
    {
        await using var analyst = await Person.SignedIn(portal, "analyst-380");
        var at = await analyst.OpenReturn(Cin);
        await analyst.Load(at, portal.CinFile("380", 80, faulty: true));
        var left = await Left(analyst, at);
        Assert.True(left > 0, "The load has no query to explain.");
        await ExplainAll(analyst, at);
        Assert.Equal(0, await Left(analyst, at));
        await analyst.Load(at, portal.CinFile("380", 80, faulty: true));
        await analyst.Sees("Loaded and validated");
        Assert.Equal(0, await Left(analyst, at));
    }

    [Fact]
    public async Task A_value_is_corrected_on_screen_and_the_child_is_checked_at_once()
    {
        await using var analyst = await Person.SignedIn(portal, "analyst-815");
        var at = await analyst.OpenReturn(Cin);
        await analyst.Go($"{at}/findings?severity=Error&search=8905");
        await analyst.Follow("8905");
        await analyst.Page.Locator("table a").First.ClickAsync();
        await analyst.Follow("Change this child’s records");
        var category = analyst.Page.Locator("form.oc-record:has(.oc-marked) input[name='value.InitialCategoryOfAbuse']").First;
        await category.FillAsync("PHY");
        await analyst.Page.Locator("form.oc-record:has(.oc-marked) button[value=save]").First.ClickAsync();
        await analyst.Sees("Saved, and the child was checked.");
        await analyst.Go($"{at}/changes");
        await analyst.Sees("InitialCategoryOfAbuse");
        await analyst.Go(at);
        await analyst.Press("Check the whole return");
        await analyst.Page.WaitForFunctionAsync("() => !document.body.innerText.includes('Check the whole return') && !document.body.innerText.includes('checked so far')");
    }

    [Fact]
    public async Task A_supplier_tests_an_export_on_a_dummy_authority()
    {
        await using var supplier = await Person.SignedIn(portal, "supplier");
        await supplier.Go("/");
        await supplier.Sees("familiarisation");
        var at = await supplier.OpenReturn(Cin);
        await supplier.Sees("dummy authority");
        await supplier.Load(at, portal.CinFile("201", 30, faulty: true));
        await supplier.Sees("Loaded and validated");
        await supplier.Go("/department");
        Assert.Equal("You cannot do this", await supplier.Page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task The_main_journey_works_without_scripts()
    {
        await using var analyst = await Person.SignedIn(portal, "analyst-839", scripts: false);
        var at = await analyst.OpenReturn(LookedAfter);
        await using var manager = await Person.SignedIn(portal, "manager", scripts: false);
        await manager.Go($"{at}/decide");
        if (await manager.Page.Locator("#reason").CountAsync() > 0)
        {
            await manager.Page.Locator("#reason").FillAsync("Sent back to be loaded again.");
            await manager.Page.Locator("form:has(#reason) button").ClickAsync();
        }

        await analyst.Load(at, portal.LookedAfterFiles("839", 30));
        await ExplainAll(analyst, at);
        await analyst.Go($"{at}/approve");
        await analyst.Press("Ask for approval");
        await analyst.Sees("Ready for approval");
        await using var approver = await Person.SignedIn(portal, "approver-839", scripts: false);
        await approver.Go($"{at}/approve");
        await approver.Page.Locator("#declared").CheckAsync();
        await approver.Press("Approve and submit");
        await approver.Sees("Submitted");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_sent()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("opencollect-large-").FullName, "large.xml");
        await using (var file = File.Create(path))
        {
            // It has a length, and takes no space.
            file.SetLength((500L << 20) + 1);
        }

        await using var analyst = await Person.SignedIn(portal, "analyst-925");
        var at = await analyst.OpenReturn(LookedAfter);
        await analyst.Go($"{at}/load");
        var sent = 0;
        analyst.Page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        await analyst.Page.Locator("#file").SetInputFilesAsync(path);
        await analyst.Press("Load");
        await analyst.Page.Locator("#file-error").WaitForAsync();
        await analyst.Sees("must be smaller than 500 MB together");
        await analyst.LooksRight();
        Assert.True(await analyst.Page.EvaluateAsync<bool>("document.activeElement.id === 'file'"));
        Assert.Equal(0, sent);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static async Task<int> Left(Person analyst, string at)
    {
        await analyst.Go(at);
        var text = await analyst.Text();
        var before = text[..text.IndexOf(" to explain", StringComparison.Ordinal)];
        return int.Parse(before[(before.LastIndexOf(' ') + 1)..].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task ExplainAll(Person analyst, string at)
    {
        await analyst.Go($"{at}/findings?severity=Query");
        var rules = await analyst.Page.Locator("th a").AllInnerTextsAsync();
        foreach (var rule in rules)
        {
            await analyst.Go($"{at}/findings/{rule}?left=true");
            if (await analyst.Page.Locator("#all").CountAsync() == 0)
            {
                continue;
            }

            await analyst.Page.Locator("#all").CheckAsync();
            await analyst.Page.Locator("#text").FillAsync("Made-up explanation: checked against the case record and correct.");
            await analyst.Press("Save explanation");
            await analyst.Sees("Saved for");
        }
    }
}
