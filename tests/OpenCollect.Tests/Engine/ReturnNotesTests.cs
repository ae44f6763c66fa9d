using OpenCollect.Cin;

namespace OpenCollect.Tests.Engine;

public sealed class ReturnNotesTests
{
    private static readonly RuleInfo Rule = CinRules.Book.All[0] with { Code = "8999Q", AutomaticOk = "8999Q: All records have been checked. All remaining queries are right." };

    [Theory]
    [InlineData("8999Q: All records have been checked. All remaining queries are right.")]
    [InlineData("8999Q: All records have been checked. All remaining queries are right")]
    [InlineData("  8999Q:  All records have\tbeen checked. All remaining queries are right.  ")]
    [InlineData("Something else\n8999Q: All records have been checked. All remaining queries are right.\nand more")]
    [InlineData("8999Q: All records have been checked.\nAll remaining queries are right.\n\nanother note")]
    [InlineData("\uFEFF8999Q: All records have been checked. All remaining queries are right.\r\n")]
    public void Clears(string notes) => Assert.True(new ReturnNotes(notes).For(Rule)?.Matches);

    [Theory]
    [InlineData("8999q: All records have been checked. All remaining queries are right.", "capital letters")]
    [InlineData("8999Q: All records were checked. All remaining queries are right.", "\"have\"")]
    [InlineData("8999Q All records have been checked. All remaining queries are right.", "at the start")]
    [InlineData("8999Q: All records have been checked.", "the end is missing")]
    [InlineData("8999Q: All records have been checked. All remaining queries are right. Thank you", "there is more")]
    [InlineData("8999Q: All records have been checked. All remaining queries are right..", "\"right\"")]
    public void IsPointedOut(string notes, string difference)
    {
        var match = new ReturnNotes(notes).For(Rule);

        Assert.NotNull(match);
        Assert.False(match.Matches);
        Assert.Contains(difference, match.Difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("The number of children rose because two teams were merged.")]
    [InlineData("8998Q: something quite different")]
    public void HasNothingToDoWithTheRule(string notes) => Assert.Null(new ReturnNotes(notes).For(Rule));

    [Fact]
    public void ARuleWithoutSuchATextIsNeverCleared() => Assert.Null(new ReturnNotes("100: anything").For(CinRules.Book.All[0]));
}
