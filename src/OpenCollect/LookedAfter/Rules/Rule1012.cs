namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child without episodes has only information about care leavers.</summary>
public sealed class Rule1012 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1012", Severity.Error, Scope.Child, Years.From(2015), "Information other than about care leavers for a child without episodes")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "The child has no row in Episodes. Every row of the child in PlacedAdoption, Missing, Reviews, AD1, PrevPerm and OC2 fails. Of these tables the ones that were given are looked at; the rule does not wait for the others.",
            Advice = "Enter the child's episodes, or remove the row.",
            Guide = LookedAfterGuide.Check("1012"),
            Fields =
            [
                PlacementDecision.ChildField, MissingPeriod.ChildField, Review.ChildField, Adoption.ChildField,
                PreviousPermanence.ChildField, Outcomes.ChildField,
            ],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!seen.Child.Episodes.IsEmpty)
        {
            return;
        }

        foreach (var row in seen.Child.PlacementDecisions)
        {
            report.At(row, PlacementDecision.ChildField);
        }

        foreach (var row in seen.Child.MissingPeriods)
        {
            report.At(row, MissingPeriod.ChildField);
        }

        foreach (var row in seen.Child.Reviews)
        {
            report.At(row, Review.ChildField);
        }

        foreach (var row in seen.Child.Adoptions)
        {
            report.At(row, Adoption.ChildField);
        }

        foreach (var row in seen.Child.PreviousPermanences)
        {
            report.At(row, PreviousPermanence.ChildField);
        }

        foreach (var row in seen.Child.Outcomes)
        {
            report.At(row, Outcomes.ChildField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var empty = new LookedAfterChild { Id = "C1", Headers = [sample.Header] };
            LookedAfterCase Of(LookedAfterChild child) => sample.Case with { Child = child };
            return
            [
                Example.Passes("with episodes", sample.Case),
                Example.Passes("a care leaver without episodes", sample.LeftCare),
                Example.Fails("a decision on adoption, no episodes", "PlacedAdoption[1]/CHILD",
                    Of(empty with { PlacementDecisions = [new() { ChildId = "C1" }] })),
                Example.Fails("a missing period, no episodes", "Missing[1]/CHILD",
                    Of(empty with { MissingPeriods = [new() { ChildId = "C1" }] })),
                Example.Fails("a review, no episodes", "Reviews[1]/CHILD", Of(empty with { Reviews = [new() { ChildId = "C1" }] })),
                Example.Fails("an adoption, no episodes", "AD1[1]/CHILD", Of(empty with { Adoptions = [new() { ChildId = "C1" }] })),
                Example.Fails("a previous permanence, no episodes", "PrevPerm[1]/CHILD",
                    Of(empty with { PreviousPermanences = [new() { ChildId = "C1" }] })),
                Example.Fails("outcomes, no episodes", "OC2[1]/CHILD", Of(empty with { Outcomes = [new() { ChildId = "C1" }] })),
                Example.Passes("only rows that may be there", Of(empty with
                {
                    CareLeavers = sample.LeftCare.Child.CareLeavers,
                    SocialWorkers = sample.Child.SocialWorkers,
                    AsylumSeekers = sample.Unaccompanied.Child.AsylumSeekers,
                })),
                Example.Fails("two rows in one table and one in another", ["Missing[1]/CHILD", "Missing[2]/CHILD", "OC2[1]/CHILD"],
                    Of(empty with
                {
                    MissingPeriods = [sample.MissingPeriod, sample.MissingPeriod with { Kind = "A" }],
                    Outcomes = [sample.Outcomes],
                })),
                Example.Fails("two rows in every table",
                    [
                        "PlacedAdoption[1]/CHILD", "PlacedAdoption[2]/CHILD", "Missing[1]/CHILD", "Missing[2]/CHILD", "Reviews[1]/CHILD",
                        "Reviews[2]/CHILD", "AD1[1]/CHILD", "AD1[2]/CHILD", "PrevPerm[1]/CHILD", "PrevPerm[2]/CHILD", "OC2[1]/CHILD", "OC2[2]/CHILD",
                    ],
                    Of(empty with
                    {
                        PlacementDecisions = [new() { ChildId = "C1" }, new() { ChildId = "C1" }],
                        MissingPeriods = [new() { ChildId = "C1" }, new() { ChildId = "C1" }],
                        Reviews = [new() { ChildId = "C1" }, new() { ChildId = "C1" }],
                        Adoptions = [new() { ChildId = "C1" }, new() { ChildId = "C1" }],
                        PreviousPermanences = [new() { ChildId = "C1" }, new() { ChildId = "C1" }],
                        Outcomes = [new() { ChildId = "C1" }, new() { ChildId = "C1" }],
                    })),
            ];
        }
    }
}
