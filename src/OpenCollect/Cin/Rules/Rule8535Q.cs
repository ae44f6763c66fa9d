namespace OpenCollect.Cin.Rules;

/// <summary>A child who died was born first: there is a date of birth, and it is not after the death.</summary>
public sealed class Rule8535Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8535Q", Severity.Query, Scope.Child, Years.Always, "Date of death is before the date of birth, or there is no date of birth")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "PersonDeathDate is given and is earlier than PersonBirthDate, or PersonBirthDate is missing. The same day passes. An unborn child with a date of death is queried. A date that cannot be read counts as given, but is not compared.",
            Advice = "Check the dates of birth and death, and correct the one that is wrong. If the pregnancy did not go to full term or the child died before or during birth, leave the date of birth blank and add the return-level note once every record is checked.",
            Guide = CinGuide.Section("2.8"),
            Fields = [CinChild.DeathDateField, CinChild.BirthDateField],
            AutomaticOk = "8535Q: All records have been checked and can confirm that the data has been amended (where required). All remaining queries relate to pregnancies that did not proceed to full term or the child died before or during birth.",
            Doubt = "A missing date of birth is queried, because the return-level note speaks of pregnancies that were not carried to term; a public validator left this case out until May 2024.",
        };

    public static void Check(CinChild child, Report report)
    {
        if (child.DeathDate < child.BirthDate || (!child.LacksDeathDate && child.LacksBirthDate))
        {
            report.At(child, CinChild.DeathDateField, CinChild.BirthDateField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var (child, unborn) = (CinSample.Latest.Child, CinSample.Latest.Unborn);
            ImmutableArray<string> both = ["ChildIdentifiers/PersonDeathDate", "ChildIdentifiers/PersonBirthDate"];
            var birth = new Flaw(FlawKind.NotADate, CinChild.BirthDateField, "11/02/2014", 3);
            var death = new Flaw(FlawKind.NotADate, CinChild.DeathDateField, "20/03/2026", 4);
            return
            [
                Example.Passes("no date of death", child),
                Example.Passes("the child died the day after birth", child with { DeathDate = new(2014, 2, 12) }),
                Example.Passes("the child died on the day of birth", child with { DeathDate = new(2014, 2, 11) }),
                Example.Fails("the child died the day before birth", both, child with { DeathDate = new(2014, 2, 10) }),
                Example.Passes("an unborn child without a date of death", unborn),
                Example.Fails("an unborn child with a date of death", both, unborn with { DeathDate = new(2026, 3, 20) }),
                Example.Passes("the date of birth is no date",
                    child with { BirthDate = null, DeathDate = new(2026, 3, 20), Flaws = new(birth) }),
                Example.Passes("the date of death is no date", child with { Flaws = new(death) }),
                Example.Fails("the date of death is no date and there is no date of birth", both, unborn with { Flaws = new(death) }),
            ];
        }
    }
}
