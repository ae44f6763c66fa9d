using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Tests.LookedAfter.Generating;

public sealed class SyntheticPlacesTests
{
    private static readonly SyntheticPlaces Manchester = new(new(2026), "352");

    [Fact]
    public void EveryPostcodeIsWrittenWithItsPlace()
    {
        var lines = Written(Manchester.WritePostcodes);

        Assert.Equal(SyntheticPlaces.PostcodeColumns, lines[0]);
        Assert.InRange(lines.Length, 900, 1300);
        Assert.All(lines.Skip(1), line =>
        {
            var cells = line.Split(',');
            var site = Manchester.Reference.Postcodes!.Find(cells[0])!.Value;
            Assert.Matches("^ZZ[0-9]{2} [0-9][A-Z]{2}$", cells[0]);
            Assert.Equal(($"{site.Easting}", $"{site.Northing}"), (cells[1], cells[2]));
        });
        Assert.Contains(lines, l => l.EndsWith(",E99999999,E08000003,E92000001", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryProviderIsWrittenWithItsCodes()
    {
        var lines = Written(Manchester.WriteProviders);

        Assert.Equal(SyntheticPlaces.ProviderColumns, lines[0]);
        Assert.Contains(lines, l => l.Contains("\"Manchester\",\"U1, U2, U3, U4, U5, U6\",\"PR1, PR2\",,ZZ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(",30/06/2010,ZZ", StringComparison.Ordinal));
        Assert.All(lines.Skip(1), l => Assert.Single(Manchester.Reference.Providers!.Find(l.Split(',')[0])));
    }

    [Fact]
    public void APlaceIsTheSameWhicheverAuthorityIsInTheMiddle()
    {
        var others = Written(new SyntheticPlaces(new(2026), "353").WritePostcodes).ToHashSet();
        var shared = Written(Manchester.WritePostcodes).Select(l => l.Split(',')[0]).Where(p => others.Any(o => o.StartsWith(p, StringComparison.Ordinal))).ToList();

        Assert.InRange(shared.Count, 300, 1000);
        Assert.All(Written(Manchester.WritePostcodes).Where(l => shared.Contains(l.Split(',')[0])), l => Assert.Contains(l, others));
    }

    private static string[] Written(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
