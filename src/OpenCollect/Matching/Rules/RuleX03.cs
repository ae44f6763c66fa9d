using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>A child has the same date of birth and sex in both returns.</summary>
public sealed class RuleX03 : IChildRule<ChildInBoth>, IExplained
{
    public static RuleInfo Info { get; } = new("X03", Severity.Error, Scope.Child, Years.Always, "Date of birth or sex differs between the two returns")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "A child is in both returns under one identifier, and the dates of birth differ; or one return says male and the other female; or the census has an expected date of birth and no date of birth, while the looked after return has a date of birth on or before 31 March on which the child's case was open or had not begun. Dates that are missing or unreadable, and sexes other than male and female, differ from nothing. Date of birth and sex are reported each for itself.",
        Advice = "Find out whether both records are of one child. If so, correct the wrong one, and enter the date of birth of a child who was born. If not, give one of the children the identifier that is theirs.",
        Guide = MatchingGuide.Sections("2.5 to 2.7"),
        Fields = [CinChild.BirthDateField, CinChild.ExpectedBirthDateField, CinChild.GenderField, CinChild.SexField, Header.BirthDateField, Header.SexField],
        Needs = [Inputs.Header],
        Doubt = "Sex not recorded (0, U) or indeterminate (9) in one return says nothing against the other. A case closed before the birth keeps the expected date (guide 2.6), so it is compared only where an episode was not closed before the child was born.",
    };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child is not { Cin: { } cin, Cla.Header: { } header })
        {
            return;
        }

        if (cin.BirthDate is { } born ? header.BirthDate is { } other && born != other : false)
        {
            report.Between((cin, CinChild.BirthDateField), (header, Header.BirthDateField));
        }
        else if (cin.LacksBirthDate && !cin.LacksExpectedBirthDate && header.BirthDate <= report.Year.LastDay && IsOpenAfter(cin, header.BirthDate))
        {
            report.Between((cin, CinChild.ExpectedBirthDateField), (header, Header.BirthDateField));
        }

        var (male, female) = (cin.Sex is "M" || cin.Gender is "1", cin.Sex is "F" || cin.Gender is "2");
        if ((male && header.IsFemale) || (female && header.IsMale))
        {
            report.Between((cin, cin.Sex is null ? CinChild.GenderField : CinChild.SexField), (header, Header.SexField));
        }
    }

    /// <summary>Whether an episode was not closed before the day.</summary>
    private static bool IsOpenAfter(CinChild cin, DateOnly? day)
    {
        foreach (var episode in cin.Episodes)
        {
            if (episode.IsOpen || episode.ClosureDate >= day)
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var header = sample.Cla.Headers[0];
            ImmutableArray<string> dates = ["CIN/ChildIdentifiers/PersonBirthDate", "CLA/Header[1]/DOB"];
            ImmutableArray<string> expected = ["CIN/ChildIdentifiers/ExpectedPersonBirthDate", "CLA/Header[1]/DOB"];
            var unborn = sample.Cin with { BirthDate = null, ExpectedBirthDate = sample.Day(2, 20), Sex = "U" };
            var open = unborn with { Episodes = [sample.Need with { ClosureDate = null }] };
            return
            [
                Example.Passes("both the same", sample.Child),
                Example.Fails("born a day later by the looked after return", dates, sample.With(header with { BirthDate = header.BirthDate.PlusDays(1) })),
                Example.Passes("no date of birth in the looked after return", sample.With(header with { BirthDate = null })),
                Example.Passes("no date of birth in the census", sample.With(sample.Cin with { BirthDate = null })),
                Example.Passes("unreadable in the census, which has an expected date too", sample.With(open with
                {
                    Flaws = new(new Flaw(FlawKind.NotADate, CinChild.BirthDateField, "soon", 2)),
                })),
                Example.Fails("male by the looked after return", ["CIN/ChildIdentifiers/Sex", "CLA/Header[1]/SEX"], sample.With(header with { Sex = "M" })),
                Example.Fails("male by the census", ["CIN/ChildIdentifiers/Sex", "CLA/Header[1]/SEX"], sample.With(sample.Cin with { Sex = "M" })),
                Example.Fails("female by the older number in the census, male in the looked after return", ["CIN/ChildIdentifiers/GenderCurrent", "CLA/Header[1]/SEX"],
                    Numbered(sample, "2", "1")),
                Example.Fails("male by the older number in the census, female in the looked after return", ["CIN/ChildIdentifiers/GenderCurrent", "CLA/Header[1]/SEX"],
                    Numbered(sample, "1", "2")),
                Example.Passes("female by the older numbers", Numbered(sample, "2", "2")),
                Example.Passes("indeterminate in the census", Numbered(sample, "9", "2")),
                Example.Passes("unknown in the looked after return", sample.With(header with { Sex = "U" })),
                Example.Passes("unknown in the census", sample.With(sample.Cin with { Sex = "U" })),
                Example.Fails("date of birth and sex", [.. dates, "CIN/ChildIdentifiers/Sex", "CLA/Header[1]/SEX"],
                    sample.With(header with { BirthDate = header.BirthDate.PlusDays(-1), Sex = "M" })),
                Example.Fails("unborn by the census, the case open", expected, sample.With(open)),
                Example.Fails("unborn by the census with an unreadable expected date", expected, sample.With(open with
                {
                    ExpectedBirthDate = null, Flaws = new(new Flaw(FlawKind.NotADate, CinChild.ExpectedBirthDateField, "soon", 2)),
                })),
                Example.Fails("unborn by the census, closed on the day of birth", expected, Born(sample, unborn, sample.Need.ClosureDate)),
                Example.Passes("unborn by the census, closed the day before the birth", Born(sample, unborn, sample.Need.ClosureDate.PlusDays(1))),
                Example.Fails("unborn by the census, born on 31 March", expected, Born(sample, open, sample.Day(3, 31))),
                Example.Passes("unborn by the census, born on 1 April after the year", Born(sample, open, sample.Day(3, 31).AddDays(1))),
                Example.Passes("unborn, and not in the looked after return", sample.With(open) with { Cla = null }),
                Example.Passes("not in the census", sample.Child with { Cin = null }),
                Example.Passes("male by the older numbers", Numbered(sample, "1", "1")),
                Example.Fails("unborn by the census, the second of two cases open", expected, Born(sample, unborn with { Episodes = [sample.Need, open.Episodes[0]] }, sample.Need.ClosureDate.PlusDays(1))),
            ];
        }
    }

    private static ChildInBoth Numbered(MatchingSample sample, string gender, string sex) =>
        new() { Cin = sample.Cin with { Sex = null, Gender = gender }, Cla = sample.Cla with { Headers = [sample.Cla.Headers[0] with { Sex = sex }] } };

    private static ChildInBoth Born(MatchingSample sample, CinChild cin, DateOnly? born) =>
        new() { Cin = cin, Cla = sample.Cla with { Headers = [sample.Cla.Headers[0] with { BirthDate = born }] } };
}
