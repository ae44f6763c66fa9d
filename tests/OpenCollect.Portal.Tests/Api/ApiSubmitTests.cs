using System.Diagnostics;

namespace OpenCollect.Portal.Tests.Api;

/// <summary>The command line against a portal.</summary>
public sealed class ApiSubmitTests(ApiOnSqlite portal) : IClassFixture<ApiOnSqlite>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opencollect-submit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AReturnWithErrors()
    {
        var (status, output, errors) = Submit(portal.Machine.Secret, Write("census.xml", ApiFixture.Census(40, faults: 0.5)), "--wait", "--amend");

        Assert.Equal((1, ""), (status, errors));
        Assert.Contains("census.xml: loaded as version", output, StringComparison.Ordinal);
        Assert.Contains("40 children, ", output, StringComparison.Ordinal);
        Assert.Contains("  error ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AReturnWithoutErrors()
    {
        var (status, output, errors) = Submit(portal.Machine.Secret, Write("census.xml", ApiFixture.Census(40)), "--wait", "--amend", "--collection", "cin", "--year", "2025-26");

        Assert.Equal((0, ""), (status, errors));
        Assert.Contains("40 children, 0 errors", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AReturnInAZipWithoutWaiting()
    {
        var zip = Path.Combine(_folder, "returns.zip");
        using (var archive = System.IO.Compression.ZipFile.Open(zip, System.IO.Compression.ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("census.xml").Open();
            entry.Write(ApiFixture.Census(3));
        }

        var (status, output, errors) = Submit(portal.Machine.Secret, zip);

        Assert.Equal((0, ""), (status, errors));
        Assert.DoesNotContain("children", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherAuthoritysReturnIsNotEvenSent()
    {
        var (status, output, errors) = Submit(portal.Machine.Secret, Write("census.xml", ApiFixture.Census(3, ApiFixture.Theirs)), "--wait");

        Assert.Equal((2, ""), (status, output));
        Assert.Contains("another local authority", errors, StringComparison.Ordinal);
        await using var connection = await portal.Database.Open();
        Assert.DoesNotContain(await Loads.Of(connection, portal.OurReturn.Id), l => l.State == LoadState.Refused);
    }

    [Fact]
    public void AWrongSecret()
    {
        var (status, output, errors) = Submit("wrong", Write("census.xml", ApiFixture.Census(1)));

        Assert.Equal((2, ""), (status, output));
        Assert.Contains("No machine has this identifier and secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void NoSecret()
    {
        var (status, _, errors) = Submit("", Write("census.xml", ApiFixture.Census(1)));

        Assert.Equal(2, status);
        Assert.Contains("--secret-file", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSecretInAFile()
    {
        var secret = Write("secret", System.Text.Encoding.ASCII.GetBytes(portal.Machine.Secret + "\n"));

        Assert.Equal(0, Submit("", Write("census.xml", ApiFixture.Census(2)), "--secret-file", secret).Status);
    }

    [Theory]
    [InlineData("http://portal.example.invalid", "https://")]
    [InlineData("nonsense", "https://")]
    [InlineData("http://127.0.0.1:9", "cannot be reached")]
    public void AnAddressThatIsNoPortal(string address, string says)
    {
        var (status, _, errors) = Run(portal.Machine.Secret, "submit", Write("census.xml", ApiFixture.Census(1)), "--to", address, "--client", portal.Machine.Id);

        Assert.Equal(2, status);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    private (int Status, string Output, string Errors) Submit(string secret, string path, params string[] more) =>
        Run(secret, ["submit", path, "--to", portal.Address.AbsoluteUri, "--client", portal.Machine.Id, .. more]);

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static (int Status, string Output, string Errors) Run(string secret, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenCollect.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, Environment = { ["OPENCOLLECT_SECRET"] = secret },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
