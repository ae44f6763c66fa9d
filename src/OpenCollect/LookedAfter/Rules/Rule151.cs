namespace OpenCollect.LookedAfter.Rules;

/// <summary>The six items of an adoption are filled together.</summary>
public sealed class Rule151 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("151", Severity.Error, Scope.Group, Years.Always, "Adoption items are incomplete")
    {
        Module = Adoption.Group.Name,
        Logic = "Of DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR and LS_ADOPTR of an AD1 row some are filled and some blank. An unreadable date is filled.",
        Advice = "Enter the items that are missing, or remove all six if the child was not adopted.",
        Guide = LookedAfterGuide.Check("151"),
        Fields = [.. Adoption.Items],
        Needs = [Inputs.Ad1],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Adoptions)
        {
            if (row.HasAnyItem && !row.HasAllItems)
            {
                report.At(Adoption.Items.BlankIn(row));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.Adopted;
            var row = seen.Child.Adoptions[0];
            var blank = new Adoption { ChildId = row.ChildId };
            var unreadable = new Flaws(new Flaw(FlawKind.NotADate, Adoption.DecisionField, "soon", 2));
            LookedAfterCase With(params Adoption[] rows) => seen with { Child = seen.Child with { Adoptions = [.. rows] } };
            return
            [
                Example.Passes("all filled", seen),
                Example.Passes("all blank", With(blank)),
                Example.Fails("no decision date", "AD1[1]/DATE_INT", With(row with { Decision = null })),
                Example.Fails("no match date", "AD1[1]/DATE_MATCH", With(row with { Matched = null })),
                Example.Fails("no word on former carers", "AD1[1]/FOSTER_CARE", With(row with { FosterCare = null })),
                Example.Fails("no number", "AD1[1]/NB_ADOPTR", With(row with { Adopters = null })),
                Example.Fails("no sex", "AD1[1]/SEX_ADOPTR", With(row with { AdopterSex = null })),
                Example.Fails("no legal status", "AD1[1]/LS_ADOPTR", With(row with { AdopterStatus = null })),
                Example.Passes("an unreadable decision date", With(row with { Decision = null, Flaws = unreadable })),
                Example.Fails("an unreadable decision date alone",
                    ["AD1[1]/DATE_MATCH", "AD1[1]/FOSTER_CARE", "AD1[1]/NB_ADOPTR", "AD1[1]/SEX_ADOPTR", "AD1[1]/LS_ADOPTR"],
                    With(blank with { Flaws = unreadable })),
                Example.Fails("no number in the second row", "AD1[2]/NB_ADOPTR", With(row, row with { Adopters = null })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
