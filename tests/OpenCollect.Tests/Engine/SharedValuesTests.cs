namespace OpenCollect.Tests.Engine;

public sealed class SharedValuesTests
{
    [Fact]
    public void FindsExactlyWhatAnHonestListFinds()
    {
        var random = new Random(7);
        var all = Enumerable.Range(0, 20_000).Select(i => (Value: Text(random), Child: i % 5 == 0 ? null : $"C{i}", Line: i)).ToList();
        var values = new SharedValues();
        all.ForEach(v => values.Add(v.Value, v.Child, v.Line));

        var expected = all.GroupBy(v => v.Value, StringComparer.Ordinal).Where(g => g.Count() > 1).SelectMany(g => g).OrderBy(v => v.Line);

        Assert.Equal(expected.Select(v => (v.Value, v.Child, v.Line)), values.Shared());
    }

    [Fact]
    public void LettersAreCompared()
    {
        var values = new SharedValues();
        foreach (var text in new[] { "A1", "a1", "A 1", "A1 ", "1A", "A", "0A1", "", "É", "ABCDEFGHIJKLMNOPQRSTU", "ABCDEFGHIJKLMNOPQRSTUV" })
        {
            values.Add(text, text, 1);
        }

        Assert.Empty(values.Shared());
    }

    private static string Text(Random random) => random.Next(4) switch
    {
        0 => $"D{random.NextInt64(100_000)}",
        1 => $"odd text number {random.Next(3000)}",
        2 => new string((char)('a' + random.Next(26)), random.Next(1, 30)),
        _ => $"Z{random.NextInt64(10_000_000_000)}zZ9",
    };
}
