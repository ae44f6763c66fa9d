namespace OpenCollect.Cin.Rules;

/// <summary>An assessment does not start while another assessment of the same episode is going on.</summary>
public sealed class Rule8863Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8863Q", Severity.Query, Scope.Group, Years.From(2023), "Assessment starts while another is going on")
        {
            Module = Assessment.Group.Name,
            Logic = "Two different Assessments groups of one CINdetails: the start date of one is on or between the start and authorisation dates of the other; or, where the other has no authorisation date, on or between its start date and 31 March. Both ends count. Reported on the one that starts during the other.",
            Advice = "Check the dates of both assessments. Correct them, or explain why two assessments ran at once.",
            Guide = CinGuide.Section("4.9"),
            Fields = [Assessment.StartField, Assessment.AuthorisedField],
            Doubt = "The text says on or between, so a start on the day the other ended counts; one public toolkit lets it pass.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            var assessments = episode.Assessments;
            for (var i = 0; i < assessments.Length; i++)
            {
                for (var j = 0; j < assessments.Length; j++)
                {
                    var (one, other) = (assessments[i], assessments[j]);
                    if (i != j && one.Start >= other.Start && one.Start <= (other.IsOpen ? report.Year.LastDay : other.Authorised))
                    {
                        report.Between((one, Assessment.StartField), (other, Assessment.StartField), (other, Assessment.AuthorisedField));
                        break;
                    }
                }
            }
        }
    }

    public static IEnumerable<Example> Examples => ExamplesIn(CinSample.Latest);

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        Assessment Assessed(DateOnly? start, DateOnly? authorised) => sample.Assessment with { Start = start, Authorised = authorised };

        var first = Assessed(sample.Day(5, 2), sample.Day(6, 13));
        string[] secondInFirst =
        [
            "CINdetails[1]/Assessments[2]/AssessmentActualStartDate",
            "CINdetails[1]/Assessments[1]/AssessmentActualStartDate",
            "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate",
        ];

        return
        [
            Example.Passes("there is one assessment", sample.Child),
            Example.Passes("the second starts the day after the first ends", sample.With(first, Assessed(sample.Day(6, 14), sample.Day(7, 1)))),
            Example.Fails("the second starts on the day the first ends", [.. secondInFirst], sample.With(first, Assessed(sample.Day(6, 13), sample.Day(7, 1)))),
            Example.Fails("the second starts while the first is open", [.. secondInFirst], sample.With(Assessed(sample.Day(5, 2), null), Assessed(sample.Day(3, 31), null))),
            Example.Passes("the start of the second is after the year, the first open", sample.With(Assessed(sample.Day(5, 2), null), Assessed(sample.Day(3, 31).AddDays(1), null))),
            Example.Passes("neither has a start", sample.With(Assessed(null, sample.Day(6, 13)), Assessed(null, sample.Day(6, 13)))),
            Example.Passes("the two are in different episodes", sample.With(sample.Episode, sample.Episode)),
            Example.Fails("the same assessment twice: each starts during the other",
                [.. secondInFirst.Select(Swapped), .. secondInFirst], sample.With(first, first with { })),
        ];

        static string Swapped(string place) =>
            place.Contains("[1]/Assessments[1]", StringComparison.Ordinal)
                ? place.Replace("Assessments[1]", "Assessments[2]", StringComparison.Ordinal)
                : place.Replace("Assessments[2]", "Assessments[1]", StringComparison.Ordinal);
    }
}

/// <summary>Until 2021-22 the same was an error.</summary>
public sealed class Rule8863 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8863Q.Info with { Code = "8863", Severity = Severity.Error, Years = Years.Until(2022) };

    public static void Check(CinChild child, Report report) => Rule8863Q.Check(child, report);

    public static IEnumerable<Example> Examples => Rule8863Q.ExamplesIn(new(2022));
}
