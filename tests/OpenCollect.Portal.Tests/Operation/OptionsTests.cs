namespace OpenCollect.Portal.Tests.Operation;

/// <summary>How the portal is started: what is said, and what is not.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void WhoSaysNothingGetsTheDemonstrationInAFolderOfItsOwn()
    {
        var options = PortalOptions.Of(PortalOptions.OrDemonstration([], _ => null), _ => null);
        Assert.True(options.IsDemonstration);
        Assert.Equal(("demonstration", "demonstration"), (options.Data, options.Database));
    }

    [Fact]
    public void ReferenceDataOnTheCommandLineOrInTheEnvironment()
    {
        var given = PortalOptions.Of(["--postcodes", "onspd.csv", "--providers", "homes.xlsx", "--providers", "others.csv"], name => name is "OPENCOLLECT_POSTCODES" or "OPENCOLLECT_PROVIDERS" ? "elsewhere" : null);
        Assert.Equal(("onspd.csv", "homes.xlsx others.csv"), (given.Postcodes, string.Join(' ', given.Providers)));
        var environment = PortalOptions.Of([], name => name switch { "OPENCOLLECT_POSTCODES" => "onspd.csv", "OPENCOLLECT_PROVIDERS" => "homes.xlsx; others.csv", _ => null });
        Assert.Equal(("onspd.csv", "homes.xlsx others.csv"), (environment.Postcodes, string.Join(' ', environment.Providers)));
        var none = PortalOptions.Of([], _ => null);
        Assert.True(none is { Postcodes: null, Providers.IsEmpty: true });
    }

    [Theory]
    [InlineData("OPENCOLLECT_DATABASE", "postgres://a@b/c")]
    [InlineData("OPENCOLLECT_DATA", "somewhere")]
    public void WhoSaysWhereTheDataIsGetsNoDemonstration(string variable, string value)
    {
        string? Environment(string name) => name == variable ? value : null;
        Assert.False(PortalOptions.Of(PortalOptions.OrDemonstration([], Environment), Environment).IsDemonstration);
        Assert.False(PortalOptions.Of(PortalOptions.OrDemonstration(["--data", "x"], _ => null), _ => null).IsDemonstration);
    }
}
