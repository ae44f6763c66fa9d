namespace OpenCollect.Tests.Model;

public sealed class UpnTests
{
    [Theory]
    [InlineData("B801200005001", 'B')]
    [InlineData("A801200005001", 'B')]
    [InlineData("A950000178301", 'A')]
    [InlineData("H243278544154", 'H')]
    [InlineData("X845212818005", 'X')]
    [InlineData("R247962919251", 'Q')]
    [InlineData("X428558133462", 'W')]
    [InlineData("M80120000500A", 'M')]
    public void CheckLetter(string upn, char letter) => Assert.Equal(letter, Upn.CheckLetter(upn));

    [Theory]
    [InlineData("X80120000A001")]
    [InlineData("X8012000050O1")]
    [InlineData("X80120000500S")]
    [InlineData("X80120000500a")]
    [InlineData("X80120000500")]
    [InlineData("X8012000050011")]
    [InlineData("")]
    public void NoCheckLetterCanBeWorkedOut(string upn) => Assert.Null(Upn.CheckLetter(upn));

    [Theory]
    [InlineData("B801200005001", true)]
    [InlineData("M80120000500A", true)]
    [InlineData("I801200005001", false)]
    [InlineData("B80120000500I", false)]
    [InlineData("b801200005001", false)]
    [InlineData("B8012000050A1", false)]
    [InlineData("B80120000500", false)]
    public void Form(string upn, bool has) => Assert.Equal(has, Upn.HasForm(upn));
}
