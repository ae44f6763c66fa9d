using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin.Rules;

/// <summary>A completed assessment says which factors were identified.</summary>
public sealed class Rule8897Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8897Q", Severity.Query, Scope.Group, Years.From(2023), "Factors missing from a completed assessment")
    {
        Module = Assessment.Group.Name,
        Logic = "AssessmentAuthorisationDate is on or after 1 April at the start of the year, and the same Assessments group has no factor, or one that is no factor code of the year. 18A and 19A count as codes here in every year.",
        Advice = "Enter the factors identified at the end of the assessment from the code list of the year; 21 if there were none.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField, Assessment.AuthorisedField],
        Doubt = "Whether one valid factor beside an invalid one is enough is not certain; here every factor must be valid. 18A and 19A were returned and counted until 2023-24 and have their own queries from 2024-25. One of seven errors that became queries.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.Authorised >= report.Year.FirstDay && !HasValidFactors(assessment.Factors, report.Year))
                {
                    report.At(assessment, Assessment.FactorsField, Assessment.AuthorisedField);
                }
            }
        }
    }

    private static bool HasValidFactors(ImmutableArray<string> factors, CollectionYear year)
    {
        foreach (var factor in factors)
        {
            if (!IsAccepted(factor, year))
            {
                return false;
            }
        }

        return !factors.IsEmpty;
    }

    /// <summary>A code of the year, or one of the two undivided kinds of abuse that were returned after they had been divided.</summary>
    private static bool IsAccepted(string factor, CollectionYear year) => factor is "18A" or "19A" || AssessmentFactors.Codes.Has(factor, year);

    public static IEnumerable<Example> Examples =>
    [
        .. ExamplesIn(CinSample.Latest),
        Example.Passes("18A in the first year of the query", With(new(2023), "18A")) with { Year = 2023 },
    ];

    private static CinChild With(CinSample sample, params ImmutableArray<string> factors) => sample.With(sample.Assessment with { Factors = factors });

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        ImmutableArray<string> places = ["CINdetails[1]/Assessments[1]/AssessmentFactors", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"];
        CinChild Without(DateOnly? authorised) => sample.With(sample.Assessment with { Factors = [], Authorised = authorised });

        return
        [
            Example.Passes("two factors", sample.Child),
            Example.Passes("21, none identified", With(sample, "21")),
            Example.Passes("18A", With(sample, "18A")),
            Example.Passes("19A", With(sample, "19A")),
            Example.Passes("8F", With(sample, "8F")),
            Example.Passes("24A, in use since 2021-22", With(sample, "24A")),
            Example.Fails("18A in small letters", places, With(sample, "18a")),
            Example.Fails("8A, divided since 2016-17", places, With(sample, "8A")),
            Example.Fails("a code that does not exist", places, With(sample, "99")),
            Example.Fails("a valid factor, then an invalid one", places, With(sample, "3B", "99")),
            Example.Fails("an invalid factor, then a valid one", places, With(sample, "99", "3B")),
            Example.Fails("no factor", places, Without(sample.Day(6, 13))),
            Example.Fails("no factor, authorised on the first day of the year", places, Without(sample.Day(4, 1))),
            Example.Passes("no factor, authorised the day before the year", Without(sample.Day(4, 1).AddDays(-1))),
            Example.Fails("no factor, authorised after the year", places, Without(sample.Day(3, 31).AddDays(1))),
            Example.Passes("no factor, going on", Without(null)),
            Example.Passes("no factor, the authorisation date is no date", sample.With(sample.Assessment with
            {
                Factors = [],
                Authorised = null,
                Flaws = new(new Flaw(FlawKind.NotADate, Assessment.AuthorisedField, "13/06", 3)),
            })),
            Example.Fails("only the second assessment", ["CINdetails[1]/Assessments[2]/AssessmentFactors", "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate"],
                sample.With(sample.Assessment, sample.Assessment with { Factors = [] })),
            Example.Fails("only the second episode", ["CINdetails[2]/Assessments[1]/AssessmentFactors", "CINdetails[2]/Assessments[1]/AssessmentAuthorisationDate"],
                sample.With(sample.Episode, sample.OpenEpisode with { Assessments = [sample.Assessment with { Factors = [] }] })),
        ];
    }
}

/// <summary>Until 2021-22 the same was an error.</summary>
public sealed class Rule8897 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8897Q.Info with { Code = "8897", Severity = Severity.Error, Years = Years.Until(2022) };

    public static void Check(CinChild child, Report report) => Rule8897Q.Check(child, report);

    public static IEnumerable<Example> Examples => Rule8897Q.ExamplesIn(new(2022));
}
