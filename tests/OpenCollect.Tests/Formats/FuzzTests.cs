namespace OpenCollect.Tests.Formats;

public sealed class FuzzTests
{
    /// <summary>The long run is a benchmark command: bench/run fuzz 1000000.</summary>
    [Fact]
    public void NoSpoiltReturnCrashesAReaderOrARule()
    {
        var corpus = OpenCollect.Fuzzing.SpoiltReturns.Corpus.Make();
        var judged = Enumerable.Range(0, 6000).Count(number => OpenCollect.Fuzzing.SpoiltReturns.Run(number, corpus));

        // Were nearly all refused at once, the rules would hardly be reached.
        Assert.InRange(judged, 1500, 4500);
    }

    [Fact]
    public void NoSpoiltLookedAfterReturnCrashesAReaderOrARule()
    {
        var corpus = OpenCollect.Fuzzing.SpoiltLookedAfter.Corpus.Make();
        var judged = Enumerable.Range(0, 3000).Count(number => OpenCollect.Fuzzing.SpoiltLookedAfter.Run(number, corpus));

        Assert.InRange(judged, 750, 2250);
    }
}
