namespace OpenCollect.LookedAfter.Rules;

/// <summary>An unaccompanied asylum seeker is rarely under eleven.</summary>
public sealed class Rule231 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("231", Severity.Query, Scope.Group, Years.From(2025), "Asylum-seeking child is under 11: check the date of birth")
        {
            Module = Header.Group.Name,
            Logic = "The child is flagged as an unaccompanied asylum-seeking child and the 11th birthday is after 31 March of the year.",
            Advice = "Check the date of birth and the status, and correct what is wrong. If both are right, say so when you submit the return.",
            Guide = LookedAfterGuide.Check("231"),
            Fields = [Header.BirthDateField, Header.UascField],
            Needs = [Inputs.Header, Inputs.Uasc],
            Doubt = "UASC information is the flag of the Header row, which only XML has, or else a row in the UASC table.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.BirthDate.Birthday(11) > report.Year.LastDay && seen.Child.IsUasc)
            {
                report.At(header, Header.BirthDateField, Header.UascField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Header[1]/DOB", "Header[1]/UASC"];
            LookedAfterCase Born(DateOnly? day)
            {
                var child = sample.Unaccompanied.Child;
                return sample.Unaccompanied with { Child = child with { Headers = [child.Headers[0] with { BirthDate = day }] } };
            }
            return
            [
                Example.Passes("16", sample.Unaccompanied),
                Example.Fails("11 on 1 April after the year", [.. both], Born(new(2015, 4, 1))),
                Example.Passes("11 on 31 March", Born(new(2015, 3, 31))),
                Example.Passes("11 on 30 March", Born(new(2015, 3, 30))),
                Example.Passes("no date of birth", Born(null)),
                Example.Passes("3, no asylum seeker", sample.Adopted),
                Example.Fails("8, flag 1", [.. both], sample.With(sample.Header with { BirthDate = new(2018, 1, 1), Uasc = "1" })),
                Example.Passes("8, flag 0", sample.With(sample.Header with { BirthDate = new(2018, 1, 1), Uasc = "0" })),
                Example.Fails("8 on the second row", ["Header[2]/DOB", "Header[2]/UASC"],
                    sample.With(sample.Header with { Uasc = "1" }, sample.Header with { BirthDate = new(2018, 1, 1) })),
            ];
        }
    }
}
