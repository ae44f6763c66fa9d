namespace OpenCollect.Cin.Rules;

/// <summary>Every child protection plan says how many plans the child had before it: a whole number, 0 for a first plan.</summary>
public sealed class Rule8730 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8730", Severity.Error, Scope.Group, Years.Always, "Number of previous child protection plans is missing")
        {
            Module = ProtectionPlan.Group.Name,
            Logic = "A ChildProtectionPlans group has no NumberOfPreviousCPP, or one that is not a whole number of 0 or more: anything with a character other than the digits 0 to 9. 0 is valid. Dates play no part.",
            Advice = "Enter how many times the child was the subject of a protection plan of your authority before this plan. Enter 0 for the first plan.",
            Guide = CinGuide.Section("5.4"),
            Fields = [ProtectionPlan.PreviousPlansField],
            Doubt = "A sign or a decimal point makes the value not a whole number here, even where its worth would be one (1.0); one public validator reports nothing once a value is not a number.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (!IsWholeNumber(plan.PreviousPlans))
                {
                    report.At(plan, ProtectionPlan.PreviousPlansField);
                }
            }
        }
    }

    private static bool IsWholeNumber(string? text) => text is { Length: > 0 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            const string first = "CINdetails[1]/ChildProtectionPlans[1]/NumberOfPreviousCPP";

            CinChild Given(string? text) => sample.With(sample.ProtectionPlan with { PreviousPlans = text });

            return
            [
                Example.Passes("it is the first plan", Given("0")),
                Example.Passes("it is the tenth plan", Given("9")),
                Example.Passes("the number has two digits", Given("10")),
                Example.Passes("there is no plan", sample.With(sample.OpenEpisode)),
                Example.Fails("nothing is given", first, Given(null)),
                Example.Fails("the text is empty", first, Given("")),
                Example.Fails("the number is negative", first, Given("-1")),
                Example.Fails("the number has a decimal point", first, Given("1.0")),
                Example.Fails("the number is a word", first, Given("one")),
                Example.Fails("only the first character is a digit", first, Given("1/")),
                Example.Fails("only the last character is a digit", first, Given(":1")),
                Example.Fails("the second plan of the second episode and its third have no number",
                    ["CINdetails[2]/ChildProtectionPlans[2]/NumberOfPreviousCPP", "CINdetails[2]/ChildProtectionPlans[3]/NumberOfPreviousCPP"],
                    sample.With(sample.Episode, sample.Episode with
                    {
                        ProtectionPlans = [sample.ProtectionPlan, new() { Start = sample.Day(12, 9) }, new()],
                    })),
            ];
        }
    }
}
