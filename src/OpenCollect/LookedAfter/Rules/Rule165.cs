namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every girl looked after in the year is said to be a mother or not, and no boy is.</summary>
public sealed class Rule165 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("165", Severity.Error, Scope.Child, Years.Always, "Mother status is not valid for this child")
        {
            Module = Header.Group.Name,
            Logic = "In an episode of the year means: an episode not under V3 or V4 (a blank LS counts) that began by 31 March and is open or ended on or after 1 April. Of a child with any episode in the return, MOTHER is filled and neither 0 nor 1; or is filled and the child is male; or is blank, the child is female and in an episode of the year; or is filled, the child is female and in no episode of the year, and an OC3 row of the child has any of its three items filled. Children without an episode and those of unknown sex with MOTHER 0, 1 or blank pass.",
            Advice = "Enter 1 or 0 for a girl who was looked after in the year. Leave the item blank for a boy and for a care leaver who was not looked after in the year.",
            Guide = LookedAfterGuide.Check("165"),
            Fields = [Header.MotherField, Header.SexField, Episode.StartField, .. CareLeaver.Items],
            Needs = [Inputs.Header, Inputs.Episodes, Inputs.Oc3],
            Doubt = "Public validators compare with the numbers for sex even after letters came in; here either form is male or female. As there, a child without an episode row is not tested; one with short breaks only is.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var child = seen.Child;
        if (child.Episodes.IsEmpty)
        {
            return;
        }

        var current = InYear(child, report.Year);
        foreach (var header in child.Headers)
        {
            if (header.Mother is null)
            {
                if (header.IsFemale && current is not null)
                {
                    report.Between((header, Header.MotherField), (header, Header.SexField), (current, Episode.StartField));
                }
            }
            else if (!Codes.Mother.Codes.Has(header.Mother, report.Year))
            {
                report.At(header, Header.MotherField);
            }
            else if (header.IsMale)
            {
                report.At(header, Header.MotherField, Header.SexField);
            }
            else if (header.IsFemale && current is null && LeaverOf(child) is { } leaver)
            {
                report.At([(header, Header.MotherField), (header, Header.SexField), .. CareLeaver.Items.FilledIn(leaver)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var blank = sample.Header with { Mother = null };
            var leaver = sample.LeftCare.Child.CareLeavers[0];
            var ended = sample.FirstEpisode with { End = sample.Day(4, 1).AddDays(-1) };
            var leaving = sample.Child with { Episodes = [ended], CareLeavers = [leaver] };
            string[] missing = ["Header[1]/MOTHER", "Header[1]/SEX", "Episodes[1]/DECOM"];
            string[] needless = ["Header[1]/MOTHER", "Header[1]/SEX", "OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM"];
            LookedAfterCase Of(Header header, params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Passes("a girl, 0", sample.Case),
                Example.Passes("a girl, 1", sample.With(sample.Header with { Mother = "1" })),
                Example.Fails("a girl, 2", "Header[1]/MOTHER", sample.With(sample.Header with { Mother = "2" })),
                Example.Fails("a girl, blank", [.. missing], sample.With(blank)),
                Example.Passes("a boy, blank", sample.With(blank with { Sex = "M" })),
                Example.Fails("a boy, 0", ["Header[1]/MOTHER", "Header[1]/SEX"], sample.With(sample.Header with { Sex = "M" })),
                Example.Fails("a boy, 2", "Header[1]/MOTHER", sample.With(sample.Header with { Sex = "M", Mother = "2" })),
                Example.Passes("sex unknown, blank", sample.With(blank with { Sex = "U" })),
                Example.Passes("sex unknown, 1", sample.With(sample.Header with { Sex = "U", Mother = "1" })),
                Example.Fails("a girl, blank, whose episode ended on 1 April", [.. missing],
                    Of(blank, ended with { End = sample.Day(4, 1) })),
                Example.Passes("a girl, blank, whose episode ended on 31 March before the year", Of(blank, ended)),
                Example.Fails("a girl, blank, whose episode began on 31 March", [.. missing],
                    Of(blank, sample.Episode with { Start = sample.Day(3, 31) })),
                Example.Passes("a girl, blank, whose episode began on 1 April after the year",
                    Of(blank, sample.Episode with { Start = new(2026, 4, 1) })),
                Example.Passes("a girl, blank, in short breaks", Of(blank, sample.Episode with { LegalStatus = "V3" })),
                Example.Fails("a girl, blank, with the second episode in the year", ["Header[1]/MOTHER", "Header[1]/SEX", "Episodes[2]/DECOM"],
                    Of(blank, ended, sample.Episode)),
                Example.Passes("a girl, blank, without episodes", Of(blank)),
                Example.Passes("a girl, 2, without episodes", Of(sample.Header with { Mother = "2" })),
                Example.Fails("a girl, 0, not looked after in the year, a care leaver", [.. needless], sample.With(leaving)),
                Example.Fails("a girl, 0, in short breaks and a care leaver", [.. needless],
                    sample.With(leaving with { Episodes = [sample.Episode with { LegalStatus = "V4" }] })),
                Example.Passes("a girl, 0, looked after in the year and a care leaver",
                    sample.With(leaving with { Episodes = [sample.Episode] })),
                Example.Passes("a girl, 0, not looked after in the year, without a care leaver row",
                    sample.With(leaving with { CareLeavers = [] })),
                Example.Passes("a girl, 0, not looked after in the year, with a blank care leaver row",
                    sample.With(leaving with { CareLeavers = [leaver with { InTouch = null, Activity = null, Accommodation = null }] })),
                Example.Fails("a girl, 0, not looked after in the year, whose second care leaver row has an item",
                    ["Header[1]/MOTHER", "Header[1]/SEX", "OC3[2]/ACTIV"],
                    sample.With(leaving with { CareLeavers = [new() { ChildId = "C1" }, new() { ChildId = "C1", Activity = "F2" }] })),
                Example.Passes("a girl, blank, not looked after in the year, a care leaver",
                    sample.With(leaving with { Headers = [blank] })),
                Example.Passes("sex unknown, 0, not looked after in the year, a care leaver",
                    sample.With(leaving with { Headers = [sample.Header with { Sex = "U" }] })),
                Example.Fails("the second header row says 2", "Header[2]/MOTHER",
                    sample.With(sample.Header, sample.Header with { Mother = "2" })),
                Example.Fails("a boy by number, 0", ["Header[1]/MOTHER", "Header[1]/SEX"],
                    sample.With(sample.Header with { Sex = "1" })) with { Year = 2024 },
                Example.Fails("a girl by number, blank", [.. missing], sample.With(blank with { Sex = "2" })) with { Year = 2024 },
            ];
        }
    }

    private static Episode? InYear(LookedAfterChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.IsShortBreak && episode.Overlaps(year))
            {
                return episode;
            }
        }

        return null;
    }

    private static CareLeaver? LeaverOf(LookedAfterChild child)
    {
        foreach (var row in child.CareLeavers)
        {
            if (row.HasAnyItem)
            {
                return row;
            }
        }

        return null;
    }
}
