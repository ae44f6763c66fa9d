namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who was looked after all year is neither adopted nor a care leaver.</summary>
public sealed class Rule187 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("187", Severity.Error, Scope.Child, Years.Always, "Adoption or care leaver data for a child looked after for twelve months")
        {
            Module = Adoption.Group.Name,
            Logic = "The child was looked after for twelve months without a break on 31 March, and an AD1 row has any of its six items filled or an OC3 row any of its three. One finding for each such row. An unreadable date is filled.",
            Advice = "Remove the data, or correct the end of the child's episodes.",
            Guide = LookedAfterGuide.Check("187"),
            Fields = [.. Adoption.Items, .. CareLeaver.Items],
            Needs = [Inputs.Ad1, Inputs.Oc3, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!seen.Child.IsContinuouslyLookedAfter(report.Year))
        {
            return;
        }

        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.HasAnyItem)
            {
                report.At(Adoption.Items.FilledIn(adoption));
            }
        }

        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.HasAnyItem)
            {
                report.At(CareLeaver.Items.FilledIn(leaver));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var adoption = new Adoption { ChildId = "C1" };
            var leaver = new CareLeaver { ChildId = "C1" };
            var adopted = sample.Child with { Adoptions = [adoption with { AdopterStatus = "L0" }] };
            var left = sample.Child with { CareLeavers = [leaver with { Accommodation = "0" }] };
            var late = sample.Episode with { ReasonStarted = "S", Start = sample.Day(4, 2) };
            return
            [
                Example.Passes("neither row", sample.Case),
                Example.Fails("an adoption item", "AD1[1]/LS_ADOPTR", sample.With(adopted)),
                Example.Fails("a care leaver item", "OC3[1]/ACCOM", sample.With(left)),
                Example.Fails("both", ["AD1[1]/LS_ADOPTR", "OC3[1]/ACCOM"], sample.With(adopted with { CareLeavers = left.CareLeavers })),
                Example.Passes("rows without items", sample.With(sample.Child with { Adoptions = [adoption], CareLeavers = [leaver] })),
                Example.Fails("an unreadable date of decision", "AD1[1]/DATE_INT", sample.With(sample.Child with
                {
                    Adoptions = [adoption with { Flaws = new(new Flaw(FlawKind.NotADate, Adoption.DecisionField, "soon", 2)) }],
                })),
                Example.Fails("every item", ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM"],
                    sample.With(sample.Child with { CareLeavers = sample.LeftCare.Child.CareLeavers })),
                Example.Fails("items in the second rows", ["AD1[2]/NB_ADOPTR", "OC3[2]/IN_TOUCH"], sample.With(sample.Child with
                {
                    Adoptions = [adoption, adoption with { Adopters = "1" }],
                    CareLeavers = [leaver, leaver with { InTouch = "NO" }],
                })),
                Example.Passes("an adoption item, looked after from 2 April", sample.With(adopted with { Episodes = [late] })),
                Example.Passes("a care leaver item, looked after from 2 April", sample.With(left with { Episodes = [late] })),
                Example.Passes("adopted in June", sample.Adopted),
            ];
        }
    }
}
