namespace OpenCollect.LookedAfter.Rules;

/// <summary>The date of birth in PlacedAdoption is that of Header.</summary>
public sealed class RuleINT12 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT12", Severity.Error, Scope.Child, Years.Always, "Date of birth in PlacedAdoption is not that of Header")
    {
        Module = PlacementDecision.Group.Name,
        Logic = "DOB of a row of PlacedAdoption is another day than DOB of a Header row of the child. A date that is blank or cannot be read is not compared. Each such row of PlacedAdoption fails.",
        Advice = "Correct the date of birth in PlacedAdoption or in Header, so that both are the same.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [PlacementDecision.BirthDateField, Header.BirthDateField],
        Needs = [Inputs.PlacedAdoption, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.AnotherBirthDate(seen, seen.Child.PlacementDecisions, row => row.BirthDate, PlacementDecision.BirthDateField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Adopted;
            var (row, header) = (seen.Child.PlacementDecisions[0], seen.Child.Headers[0]);
            var other = row with { BirthDate = row.BirthDate.PlusDays(1) };
            var unreadable = row with { BirthDate = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.BirthDateField, "soon", 2)) };
            return
            [
                Example.Passes("the same", seen),
                Example.Fails("a day later", ["PlacedAdoption[1]/DOB", "Header[1]/DOB"], With(other)),
                Example.Fails("a day earlier", ["PlacedAdoption[1]/DOB", "Header[1]/DOB"], With(row with { BirthDate = row.BirthDate.PlusDays(-1) })),
                Example.Fails("the second row differs", ["PlacedAdoption[2]/DOB", "Header[1]/DOB"], With(row, other)),
                Example.Fails("both rows differ", ["PlacedAdoption[1]/DOB", "Header[1]/DOB", "PlacedAdoption[2]/DOB", "Header[1]/DOB"], With(other, other with { })),
                Example.Passes("blank in the row", With(row with { BirthDate = null })),
                Example.Passes("not a date in the row", With(unreadable)),
                Example.Passes("blank in Header", WithHeaders(header with { BirthDate = null })),
                Example.Fails("the second Header row differs", ["PlacedAdoption[1]/DOB", "Header[2]/DOB"], WithHeaders(header, header with { BirthDate = header.BirthDate.PlusDays(1) })),
                Example.Fails("both Header rows differ", ["PlacedAdoption[1]/DOB", "Header[1]/DOB"], WithHeaders(header with { BirthDate = header.BirthDate.PlusDays(2) }, header with { BirthDate = header.BirthDate.PlusDays(1) })),
                Example.Passes("no Header row", WithHeaders()),
            ];

            LookedAfterCase With(params PlacementDecision[] rows) => seen with { Child = seen.Child with { PlacementDecisions = [.. rows] } };

            LookedAfterCase WithHeaders(params Header[] headers) => seen with { Child = seen.Child with { Headers = [.. headers] } };
        }
    }
}
