namespace OpenCollect.LookedAfter.Rules;

/// <summary>The date of birth in Reviews is that of Header.</summary>
public sealed class RuleINT17 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT17", Severity.Error, Scope.Child, Years.Always, "Date of birth in Reviews is not that of Header")
    {
        Module = Review.Group.Name,
        Logic = "DOB of a row of Reviews is another day than DOB of a Header row of the child. A date that is blank or cannot be read is not compared. Each such row of Reviews fails.",
        Advice = "Correct the date of birth in Reviews or in Header, so that both are the same.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [Review.BirthDateField, Header.BirthDateField],
        Needs = [Inputs.Reviews, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.AnotherBirthDate(seen, seen.Child.Reviews, row => row.BirthDate, Review.BirthDateField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var (row, header) = (seen.Child.Reviews[0], seen.Child.Headers[0]);
            var other = row with { BirthDate = row.BirthDate.PlusDays(1) };
            var unreadable = row with { BirthDate = null, Flaws = new(new Flaw(FlawKind.NotADate, Review.BirthDateField, "soon", 2)) };
            return
            [
                Example.Passes("the same", seen),
                Example.Fails("a day later", ["Reviews[1]/DOB", "Header[1]/DOB"], With(other)),
                Example.Fails("a day earlier", ["Reviews[1]/DOB", "Header[1]/DOB"], With(row with { BirthDate = row.BirthDate.PlusDays(-1) })),
                Example.Fails("the second row differs", ["Reviews[2]/DOB", "Header[1]/DOB"], With(row, other)),
                Example.Fails("both rows differ", ["Reviews[1]/DOB", "Header[1]/DOB", "Reviews[2]/DOB", "Header[1]/DOB"], With(other, other with { })),
                Example.Passes("blank in the row", With(row with { BirthDate = null })),
                Example.Passes("not a date in the row", With(unreadable)),
                Example.Passes("blank in Header", WithHeaders(header with { BirthDate = null })),
                Example.Fails("the second Header row differs", ["Reviews[1]/DOB", "Header[2]/DOB"], WithHeaders(header, header with { BirthDate = header.BirthDate.PlusDays(1) })),
                Example.Fails("both Header rows differ", ["Reviews[1]/DOB", "Header[1]/DOB"], WithHeaders(header with { BirthDate = header.BirthDate.PlusDays(2) }, header with { BirthDate = header.BirthDate.PlusDays(1) })),
                Example.Passes("no Header row", WithHeaders()),
            ];

            LookedAfterCase With(params Review[] rows) => seen with { Child = seen.Child with { Reviews = [.. rows] } };

            LookedAfterCase WithHeaders(params Header[] headers) => seen with { Child = seen.Child with { Headers = [.. headers] } };
        }
    }
}
