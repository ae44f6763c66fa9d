using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenCollect.Reports.Tests;

/// <summary>Texts that would like to be more than text, in every place where a return's text comes in.</summary>
public sealed class HostileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Texts =>
    [
        "=HYPERLINK(\"http://example.invalid\",\"x\")",
        "</script><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' x='",
        "<!-- ]]> --> &amp; &#60;",
        "\0\u0001\b\v\f\e[31m\u007F\u0085\uFFFE\uFFFF",
        "_x0041_ _x000D_",
        "lone \uD800 and \uDC00 surrogates",
        "line one\r\nline two\ttabbed",
        "\u202Eright to left",
        new string('a', 40_000),
        new string('a', 32_725) + new string('\uD83D', 1) + "\uDE00" + new string('b', 100),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void StaysText(string text)
    {
        var place = new ReportPlace(text, text, text, text, 7);
        var rule = FileChecks.NotADate with { Message = text, Module = text, Advice = text, Logic = text, Guide = text, AutomaticOk = text };
        var finding = new ReportFinding(rule, FindingStatus.Open, text, text, 3, place, [place], text + "!");
        var summary = new ReturnSummary
        {
            Collection = text, Year = new(2026), Authority = text, AuthorityName = text, Files = [text], PreviousFiles = [text], Children = 1, RulesApplied = 1,
            Headlines = [new(text, 1, 2)], Counts = [new(rule, 1, 0, 0, 1)], NotRun = [new(rule, text)], Notes = [new(rule, text, false, text)],
            IsTrial = true, Assumptions = [text],
        };
        using (var files = ReportFiles.Open(_folder.Path))
        {
            files.Add(finding);
            files.Finish(summary);
        }

        Csv(text);
        Json(text);
        Html();
        WorkbookTests.ReadWorkbook(_folder.File("report.xlsx"));
        Terminal(summary);
    }

    [Fact]
    public void TheScriptOfThePageIsTheOneItAllows()
    {
        using var stream = typeof(ReportFiles).Assembly.GetManifestResourceStream("report.js")!;

        Assert.Equal(OpenCollect.Reports.Html.HtmlReport.ScriptHash, "sha256-" + Convert.ToBase64String(SHA256.HashData(stream)));
    }

    public void Dispose() => _folder.Dispose();

    private void Csv(string text)
    {
        using var stream = File.OpenRead(_folder.File("findings.csv"));
        var row = Assert.Single(FindingsCsv.Read(stream));
        var written = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

        Assert.Equal((written, written, written, written + "!"), (row.Authority, row.Child, row.Value, row.Message));
    }

    private void Json(string text)
    {
        using var json = JsonDocument.Parse(_folder.Text("findings.json"));

        Assert.Equal(
            Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)),
            json.RootElement.GetProperty("findings")[0].GetProperty("places")[1].GetProperty("value").GetString());
    }

    private void Html()
    {
        var html = _folder.Text("report.html");

        Assert.Single(html.Split("<script").Skip(1));
        Assert.Single(html.Split("</script").Skip(1));
        Assert.DoesNotContain("onmouseover=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onfocus='", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- ", html, StringComparison.Ordinal);
        Assert.DoesNotContain(html, c => c is < ' ' and not '\n' and not '\t');
        Assert.True(html.Length < 60_000);
    }

    private static void Terminal(ReturnSummary summary)
    {
        using var output = new StringWriter();
        TextSummary.Write(output, summary);

        Assert.DoesNotContain(output.ToString(), c => char.IsControl(c) && c != '\n');
    }
}
