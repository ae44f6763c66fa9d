namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child of school age is not without a UPN for being too young.</summary>
public sealed class Rule209 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("209", Severity.Error, Scope.Group, Years.Always, "UN1 for a child of school age")
    {
        Module = Header.Group.Name,
        Logic = "UPN is UN1 and the 4th birthday is on or before 31 August of the calendar year before that in which the collection year starts: 31 August 2024 for 2025-26.",
        Advice = "Enter the UPN of the child, or another code that says why there is none.",
        Guide = LookedAfterGuide.Check("209"),
        Fields = [Header.UpnField, Header.BirthDateField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.Upn == "UN1" && header.BirthDate.Birthday(4) <= new DateOnly(report.Year.FirstDay.Year - 1, 8, 31))
            {
                report.At(header, Header.UpnField, Header.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Header[1]/UPN", "Header[1]/DOB"];
            Header Born(DateOnly? day) => sample.Header with { Upn = "UN1", BirthDate = day };
            return
            [
                Example.Fails("4 on 31 August of the year before", [.. both], sample.With(Born(new(2020, 8, 31)))),
                Example.Passes("4 on 1 September of the year before", sample.With(Born(new(2020, 9, 1)))),
                Example.Fails("4 on 30 August of the year before", [.. both], sample.With(Born(new(2020, 8, 30)))),
                Example.Passes("4 on 31 August of the year before, another code", sample.With(Born(new(2020, 8, 31)) with { Upn = "UN2" })),
                Example.Passes("4 on 31 August of the year before, blank", sample.With(Born(new(2020, 8, 31)) with { Upn = null })),
                Example.Passes("no date of birth", sample.With(Born(null))),
                Example.Fails("on the second row", ["Header[2]/UPN", "Header[2]/DOB"], sample.With(sample.Header, Born(new(2015, 1, 1)))),
                Example.Fails("4 on 31 August 2018 in the return ending March 2020", [.. both],
                    sample.With(Born(new(2014, 8, 31)))) with { Year = 2020 },
                Example.Passes("4 on 1 September 2018 in the return ending March 2020",
                    sample.With(Born(new(2014, 9, 1)))) with { Year = 2020 },
            ];
        }
    }
}
