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

    /// <summary>Of a child who was adopted, or left care in another way, nobody says any more that adoption should come.</summary>
    [Theory]
    [InlineData("E12", null, "2025-06-20")]
    [InlineData("E4A", null, "2025-06-20")]
    [InlineData("E12", "2025-05-01", "2025-05-01")]
    [InlineData("X1", null, null)]
    public void ADecisionOnAdoptionEndsWithCare(string ceased, string? reversed, string? end)
    {
        var cla = Sample.Adopted.Cla!;
        var (decided, left) = (new DateOnly(2024, 9, 5), new DateOnly(2025, 6, 20));
        var first = cla.Episodes[0] with { Start = new(2024, 1, 10), End = left, ReasonCeased = ceased };
        var second = cla.Episodes[0] with { Start = left, End = null, ReasonCeased = null };
        var child = cla with
        {
            Episodes = ceased == "X1" ? [first, second] : [first with { Start = new(2020, 1, 1), End = new(2021, 1, 1) }, first],
            PlacementDecisions = [new() { Date = decided, Ceased = reversed is null ? null : ReturnDate.Parse(reversed), ReasonCeased = reversed is null ? null : "RD2" }],
        };

        var span = Assert.Single(Of("C1", [], [(new(2026), child)]).Spans, s => s.What == "Should be placed for adoption");

        Assert.Equal((decided, end is null ? (DateOnly?)null : ReturnDate.Parse(end)), (span.Start, span.End));
    }

    /// <summary>Two returns tell of one referral in the words of their years; the later is believed.</summary>
    [Fact]
    public void CodesInTheWordsOfTheYear()
    {
        var child = Sample.Cin with { Episodes = [Sample.Cin.Episodes[0] with { ReferralSource = "5B", PrimaryNeed = "N1" }] };
        string[] Words(params int[] years) => [.. Told(Of("C1", [.. years.Select(y => (new CollectionYear(y), (Record)child))], []))];

        Assert.Equal(["Referred by LA services: other internal", "In need: Abuse or neglect"], Words(2022));
        Assert.Equal(["Referred by LA services: other internal, not social care or early help", "In need: Abuse or neglect"], Words(2022, 2023));
        Assert.Equal(["Referred by LA services: other internal, not social care or early help", "In need: Abuse, neglect and exploitation"], Words(2025, 2026));

        static IEnumerable<string> Told(Journey journey) => journey.Events.Select(e => e.What).Concat(journey.Spans.Select(s => s.What))
            .Where(w => w.StartsWith("Referred", StringComparison.Ordinal) || w.StartsWith("In need", StringComparison.Ordinal));
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
