using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpenCollect.Tests;

namespace OpenCollect.Browser.Tests;

/// <summary>What the build must go on doing.</summary>
public sealed partial class BuildTests
{
    /// <summary>
    /// Without these two the SDK asks for its browser workload, which is not installed where this is built, and offline copies could not
    /// be built at all. Should the SDK stop knowing them, the site itself no longer builds and every test here fails.
    /// </summary>
    [Theory]
    [InlineData("BrowserWorkloadDisabled", "true")]
    [InlineData("UsingBrowserRuntimeWorkload", "false")]
    public void TheWorkloadIsNotAskedFor(string property, string value)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "OpenCollect.Browser", "OpenCollect.Browser.csproj"));
        Assert.Equal(value, Assert.Single(project.Descendants(property)).Value);
    }

    [Fact]
    public void ThePageHasNothingInline()
    {
        var html = File.ReadAllText(Path.Combine(Site.Folder, "index.html"));
        Assert.DoesNotMatch(Inline(), html);
        var policy = Policy().Match(html).Groups["policy"].Value;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOfflineCopyKnowsEveryFile()
    {
        var worker = File.ReadAllText(Path.Combine(Site.Folder, "sw.js"));
        foreach (var file in Directory.GetFiles(Site.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "sw.js"))
        {
            var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
            Assert.Contains($"\"{Path.GetRelativePath(Site.Folder, file)}\":\"sha256-{hash}\"", worker, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("<script(?![^>]* src=)|<style| style=| on[a-z]+=", RegexOptions.None, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Policy();
}
