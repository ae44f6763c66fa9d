namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who was adopted is not a care leaver.</summary>
public sealed class Rule134 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("134", Severity.Error, Scope.Child, Years.Always, "Adoption data for a care leaver")
    {
        Module = Adoption.Group.Name,
        Logic = "An AD1 row has any of DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR and LS_ADOPTR filled, and the child has an OC3 row with any of IN_TOUCH, ACTIV and ACCOM filled.",
        Advice = "Remove the adoption data if the child was not adopted in the year, or the care leaver data if the child was.",
        Guide = LookedAfterGuide.Check("134"),
        Fields = [.. Adoption.Items, .. CareLeaver.Items],
        Needs = [Inputs.Ad1, Inputs.Oc3],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!IsCareLeaver(seen.Child))
        {
            return;
        }

        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.HasAnyItem)
            {
                report.At(
                [
                    .. Adoption.Items.FilledIn(adoption),
                    .. seen.Child.CareLeavers.SelectMany(c => CareLeaver.Items.FilledIn(c)),
                ]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Adopted;
            var blank = new Adoption { ChildId = "C4" };
            var unreadable = new Flaws(new Flaw(FlawKind.NotADate, Adoption.DecisionField, "soon", 2));
            var nothing = new CareLeaver { ChildId = "C4" };
            LookedAfterCase With(Adoption adoption, params CareLeaver[] rows) =>
                seen with { Child = seen.Child with { Adoptions = [adoption], CareLeavers = [.. rows] } };
            return
            [
                Example.Passes("adopted, no care leaver row", seen),
                Example.Passes("a care leaver, no adoption row", sample.LeftCare),
                Example.Fails("both with every item",
                    [
                        "AD1[1]/DATE_INT", "AD1[1]/DATE_MATCH", "AD1[1]/FOSTER_CARE",
                        "AD1[1]/NB_ADOPTR", "AD1[1]/SEX_ADOPTR", "AD1[1]/LS_ADOPTR",
                        "OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM",
                    ],
                    With(seen.Child.Adoptions[0], sample.LeftCare.Child.CareLeavers[0])),
                Example.Passes("care leaver row without items", With(seen.Child.Adoptions[0], nothing)),
                Example.Passes("adoption row without items", With(blank, nothing with { InTouch = "YES" })),
                Example.Fails("one item each", ["AD1[1]/NB_ADOPTR", "OC3[1]/IN_TOUCH"],
                    With(blank with { Adopters = "1" }, nothing with { InTouch = "YES" })),
                Example.Fails("an unreadable date and an accommodation", ["AD1[1]/DATE_INT", "OC3[1]/ACCOM"],
                    With(blank with { Flaws = unreadable }, nothing with { Accommodation = "0" })),
                Example.Fails("the second care leaver row has an item", ["AD1[1]/LS_ADOPTR", "OC3[2]/ACTIV"],
                    With(blank with { AdopterStatus = "L0" }, nothing, nothing with { Activity = "G5" })),
                Example.Fails("the second adoption row has an item", ["AD1[2]/SEX_ADOPTR", "OC3[1]/IN_TOUCH"], seen with
                {
                    Child = seen.Child with
                    {
                        Adoptions = [blank, blank with { AdopterSex = "F1" }],
                        CareLeavers = [nothing with { InTouch = "NO" }],
                    },
                }),
            ];
        }
    }

    private static bool IsCareLeaver(LookedAfterChild child)
    {
        foreach (var row in child.CareLeavers)
        {
            if (row.HasAnyItem)
            {
                return true;
            }
        }

        return false;
    }
}
