namespace OpenCollect.EndToEnd.Tests;

/// <summary>From signing in to authorising, without a mouse: what is used can be reached with the tabulator, shows that it has the focus, and reacts to keys.</summary>
public sealed class KeyboardTests(Demonstration portal)
{
    private const string Cin = "Children in Need census 2025-26";
    private const int MostSteps = 500;

    [Fact]
    public async Task A_census_goes_from_file_to_authorised()
    {
        await using (var analyst = await SignIn("analyst-302"))
        {
            await Follow(analyst, Cin, u => u.Contains("/returns/", StringComparison.Ordinal));
            var at = new Uri(analyst.Page.Url).AbsolutePath;
            await Follow(analyst, "Load a file", u => u.EndsWith("/load", StringComparison.Ordinal));
            await TabTo(analyst, "file");
            await (await Chooser(analyst)).SetFilesAsync(portal.CinFile("302", 20));
            await Choose(analyst, "overwrite");
            await Follow(analyst, "Load", u => u.EndsWith(at, StringComparison.Ordinal));
            await analyst.Page.WaitForFunctionAsync("() => !document.body.innerText.includes('checked so far')");
            await analyst.Sees("Loaded and validated");

            // Every query is explained, rule by rule.
            await Follow(analyst, "Explain queries", u => u.Contains("/findings?", StringComparison.Ordinal));
            var explained = 0;
            foreach (var rule in await analyst.Page.Locator("th a").AllInnerTextsAsync())
            {
                await Follow(analyst, rule, u => u.Contains($"/findings/{rule}", StringComparison.Ordinal));
                if (await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Show only those to explain" }).CountAsync() > 0)
                {
                    await Follow(analyst, "Show only those to explain", u => u.EndsWith("left=true", StringComparison.Ordinal));
                }

                if (await analyst.Page.Locator("#all").CountAsync() > 0)
                {
                    await Choose(analyst, "all");
                    await TabTo(analyst, "text");
                    await analyst.Page.Keyboard.TypeAsync("Made-up explanation, typed.");
                    await TabTo(analyst, "Save explanation");
                    await analyst.Page.Keyboard.PressAsync("Enter");
                    await analyst.Page.Locator(".govuk-notification-banner--success").WaitForAsync();
                    explained++;
                }

                await analyst.Go($"{at}/findings?severity=Query");
            }

            Assert.True(explained > 0, "There was nothing to explain.");
            await Follow(analyst, $"Barnet: {Cin}", u => u.EndsWith(at, StringComparison.Ordinal));
            await Follow(analyst, "Ask for approval", u => u.EndsWith("/approve", StringComparison.Ordinal));
            await TabTo(analyst, "ask");
            await analyst.Page.Keyboard.PressAsync("Enter");
            await analyst.Page.GetByText("Ready for approval").First.WaitForAsync();
            await Follow(analyst, "Sign out", u => u.Contains("/sign-in", StringComparison.Ordinal));
        }

        await using (var approver = await SignIn("approver-302"))
        {
            await Follow(approver, Cin, u => u.Contains("/returns/", StringComparison.Ordinal));
            await Follow(approver, "Approve and submit", u => u.EndsWith("/approve", StringComparison.Ordinal));
            await TabTo(approver, "Approve and submit");
            await approver.Page.Keyboard.PressAsync("Enter");
            await approver.Page.Locator(".govuk-error-summary").WaitForAsync();

            // What is wrong has the focus at once, and leads to where it can be put right.
            Assert.True(await approver.Page.EvaluateAsync<bool>("document.activeElement.matches('.govuk-error-summary')"));
            await approver.Page.Keyboard.PressAsync("Tab");
            await approver.Page.Keyboard.PressAsync("Enter");
            Assert.Equal("declared", await approver.Page.EvaluateAsync<string>("document.activeElement.id"));
            await approver.Page.Keyboard.PressAsync("Space");
            await Follow(approver, "Approve and submit", u => u.EndsWith("/receipt", StringComparison.Ordinal));
            await approver.Sees("302-CIN-2025-26");
        }

        await using var manager = await SignIn("manager");
        await manager.Sees(Cin);
        await Follow(manager, "Barnet", u => u.Contains("/returns/", StringComparison.Ordinal));
        await Follow(manager, "Authorise, reject or reopen", u => u.EndsWith("/decide", StringComparison.Ordinal));
        await TabTo(manager, "authorise");
        await manager.Page.Keyboard.PressAsync("Enter");
        await manager.Page.GetByText("Authorised").First.WaitForAsync();
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_menu()
    {
        await using var analyst = await Person.SignedIn(portal, "analyst-815");
        await analyst.Go("/");
        await analyst.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await analyst.Page.EvaluateAsync<string>("document.activeElement.innerText"));
        await analyst.Page.Keyboard.PressAsync("Enter");
        await analyst.Page.Keyboard.PressAsync("Tab");
        Assert.True(await analyst.Page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
    }

    private async Task<Person> SignIn(string who)
    {
        var person = await Person.Somebody(portal.Browser, portal.Address);
        await person.Go("/sign-in");
        var wanted = $"person-demonstration-{who}";
        await TabTo(person, await person.Page.Locator("input[name=person]").First.GetAttributeAsync("id") ?? "");
        for (var i = 0; await Focused(person) is var (id, _) && id != wanted; i++)
        {
            Assert.True(i < MostSteps, $"{wanted} cannot be reached with the arrow keys.");
            await person.Page.Keyboard.PressAsync("ArrowDown");
        }

        await person.Page.Keyboard.PressAsync("Space");
        await Follow(person, "Sign in", u => !u.Contains("sign-in", StringComparison.Ordinal));
        return person;
    }

    /// <summary>Goes to a link or button, presses the key, and waits for the page that it leads to.</summary>
    private static async Task Follow(Person person, string name, Func<string, bool> address)
    {
        await TabTo(person, name);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Arrives(address);
    }

    /// <summary>
    /// The dialogue that the key opens at a file field. A browser opens none while it is still busy with the page, and a person presses again.
    /// </summary>
    private static async Task<IFileChooser> Chooser(Person person)
    {
        for (var press = 1; ; press++)
        {
            try
            {
                return await person.Page.RunAndWaitForFileChooserAsync(() => person.Page.Keyboard.PressAsync("Enter"), new() { Timeout = 10_000 });
            }
            catch (TimeoutException) when (press < 3)
            {
                Assert.Equal("file", (await Focused(person)).Id);
            }
        }
    }

    /// <summary>Sets a box.</summary>
    private static async Task Choose(Person person, string id)
    {
        await TabTo(person, id);
        await person.Page.Keyboard.PressAsync("Space");
        Assert.True(await person.Page.Locator($"#{id}").IsCheckedAsync());
    }

    /// <summary>Presses the tabulator until what has the focus has that identifier, or begins with that text.</summary>
    private static async Task TabTo(Person person, string name)
    {
        for (var i = 0; i < MostSteps; i++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            if (await Focused(person) is var (id, text) && (id == name || text.StartsWith(name, StringComparison.Ordinal)))
            {
                Assert.True(await person.Page.EvaluateAsync<bool>("document.activeElement.matches(':focus-visible')"), $"{name} does not show that it has the focus.");
                return;
            }
        }

        Assert.Fail($"{name} cannot be reached with the keyboard on {person.Page.Url}.");
    }

    private static async Task<(string Id, string Text)> Focused(Person person)
    {
        var focused = (await person.Page.EvaluateAsync<string>("document.activeElement.id + '|' + (document.activeElement.innerText || document.activeElement.value || '').trim()")).Split('|', 2);
        return (focused[0], focused[1]);
    }
}
