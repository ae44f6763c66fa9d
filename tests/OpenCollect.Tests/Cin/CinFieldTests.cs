using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Tests.Cin;

/// <summary>What must hold of every field, so that a new one is not forgotten somewhere on the way through the program.</summary>
public sealed class CinFieldTests
{
    private static readonly Group[] Groups =
    [
        CinHeader.Group, CinChild.Identifiers, CinChild.Characteristics, CinChild.DisabilitiesGroup, Episode.Group, Assessment.Group,
        CinPlan.Group, Section47.Group, ProtectionPlan.Group, Review.Group,
    ];

    public static TheoryData<int> Years => [.. CinCollection.OpenYears.Select(y => y.Ending)];

    [Theory]
    [MemberData(nameof(Years))]
    public void EveryFieldOfTheYearIsWrittenAndReadAgain(int ending)
    {
        var year = new CollectionYear(ending);
        var sample = new CinSample(ending);
        var given = Values(sample.Header, Full(sample), year);

        using var file = new MemoryStream();
        using (var writer = new CinWriter(file, year))
        {
            writer.Write(sample.Header);
            writer.Write(Full(sample));
            writer.Finish();
        }

        file.Position = 0;
        using var reader = new CinXmlReader(file);
        var child = Assert.Single(reader.Children(year));

        Assert.Equal([], given.Where(v => v.EndsWith(": ", StringComparison.Ordinal)));
        Assert.Equal(given, Values(reader.Header, child, year));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void EveryFieldOfTheYearIsWrittenToTablesAndReadAgain(int ending)
    {
        var year = new CollectionYear(ending);
        var sample = new CinSample(ending);

        var files = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        using (var writer = new CinCsvWriter(name => files[name] = new(), year))
        {
            writer.Write(sample.Header);
            writer.Write(Full(sample));
        }

        using var reader = new CinCsvReader(files.Select(f => new TableFile(f.Key, () => new MemoryStream(f.Value.ToArray()))));
        var child = Assert.Single(reader.Children(year));

        Assert.Equal(Values(sample.Header, Full(sample), year), Values(reader.Header, child, year));
    }

    [Fact]
    public void EveryCodeSetOfAFieldIsListed() =>
        Assert.All(Groups.SelectMany(g => g.Fields), f => Assert.True(f.Codes is null || CinCodes.All.Contains(f.Codes), f.ToString()));

    [Fact]
    public void ItemNumbersAreThoseOfTheCommonBasicDataSet() =>
        Assert.All(Groups.SelectMany(g => g.Fields), f => Assert.Matches("^N[0-9]{5}$", f.Item));

    /// <summary>A child with a value in every field, whatever the rules say to that.</summary>
    private static CinChild Full(CinSample sample) => sample.With(sample.Episode with { ConferenceDate = sample.Day(6, 10) }) with
    {
        FormerUpn = "D201200123457",
        UpnUnknown = "UN7",
        ExpectedBirthDate = new(2014, 2, 12),
        DeathDate = sample.Day(3, 1),
    };

    /// <summary>Every field of the year with its value in every record, in the order of the records.</summary>
    private static List<string> Values(CinHeader header, CinChild child, CollectionYear year) =>
        [.. from record in new Record[] { header }.Concat(All(child))
            from @group in record is CinChild ? [CinChild.Identifiers, CinChild.Characteristics, CinChild.DisabilitiesGroup] : new[] { record.Module }
            from field in @group.Fields
            where field.Years.Include(year)
            select $"{field}: {field.ValueOf(record)}"];

    private static IEnumerable<Record> All(Record record) => record.Parts.SelectMany(All).Prepend(record);
}
