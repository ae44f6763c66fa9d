namespace OpenCollect.LookedAfter.Rules;

/// <summary>A UPN has the form of one, or says why there is none.</summary>
public sealed class Rule168 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("168", Severity.Error, Scope.Group, Years.Always, "UPN is not valid")
    {
        Module = Header.Group.Name,
        Logic = "UPN is filled, is none of UN1 to UN5, and is not of 13 characters: a letter other than I, O and S, then 11 digits, then a digit or a letter. The check letter is not tested. Blank passes.",
        Advice = "Correct the UPN. If the child has none, enter UN1 to UN5 for the reason.",
        Guide = LookedAfterGuide.Check("168"),
        Fields = [Header.UpnField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.Upn is { } upn && !header.LacksUpnForReason(report.Year) && !HasForm(upn))
            {
                report.At(header, Header.UpnField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            LookedAfterCase With(string? upn) => sample.With(sample.Header with { Upn = upn });
            return
            [
                Example.Passes("a letter and 12 digits", sample.Case),
                Example.Passes("a letter, 11 digits and a letter", With("A12345678901B")),
                Example.Passes("blank", With(null)),
                Example.Passes("UN1", With("UN1")),
                Example.Passes("UN5", With("UN5")),
                Example.Fails("UN0", "Header[1]/UPN", With("UN0")),
                Example.Fails("UN6", "Header[1]/UPN", With("UN6")),
                Example.Fails("12 characters", "Header[1]/UPN", With("A12345678901")),
                Example.Fails("14 characters", "Header[1]/UPN", With("A1234567890123")),
                Example.Fails("13 digits", "Header[1]/UPN", With("1234567890123")),
                Example.Fails("begins with I", "Header[1]/UPN", With("I123456789012")),
                Example.Fails("begins with O", "Header[1]/UPN", With("O123456789012")),
                Example.Fails("begins with S", "Header[1]/UPN", With("S123456789012")),
                Example.Passes("begins and ends with the last letter", With("Z00000000000Z")),
                Example.Fails("a letter in the second place", "Header[1]/UPN", With("AB23456789012")),
                Example.Fails("a letter in the last place but one", "Header[1]/UPN", With("A1234567890B2")),
                Example.Fails("a sign in the last place", "Header[1]/UPN", With("A12345678901-")),
                Example.Passes("first and last digit all through", With("A099999999990")),
                Example.Fails("UN6 in the second header row", "Header[2]/UPN",
                    sample.With(sample.Header, sample.Header with { Upn = "UN6" })),
            ];
        }
    }

    private static bool HasForm(string upn) =>
        upn.Length == 13
        && char.IsAsciiLetterUpper(upn[0])
        && upn[0] is not ('I' or 'O' or 'S')
        && !upn.AsSpan(1, 11).ContainsAnyExceptInRange('0', '9')
        && (char.IsAsciiDigit(upn[12]) || char.IsAsciiLetterUpper(upn[12]));
}
