namespace OpenCollect.Tests.Model;

public sealed class ReturnDateTests
{
    [Theory]
    [InlineData("2024-02-29")]
    [InlineData("2024-04-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void DaysThatExist(string text)
    {
        Assert.True(ReturnDate.TryParse(text, out var date));
        Assert.Equal(text, ReturnDate.Format(date));
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-04-31")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-01")]
    [InlineData("2024-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2024-4-1")]
    [InlineData("01/04/2024")]
    [InlineData("2024/04/01")]
    [InlineData("2024-04-01Z")]
    [InlineData("2024-04-01T00:00:00")]
    [InlineData("20240401")]
    [InlineData("٢٠٢٤-٠٤-٠١")]
    [InlineData("-024-04-01")]
    [InlineData("")]
    public void EverythingElse(string text) => Assert.False(ReturnDate.TryParse(text, out _));
}
