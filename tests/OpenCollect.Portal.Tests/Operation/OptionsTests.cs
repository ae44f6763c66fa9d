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
