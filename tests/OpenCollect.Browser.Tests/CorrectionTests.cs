using System.Text.RegularExpressions;
namespace OpenCollect.Browser.Tests;

/// <summary>A value is corrected on screen, and what comes of it.</summary>
public sealed class CorrectionTests(Site site) : CheckerPage(site)
{
    private const string Child = "Child S000000007";

    [Fact]
    public async Task AMissingDateIsEnteredAndTheReturnChecksWithoutTheError()
    {
        await OpenChildAsync();
        Assert.Contains("8600", await Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await ChangeAsync("CINreferralDate", "2024-04-15");
        await Page.GetByText("What is found now, after 1 change").WaitForAsync();
        Assert.DoesNotContain("8600", await Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await GoAsync("Changes");
        var changes = System.Text.Encoding.UTF8.GetString(await DownloadAsync("Download the list of changes"));
        Assert.Contains("S000000007,CINdetails,CINdetails[1],,change,CINreferralDate,,2024-04-15,,", changes, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(In("corrected.xml"), await DownloadAsync("Download the corrected return as XML"));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Check the corrected return" }).ClickAsync();
        await Card("corrected-cin-2024-25.xml").WaitForAsync();
        await CheckAsync("corrected-cin-2024-25.xml");
        await GoAsync("Downloads");
        var expected = System.Text.Encoding.UTF8.GetString(CommandLine("validate", In("corrected.xml"), "--format", "csv").Output);
        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(await DownloadAsync("Download findings.csv")));
        Assert.DoesNotContain(expected.Split('\n'), row => row.StartsWith("8600,", StringComparison.Ordinal) && row.Contains("S000000007", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnotherErrorThatTheCorrectionMakesIsShownAtOnceAndTakenBack()
    {
        await OpenChildAsync();
        await ChangeAsync("PersonBirthDate", "not a date");
        await Page.GetByText("What is found now, after 1 change").WaitForAsync();
        await Page.Locator(".fields__row--error", new() { HasText = "PersonBirthDate" }).WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo all changes of this child" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "What was found" }).WaitForAsync();
        Assert.Equal(0, await Page.Locator(".fields__row--error", new() { HasText = "PersonBirthDate" }).CountAsync());
    }

    [Fact]
    public async Task ARecordIsAddedAndDeleted()
    {
        await OpenChildAsync();
        await Page.GetByText("Add a record").ClickAsync();
        await Page.GetByLabel("Record", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Assessments in CINdetails 1" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add the record" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "CINdetails 1 › Assessments 2" }).WaitForAsync();
        Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete CINdetails 1 › Assessments 2" }).ClickAsync();
        await Page.GetByText("What is found now, after 2 changes").WaitForAsync();
        Assert.Equal(0, await Page.GetByRole(AriaRole.Heading, new() { Name = "CINdetails 1 › Assessments 2" }).CountAsync());
    }

    [Fact]
    public async Task KeptUnderAPassphraseContinuedAndForgotten()
    {
        const string Passphrase = "nine brown horses";
        await OpenChildAsync();
        await ChangeAsync("CINreferralDate", "2024-04-15");
        await Page.GetByText("What is found now, after 1 change").WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Files", Exact = true }).ClickAsync();
        await Page.GetByText("Continue another day").ClickAsync();
        await Page.GetByLabel("Passphrase").FillAsync("too short");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Keep in this browser" }).ClickAsync();
        Assert.Contains("enter at least 12 characters", await Page.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);
        await Page.GetByLabel("Passphrase").FillAsync(Passphrase);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Keep in this browser" }).ClickAsync();
        await Page.GetByText("Kept in this browser since").WaitForAsync();
        Assert.DoesNotContain("S000000007", await StoredAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("cin-2024-25-faulty", await StoredAsync(), StringComparison.Ordinal);

        await Page.CloseAsync();
        await NewPageAsync();
        var kept = Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Kept in this browser", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        await kept.GetByLabel("Passphrase").FillAsync("nine white horses");
        await kept.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        Assert.Contains("This is not the passphrase.", await Page.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);
        await kept.GetByLabel("Passphrase").FillAsync(Passphrase);
        await kept.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await CheckAsync("cin-2024-25-faulty.xml");
        await GoAsync("Changes");
        await Page.GetByText("CINreferralDate").WaitForAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Files", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Forget it" }).ClickAsync();
        await UntilAsync("indexedDB.databases().then(all => all.length === 0)");
    }

    private async Task OpenChildAsync()
    {
        await GiveAsync(Faulty);
        await CheckAsync("cin-2024-25-faulty.xml");
        await GoAsync("By child");
        await Page.GetByRole(AriaRole.Button, new() { Name = Child }).ClickAsync();
        await Page.WaitForSelectorAsync(".fields");
    }

    private async Task ChangeAsync(string field, string becomes)
    {
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Change {field} of", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await Page.GetByLabel(field, new() { Exact = true }).FillAsync(becomes);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save and check again" }).ClickAsync();
    }

    /// <summary>Everything that is stored, as text.</summary>
    private Task<string> StoredAsync() => Page.EvaluateAsync<string>("""
        () => new Promise((resolve, reject) => {
          const opening = indexedDB.open('opencollect');
          opening.onerror = reject;
          opening.onsuccess = () => {
            const all = opening.result.transaction('kept').objectStore('kept').getAll();
            all.onsuccess = () => {
              opening.result.close();
              const text = (v) => v instanceof ArrayBuffer || ArrayBuffer.isView(v) ? new TextDecoder('latin1').decode(v) : v && typeof v === 'object' ? Object.values(v).map(text).join('\n') : String(v);
              resolve(all.result.map(text).join('\n'));
            };
          };
        })
        """);
}
