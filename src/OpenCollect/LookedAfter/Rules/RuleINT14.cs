namespace OpenCollect.LookedAfter.Rules;

/// <summary>The date of birth in OC2 is that of Header.</summary>
public sealed class RuleINT14 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT14", Severity.Error, Scope.Child, Years.Always, "Date of birth in OC2 is not that of Header")
    {
        Module = Outcomes.Group.Name,
        Logic = "DOB of a row of OC2 is another day than DOB of a Header row of the child. A date that is blank or cannot be read is not compared. Each such row of OC2 fails.",
        Advice = "Correct the date of birth in OC2 or in Header, so that both are the same.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [Outcomes.BirthDateField, Header.BirthDateField],
        Needs = [Inputs.Oc2, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.AnotherBirthDate(seen, seen.Child.Outcomes, row => row.BirthDate, Outcomes.BirthDateField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var (row, header) = (seen.Child.Outcomes[0], seen.Child.Headers[0]);
            var other = row with { BirthDate = row.BirthDate.PlusDays(1) };
            var unreadable = row with { BirthDate = null, Flaws = new(new Flaw(FlawKind.NotADate, Outcomes.BirthDateField, "soon", 2)) };
            return
            [
                Example.Passes("the same", seen),
                Example.Fails("a day later", ["OC2[1]/DOB", "Header[1]/DOB"], With(other)),
                Example.Fails("a day earlier", ["OC2[1]/DOB", "Header[1]/DOB"], With(row with { BirthDate = row.BirthDate.PlusDays(-1) })),
                Example.Fails("the second row differs", ["OC2[2]/DOB", "Header[1]/DOB"], With(row, other)),
                Example.Fails("both rows differ", ["OC2[1]/DOB", "Header[1]/DOB", "OC2[2]/DOB", "Header[1]/DOB"], With(other, other with { })),
                Example.Passes("blank in the row", With(row with { BirthDate = null })),
                Example.Passes("not a date in the row", With(unreadable)),
                Example.Passes("blank in Header", WithHeaders(header with { BirthDate = null })),
                Example.Fails("the second Header row differs", ["OC2[1]/DOB", "Header[2]/DOB"], WithHeaders(header, header with { BirthDate = header.BirthDate.PlusDays(1) })),
                Example.Fails("both Header rows differ", ["OC2[1]/DOB", "Header[1]/DOB"], WithHeaders(header with { BirthDate = header.BirthDate.PlusDays(2) }, header with { BirthDate = header.BirthDate.PlusDays(1) })),
                Example.Passes("no Header row", WithHeaders()),
            ];

            LookedAfterCase With(params Outcomes[] rows) => seen with { Child = seen.Child with { Outcomes = [.. rows] } };

            LookedAfterCase WithHeaders(params Header[] headers) => seen with { Child = seen.Child with { Headers = [.. headers] } };
        }
    }
}
