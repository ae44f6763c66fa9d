namespace OpenCollect.Tests.Formats;

public sealed class FuzzTests
{
    /// <summary>The long run is a benchmark command: bench/run fuzz 1000000.</summary>
    [Fact]
    public void NoSpoiltReturnCrashesAReaderOrARule()
    {
        var corpus = OpenCollect.Fuzzing.SpoiltReturns.Corpus.Make();
        for (var number = 0; number < 6000; number++)
        {
            OpenCollect.Fuzzing.SpoiltReturns.Run(number, corpus);
        }
    }
}
