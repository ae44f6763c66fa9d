using System.Xml.Linq;
using OpenCollect.Collections;
using OpenCollect.LookedAfter;
using OpenCollect.Matching;

namespace OpenCollect.Reports.Tests;

/// <summary>The way of a child who is in both collections, from referral to leaving care, and of one who was adopted.</summary>
public sealed class JourneyTests
{
    private static readonly MatchingSample Sample = MatchingSample.Latest;

    /// <summary>
    /// The girl of the samples, looked after from the July of the year and longer than her case was open; a year later she leaves care, and
    /// is told of as a care leaver long after.
    /// </summary>
    private static Journey Girl { get; } = Of(
        Sample.Cin.Id!,
        [(new(2026), Sample.Cin)],
        [(new(2026), InCare), (new(2027), Leaving), (new(2033), After)]);

    private static LookedAfterChild InCare => Sample.Cla with
    {
        Episodes = [Sample.Cla.Episodes[0] with { Start = new(2025, 7, 1) }, Sample.Care],
        MissingPeriods = [new() { Kind = "M", Start = new(2025, 12, 1), End = new(2025, 12, 3) }],
        SocialWorkers = [new() { Worker = "SW9000001", Start = new(2025, 7, 1), Reason = "FCONTA" }],
    };

    private static LookedAfterChild Leaving => Sample.Cla with
    {
        Episodes = [Sample.Care with { End = new(2026, 11, 20), ReasonCeased = "E4A" }],
        MissingPeriods = [new() { Kind = "M", Start = new(2026, 5, 1), End = null }],
        LibertyOrders = [new() { Start = new(2026, 6, 1), End = new(2026, 7, 1) }, new() { End = new(2026, 8, 1) }],
        SocialWorkers = [new() { Worker = "SW9000001", Start = new(2025, 7, 1), End = new(2026, 11, 20), Reason = "FCONTA" }],
    };

    private static LookedAfterChild After => new()
    {
        Id = Sample.Cin.Id,
        Headers = Sample.Cla.Headers,
        CareLeavers = [new() { InTouch = "YES", Activity = "F2", Accommodation = "U1" }],
    };

    [Fact]
    public void AsText() => Golden.Check("journey.txt", Text(Girl));

    [Fact]
    public void AsATimeline() => Golden.Check("journey.svg", Svg(Girl, new(2033, 3, 31)));

    [Fact]
    public void OfAnAdoptedChildAsText()
    {
        var adopted = Sample.Adopted;

        Golden.Check("journey-adopted.txt", Text(Of(adopted.Cin!.Id!, [(new(2026), adopted.Cin)], [(new(2026), adopted.Cla!)])));
    }

    [Fact]
    public void TheStepsOfBothCollectionsInOrder()
    {
        string[] steps =
        [
            "Born", "Referred by", "Assessment", "Section 47 enquiry", "Initial child protection conference", "Child protection plan", "Looked after",
            "Foster: other carer, long term", "Child in need plan", "Closed", "Deprivation of liberty", "Left care", "Care leaver",
        ];
        var text = Text(Girl);

        Assert.Equal(steps, steps.OrderBy(s => text.IndexOf($"  {s}", StringComparison.Ordinal)));
        Assert.DoesNotContain(steps, s => !text.Contains($"  {s}", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatBothCollectionsOrSeveralYearsTellAlikeIsToldOnce()
    {
        Assert.Single(Girl.Events, e => e.What == "Born");
        Assert.Single(Girl.Spans, s => s.Lane == "Looked after");
        Assert.Equal(new DateOnly(2026, 11, 20), Girl.Spans.Single(s => s.Lane == "Looked after").End);
    }

    [Fact]
    public void ARecordWithoutADateIsCounted()
    {
        Assert.Equal(1, Girl.WithoutDate);
        Assert.EndsWith("1 record has no start date and cannot be placed.\n", Text(Girl), StringComparison.Ordinal);
    }

    [Fact]
    public void EachRowOfTheTimelineIsNamedAndEachMarkSaysWhatItIs()
    {
        XNamespace ns = "http://www.w3.org/2000/svg";
        var svg = XDocument.Parse(Svg(Girl, new(2033, 3, 31))).Root!;

        // Her birth, long before, is told in the text only.
        var lanes = Girl.Spans.Select(s => s.Lane).Concat(Girl.Events.Where(e => e.What != "Born").Select(e => e.Lane)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(lanes.Order(StringComparer.Ordinal), svg.Elements(ns + "text").Select(t => t.Value).Where(lanes.Contains).Order(StringComparer.Ordinal));
        Assert.Equal(Girl.Spans.Length, svg.Elements(ns + "rect").Count(r => r.Element(ns + "title") is not null));
        Assert.All(svg.Elements(ns + "path"), p => Assert.NotNull(p.Element(ns + "title")));
    }

    private static Journey Of(string id, (CollectionYear Year, Record Child)[] cin, (CollectionYear Year, Record Child)[] cla) =>
        Journey.Together(id, [Collection.Cin.JourneyOf(id, cin), Collection.LookedAfter.JourneyOf(id, cla)]);

    private static string Text(Journey journey)
    {
        using var text = new StringWriter { NewLine = "\n" };
        JourneyText.Write(text, journey);
        return text.ToString();
    }

    private static string Svg(Journey journey, DateOnly until) =>
        JourneySvg.Of(journey, Collection.All.SelectMany(c => c.JourneyLanes).Distinct(StringComparer.Ordinal), until);
}
