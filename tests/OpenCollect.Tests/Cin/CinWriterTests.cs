using System.Text;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

namespace OpenCollect.Tests.Cin;

public sealed class CinWriterTests
{
    private static readonly CollectionYear LatestYear = new(2026);

    [Theory]
    [InlineData(2021)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void TheSampleChildInItsYear(int ending)
    {
        var sample = new CinSample(ending);

        Assert.Equal(Golden($"cin-sample-{ending}.xml"), Written(new(ending), sample.Header, sample.Child));
    }

    [Fact]
    public void FieldsAndModulesOfOtherYearsAreLeftOut()
    {
        var sample = new CinSample(2026);

        var text = Written(new(2021), sample.Header, sample.Child with { Gender = "2" });

        Assert.Contains("<GenderCurrent>2</GenderCurrent>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<Sex>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CINPlanDates", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AllDatesOfAPlanStandInOneWrapperAndAReviewWithoutADateInItsOwn()
    {
        var sample = CinSample.Latest;
        var misread = new Review { Flaws = new(new Flaw(FlawKind.NotADate, Review.DateField, "soon", 0)) };
        var plan = sample.ProtectionPlan with { Reviews = [sample.Review, new(), sample.Review, misread] };

        Assert.Contains(
            "<Reviews><CPPreviewDate>2025-09-04</CPPreviewDate><CPPreviewDate>2025-09-04</CPPreviewDate></Reviews>"
            + "<Reviews><CPPreviewDate /></Reviews><Reviews><CPPreviewDate>soon</CPPreviewDate></Reviews>",
            Flat(Written(LatestYear, sample.Header, sample.With(plan))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void WrappersOfCodesAreAbsentWithoutCodes()
    {
        var sample = CinSample.Latest;

        var text = Written(LatestYear, sample.Header, sample.With(sample.Assessment with { Factors = [] }) with { Disabilities = [] });

        Assert.DoesNotContain("Disabilit", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Factor", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CharactersThatXmlCannotHoldAreReplacedAndOthersEscaped()
    {
        var sample = CinSample.Latest;

        var text = Written(LatestYear, sample.Header, sample.Child with { Id = "A\u0001<&>\uD83D\uDE00\uDC00\uFFFF\r" });

        Assert.Contains("<LAchildID>A\uFFFD&lt;&amp;&gt;\uD83D\uDE00\uFFFD\uFFFD&#xD;</LAchildID>", text, StringComparison.Ordinal);
        Assert.Equal("A\uFFFD<&>\uD83D\uDE00\uFFFD\uFFFD\r", (string?)System.Xml.Linq.XDocument.Parse(text).Descendants("LAchildID").Single());
    }

    [Fact]
    public void AMalformedDateIsWrittenAsItWasTyped()
    {
        var sample = CinSample.Latest;
        var child = sample.Child with { BirthDate = null, Flaws = new(new Flaw(FlawKind.NotADate, CinChild.BirthDateField, "11/02/2014", 0)) };

        Assert.Contains("<PersonBirthDate>11/02/2014</PersonBirthDate>", Written(LatestYear, sample.Header, child), StringComparison.Ordinal);
    }

    [Fact]
    public void AReturnThatWasNotFinishedIsIncomplete()
    {
        using var stream = new MemoryStream();
        using (var writer = new CinWriter(stream, LatestYear))
        {
            writer.Write(CinSample.Latest.Header);
            writer.Write(CinSample.Latest.Child);
        }

        Assert.DoesNotContain("</Message>", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void TheHeaderComesFirstAndOnce()
    {
        using var writer = new CinWriter(Stream.Null, LatestYear);

        Assert.Throws<InvalidOperationException>(() => writer.Write(CinSample.Latest.Child));
        writer.Write(CinSample.Latest.Header);
        Assert.Throws<InvalidOperationException>(() => writer.Write(CinSample.Latest.Header));
    }

    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2026)]
    public void WhatIsWrittenIsReadBackAsItWas(int ending)
    {
        var generator = new CinGenerator(9, new(ending));
        var text = Written(generator.Year, generator.Header, new CinFaults(generator, 0.5).Children(2000).Select(c => c.Child));

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var reader = new CinXmlReader(stream);

        Assert.Equal(text, Written(generator.Year, reader.Header, reader.Children(generator.Year)));
    }

    internal static string Written(CollectionYear year, CinHeader header, params IEnumerable<CinChild> children)
    {
        using var stream = new MemoryStream();
        using var writer = new CinWriter(stream, year);
        writer.Write(header);
        foreach (var child in children)
        {
            writer.Write(child);
        }

        writer.Finish();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Flat(string text) => string.Concat(text.Split('\n').Select(line => line.Trim()));

    internal static string Golden(string name)
    {
        var assembly = typeof(CinWriterTests).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
