namespace OpenCollect.Cin.Rules;

/// <summary>An assessment that was going on at the end of the year had not gone on for more than 45 working days.</summary>
public sealed class Rule8670Q : IChildRule<CinChild>, IExplained
{
    private const int LongestAssessment = 45;
    private static readonly DateOnly[] LimitByYear = new DateOnly[128];

    public static RuleInfo Info { get; } = new("8670Q", Severity.Query, Scope.Group, Years.Always, "Assessment open for more than 45 working days at year end")
    {
        Module = Assessment.Group.Name,
        Logic = "AssessmentAuthorisationDate is missing and AssessmentActualStartDate is before the day that lies 45 working days back from 31 March, which counts as one of them if it is a working day: 28 January 2022, 30 January 2023, 26 January 2024, 28 January 2025, 28 January 2026. That day itself passes. Working days are Monday to Friday without England's bank holidays.",
        Advice = "Enter the date on which the assessment was authorised if it was completed by 31 March. If it was going on, explain why.",
        Guide = CinGuide.Section("4.9"),
        Fields = [Assessment.StartField, Assessment.AuthorisedField],
        AutomaticOk = "8670Q: All records have been checked and can confirm that the data has been amended (where required). All remaining queries relate to open assessments longer than 45 working days.",
        Doubt = "Whether 31 March is one of the 45 days is not said. It is counted, after an authority's example of March 2023; without it the limit is one working day earlier. The step back is day by day from 31 March, also where that is a weekend.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.IsOpen && assessment.Start < Limit(report.Year))
                {
                    report.At(assessment, Assessment.StartField, Assessment.AuthorisedField);
                }
            }
        }
    }

    /// <summary>Worked out once a year; two threads that do it at once come to the same.</summary>
    private static DateOnly Limit(CollectionYear year)
    {
        ref var limit = ref LimitByYear[year.LastDay.Year & 127];
        return limit.Year == year.LastDay.Year ? limit : limit = WorkingDayLimits.Limit(year, LongestAssessment);
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var open = sample.Assessment with { Authorised = null, Factors = [] };
            ImmutableArray<string> places = ["CINdetails[1]/Assessments[1]/AssessmentActualStartDate", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"];
            CinChild Open(DateOnly? start) => sample.With(open with { Start = start });
            return
            [
                Example.Passes("completed after half a year", sample.With(sample.Assessment with { Authorised = new(2025, 11, 3) })),
                Example.Passes("going on, started on 28 January 2026", Open(new(2026, 1, 28))),
                Example.Fails("going on, started on 27 January 2026", places, Open(new(2026, 1, 27))),
                Example.Passes("going on, no start", Open(null)),
                Example.Passes("an unreadable authorisation date",
                    sample.With(open with { Flaws = new(new Flaw(FlawKind.NotADate, Assessment.AuthorisedField, "soon", 3)) })),
                Example.Fails("the second of two assessments", ["CINdetails[1]/Assessments[2]/AssessmentActualStartDate", "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate"],
                    sample.With(sample.Assessment, open)),
                Example.Passes("2024-25: started on 28 January 2025", Open(new(2025, 1, 28))) with { Year = 2025 },
                Example.Fails("2024-25: started on 27 January 2025", places, Open(new(2025, 1, 27))) with { Year = 2025 },
                Example.Passes("2023-24, Easter Sunday at its end: started on 26 January 2024", Open(new(2024, 1, 26))) with { Year = 2024 },
                Example.Fails("2023-24: started on 25 January 2024", places, Open(new(2024, 1, 25))) with { Year = 2024 },
                Example.Passes("2022-23: started on 30 January 2023", Open(new(2023, 1, 30))) with { Year = 2023 },
                Example.Fails("2022-23: started on Sunday 29 January 2023", places, Open(new(2023, 1, 29))) with { Year = 2023 },
                Example.Passes("2021-22: started on 28 January 2022", Open(new(2022, 1, 28))) with { Year = 2022 },
                Example.Fails("2021-22: started on 27 January 2022", places, Open(new(2022, 1, 27))) with { Year = 2022 },
            ];
        }
    }
}
