using FsCheck;
using FsCheck.Fluent;
using OpenCollect.LookedAfter;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>A return goes into tables or XML and comes back the same, whatever is in it and however the tables were sorted since.</summary>
public sealed class LookedAfterRoundTripTests
{
    [Theory]
    [InlineData(2014)]
    [InlineData(2015)]
    [InlineData(2023)]
    [InlineData(2025)]
    [InlineData(2027)]
    public void AnyReturnComesBackTheSameFromTables(int ending) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<NonNull<string>[]>(), (seed, texts) =>
        {
            var year = new CollectionYear(ending);
            var children = new RandomLookedAfterReturn(seed, [.. texts.Select(t => t.Get)], year, isForXml: false).Children();

            var read = LookedAfterTableFiles.Written(year, children).Children(year);

            Assert.Equal(Sorted(children), Sorted(read));
            Assert.All(read, c => Assert.Equal(c.Parts.Any(r => r.Flaws.Any), c.IsFlawed));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2014)]
    [InlineData(2015)]
    [InlineData(2023)]
    [InlineData(2026)]
    public void WhatXmlCanCarryComesBackTheSame(int ending) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<NonNull<string>[]>(), (seed, texts) =>
        {
            var year = new CollectionYear(ending);
            var given = new RandomLookedAfterReturn(seed, [.. texts.Select(t => t.Get)], year, isForXml: true).Children();
            var tables = LookedAfterTableFiles.Written(year, given);

            var (xml, lost) = LookedAfterXmlText.Written(year, tables.Children(year));
            var (read, notes) = LookedAfterXmlText.Read(xml, year);

            Assert.Empty(lost);
            Assert.Empty(notes);
            Assert.Equal(RecordText.Of(given), RecordText.Of(read));
            Assert.Equal(tables, LookedAfterTableFiles.Written(year, read));
            Assert.Equal(xml, LookedAfterXmlText.Written(year, read).Xml);
        }).QuickCheckThrowOnFailure();

    /// <summary>Each row anywhere, in all tables but the Header table, of this year and of last year beside it.</summary>
    [Fact]
    public void ShuffledRowsGiveTheSameCases() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var year = new CollectionYear(2025);
            var random = new Random(seed);
            var current = LookedAfterTableFiles.Written(year, Numbered(new RandomLookedAfterReturn(seed, ["x", "Y z", "01/01/2020"], year, isForXml: false).Children(), random));
            var last = LookedAfterTableFiles.Written(year, Numbered(new RandomLookedAfterReturn(seed + 1, ["x", "Y z", "01/01/2020"], year, isForXml: false).Children(), random));
            var (expected, expectedLast) = Unordered(current, last);
            foreach (var files in new[] { current, last })
            {
                foreach (var name in files.Keys.Where(n => n != "header.csv").ToList())
                {
                    files[name] = Shuffled(files[name], random);
                }
            }

            var (actual, actualLast) = Unordered(current, last);
            Assert.Equal(expected, actual);
            Assert.Equal(expectedLast, actualLast);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void XmlAndTablesGiveTheSameLastYear() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var year = new CollectionYear(2023);
            var random = new Random(seed);
            var current = LookedAfterTableFiles.Written(year, Numbered(new RandomLookedAfterReturn(seed, ["x"], year, isForXml: true).Children(), random));
            var children = Numbered(new RandomLookedAfterReturn(seed + 1, ["x"], year, isForXml: true).Children(), random);
            var last = LookedAfterTableFiles.Written(year.Previous, children);
            var (xml, _) = LookedAfterXmlText.Written(year.Previous, children);

            using var fromTables = new LookedAfterCases(current.Open(), last.Open(), last.Open());
            using var fromXml = new LookedAfterCases(current.Open(), LookedAfterXmlText.Open(xml), LookedAfterXmlText.Open(xml));

            Assert.Equal(
                fromTables.Children(year).Select(c => (c.Child.Id, Text(c.LastYear), Text(c.YearBeforeLast))),
                fromXml.Children(year).Select(c => (c.Child.Id, Text(c.LastYear), Text(c.YearBeforeLast))));
        }).QuickCheckThrowOnFailure();

    /// <summary>In any order of children, and whoever is in this year's, all of last year's children are counted.</summary>
    [Fact]
    public void LastYearsHeadlinesAreThoseOfItsOwnCheck() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var year = new CollectionYear(2025);
            var random = new Random(seed);
            var current = LookedAfterTableFiles.Written(year, Numbered(new RandomLookedAfterReturn(seed, ["x"], year, isForXml: false).Children(), random));
            var children = Numbered(new RandomLookedAfterReturn(seed + 1, ["x"], year.Previous, isForXml: true).Children(), random);
            var last = LookedAfterTableFiles.Written(year.Previous, children);
            var (xml, _) = LookedAfterXmlText.Written(year.Previous, children);

            using var alone = new LookedAfterCases(last.Open());
            using var beside = new LookedAfterCases(current.Open(), last.Open());
            using var besideXml = new LookedAfterCases(current.Open(), LookedAfterXmlText.Open(xml));

            var expected = LookedAfterCheck.Run(alone, year.Previous, new Found()).Headlines.All;
            Assert.Equal(children.Count, expected[0].Figure);
            Assert.Equal(expected, LookedAfterCheck.Run(beside, year, new Found()).LastHeadlines!.All);
            Assert.Equal(expected[0], LookedAfterCheck.Run(besideXml, year, new Found()).LastHeadlines!.All[0]);
        }).QuickCheckThrowOnFailure();

    /// <summary>Without the UASC element, which tables do not have, and the tables that nothing asks an earlier return for.</summary>
    private static string Text(LookedAfterChild? child) =>
        child is null ? "" : RecordText.Of([child with
        {
            Headers = [.. child.Headers.Select(h => h with { Uasc = null })],
            Reviews = [],
            Outcomes = [],
            Adoptions = [],
            PreviousPermanences = [],
        }]);

    private static List<string> Sorted(IEnumerable<LookedAfterChild> children) =>
        [.. children.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => RecordText.Of([c]))];

    /// <summary>Children whose identifiers are drawn from few, so that both years have some in common.</summary>
    private static List<LookedAfterChild> Numbered(IReadOnlyList<LookedAfterChild> children, Random random) =>
        [.. children.Zip(Enumerable.Range(1, 12).OrderBy(_ => random.Next())).Select(c => c.First with { Id = $"C{c.Second}" })];

    private static string Shuffled(string table, Random random)
    {
        var rows = Rows(table);
        var shuffled = rows[1..].ToArray();
        random.Shuffle(shuffled);
        return string.Concat(shuffled.Prepend(rows[0]));
    }

    /// <summary>Splits a table at the line breaks that are not inside quotation marks.</summary>
    private static List<string> Rows(string table)
    {
        var (rows, start, isQuoted) = (new List<string>(), 0, false);
        for (var i = 0; i < table.Length; i++)
        {
            isQuoted ^= table[i] == '"';
            if (table[i] == '\n' && !isQuoted)
            {
                rows.Add(table[start..(i + 1)]);
                start = i + 1;
            }
        }

        return rows;
    }

    /// <summary>Every case by its identifier, its rows in an order of their own.</summary>
    private static (List<string> Children, List<string> LastYears) Unordered(LookedAfterTableFiles current, LookedAfterTableFiles last)
    {
        using var reader = new LookedAfterCases(current.Open(), last.Open());
        var cases = reader.Children(new(2025)).OrderBy(c => c.Child.Id, StringComparer.Ordinal).ToList();
        return ([.. cases.Select(c => Rows(c.Child))], [.. cases.Select(c => Rows(c.LastYear))]);

        static string Rows(LookedAfterChild? child) =>
            child is null ? "none" : string.Concat(child.Parts.Select(p => RecordText.Of([p])).Order(StringComparer.Ordinal));
    }
}
