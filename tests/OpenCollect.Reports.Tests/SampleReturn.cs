using OpenCollect.Cin;

namespace OpenCollect.Reports.Tests;

/// <summary>
/// A synthetic return of 2025-26 with one of everything that a report shows: a wrong header, a malformed date, overlapping
/// assessments, shared UPNs, joined factors cleared by a note, a rule that could not be judged, and a finding about the whole return.
/// </summary>
internal sealed class SampleReturn : IFindings
{
    /// <summary>The report is looked at here, not the rules, so new rules must not change it.</summary>
    private static readonly string[] Rules = ["100", "1520", "2883", "8863Q", "F01"];

    public static readonly RuleInfo FactorsRule = new("9901Q", Severity.Query, Scope.Group, Years.Always, "Assessment has an unusual combination of factors")
    {
        Module = Assessment.Group.Name,
        Logic = "An example: AssessmentFactors has more than one code.",
        Advice = "Check the factors & correct them.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField],
        AutomaticOk = "Factors checked, \"as recorded\"",
    };

    private static readonly CinSample Sample = CinSample.Latest;

    private readonly List<ReportFinding> _findings = [];

    public IReadOnlyList<ReportFinding> Findings => _findings;

    public RuleCounts Counts { get; } = new();

    public static SampleReturn Judged()
    {
        var sample = new SampleReturn();
        var run = CinRules.Book.Start(new(2026), sample, r => Rules.Contains(r.Code));
        run.See(Sample.Header with { ReferenceDate = null, Origin = new(2) });

        var factors = Sample.Assessment with { Origin = new(40) };
        var flawed = Sample.Child with
        {
            Origin = new(10),
            IsFlawed = true,
            BirthDate = null,
            Flaws = new(new Flaw(FlawKind.NotADate, CinChild.BirthDateField, "31/02/2014", 15)),
            Episodes =
            [
                Sample.Episode with
                {
                    Origin = new(20),
                    Section47s = [],
                    Assessments = [factors, Sample.Assessment with { Start = Sample.Day(5, 9), Authorised = null, Origin = new(48) }],
                },
            ],
        };
        run.See(flawed);
        sample.Add(new Finding(FactorsRule, flawed, flawed.Id, [new(factors, Assessment.FactorsField)]));

        var withoutId = Sample.Unborn with { Origin = new(70), Id = null, Upn = flawed.Upn };
        run.See(withoutId);
        sample.Add(new RuleFault(FactorsRule, withoutId, null, "NullReferenceException"));
        run.Finish();
        return sample;
    }

    public ReturnSummary Summary(ImmutableArray<RuleCount>? counts = null) => new()
    {
        Collection = "Children in Need census",
        Year = new(2026),
        Authority = "201",
        AuthorityName = "City of London",
        Files = ["cin-2026.xml"],
        PreviousFiles = ["cin-2025.xml"],
        Children = 2,
        RulesApplied = 5,
        Headlines =
        [
            new("Children in need during the year", 1234, 1200),
            new("Referrals in the year", 2, 2),
            new("Child protection plans at 31 March", 7, 0),
            new("Children who died", 0, null),
        ],
        Counts = counts ?? Counts.Sorted(),
        NotRun = [new(OpenCollect.Cin.Rules.Rule8863.Info, "It is not in force in 2025-26.")],
        Notes =
        [
            new(FactorsRule, "Factors checked, \"as recorded\"", true, null),
            new(FactorsRule, "Factors checked \"as recorded\"", false, "the comma after \"checked\" is missing"),
        ],
    };

    public ReturnSummary Trial() => Summary() with
    {
        IsTrial = true,
        Assumptions = ["Dates are moved by one year.", "Code sets are those of 2025-26."],
    };

    public void Add(Finding finding)
    {
        var status = finding.Rule == FactorsRule ? FindingStatus.Accepted : FindingStatus.Open;
        Counts.Add(finding, status);
        _findings.Add(ReportFinding.Of(finding, status, "201"));
    }

    public void Add(RuleFault fault)
    {
        Counts.Add(fault);
        _findings.Add(ReportFinding.Of(fault, "201"));
    }
}
