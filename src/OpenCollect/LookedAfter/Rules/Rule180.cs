using System.Globalization;

namespace OpenCollect.LookedAfter.Rules;

/// <summary>A strengths and difficulties score is a whole number from 0 to 40.</summary>
public sealed class Rule180 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("180", Severity.Error, Scope.Group, Years.Always, "SDQ score is not valid")
    {
        Module = Outcomes.Group.Name,
        Logic = "SDQ_SCORE of an OC2 row is filled and is not a whole number from 0 to 40 in digits alone. Zeros in front do no harm. Blank passes.",
        Advice = "Enter the total score as a whole number from 0 to 40.",
        Guide = LookedAfterGuide.Check("180"),
        Fields = [Outcomes.SdqScoreField],
        Needs = [Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SdqScore is { } score && !IsScore(score))
            {
                report.At(outcomes, Outcomes.SdqScoreField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            LookedAfterCase With(string? score) => sample.With(sample.Outcomes with { SdqScore = score });
            return
            [
                Example.Passes("12", sample.Case),
                Example.Passes("0", With("0")),
                Example.Passes("40", With("40")),
                Example.Fails("41", "OC2[1]/SDQ_SCORE", With("41")),
                Example.Fails("minus 1", "OC2[1]/SDQ_SCORE", With("-1")),
                Example.Fails("a half", "OC2[1]/SDQ_SCORE", With("12.5")),
                Example.Fails("a word", "OC2[1]/SDQ_SCORE", With("SDQ1")),
                Example.Fails("more digits than any number", "OC2[1]/SDQ_SCORE", With("99999999999999999999")),
                Example.Passes("a zero in front", With("07")),
                Example.Passes("blank", With(null)),
                Example.Fails("41 in the second row", "OC2[2]/SDQ_SCORE",
                    sample.With(sample.Outcomes, sample.Outcomes with { SdqScore = "41" })),
            ];
        }
    }

    private static bool IsScore(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= 40;
}
