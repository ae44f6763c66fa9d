namespace OpenCollect.Cli.Tests;

public sealed class QuietTests : CommandLine
{
    [Theory]
    [InlineData("validate")]
    [InlineData("--no-color", "validate")]
    [InlineData("validate", "--no-colour")]
    public void PipedOutputHasNoColoursAndNoProgress(params string[] arguments)
    {
        var outcome = Run([.. arguments, Faulty]);

        Assert.Equal((1, ""), (outcome.Status, outcome.Errors));
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Theory]
    [InlineData("LAchildID,Disability,Disability\r\nS000000001,LD,LD\r\n")]
    [InlineData("LAchildID,Disability,disability\r\nS000000001,LD,LD\r\n")]
    public void AColumnThatIsThereTwice(string text)
    {
        Assert.Equal(0, Run("convert", Clean, "--to", "csv", "--out", In("tables")).Status);
        File.WriteAllText(Path.Combine(In("tables"), "Disabilities.csv"), text);

        AssertRefused("Disabilities.csv, line 1: The table has a column twice", Run("validate", In("tables")));
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("csv")]
    public void AConversionThatCannotBeWritten(string format)
    {
        var target = Path.Combine(Write("file", ""), "x");

        var outcome = Run("convert", Clean, "--to", format, "--out", target);

        AssertRefused("file", outcome);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut.xml", "tables")]
    [InlineData("cut.xml", "tables.zip")]
    public void AReturnThatBreaksOffIsNotConvertedByHalf(string name, string target)
    {
        var whole = File.ReadAllText(Clean);
        Write(name, whole[..(whole.Length / 2)]);

        AssertRefused(name, Run("convert", In(name), "--to", "csv", "--out", In(target)));
        Assert.False(File.Exists(In(target)));
        Assert.Empty(Directory.Exists(In(target)) ? Directory.GetFiles(In(target)) : []);
    }

    [Fact]
    public void AFullDiskWhileConverting()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no always-full device here.");
        File.CreateSymbolicLink(In("back.xml.partial"), "/dev/full");

        var outcome = Run("convert", Clean, "--to", "xml", "--out", In("back.xml"));

        AssertRefused("", outcome);
        Assert.False(File.Exists(In("back.xml")));
    }
}
