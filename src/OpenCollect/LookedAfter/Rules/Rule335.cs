namespace OpenCollect.LookedAfter.Rules;

/// <summary>Whether a foster carer adopted the child fits the last placement.</summary>
public sealed class Rule335 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("335", Severity.Error, Scope.Child, Years.Always, "Foster carer item does not fit the last placement")
        {
            Module = Episode.Group.Name,
            Logic = "REC is E1, E11 or E12; and PLACE is A2, A3 or A5 and FOSTER_CARE of an AD1 row of the child is 0, or PLACE is A1, A4 or A6 and FOSTER_CARE is 1.",
            Advice = "Correct the type of placement, or whether the adopter was the foster carer.",
            Guide = LookedAfterGuide.Check("335"),
            Fields = [Episode.PlacementField, Episode.ReasonCeasedField, Adoption.FosterCareField],
            Needs = [Inputs.Episodes, Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.ReasonCeased is not ("E1" or "E11" or "E12"))
            {
                continue;
            }

            var wrong = episode.Placement switch
            {
                "A2" or "A3" or "A5" => "0",
                "A1" or "A4" or "A6" => "1",
                _ => null,
            };
            foreach (var adoption in seen.Child.Adoptions)
            {
                if (wrong is not null && adoption.FosterCare == wrong)
                {
                    report.Between((episode, Episode.PlacementField), (episode, Episode.ReasonCeasedField),
                        (adoption, Adoption.FosterCareField));
                    break;
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var adopted = sample.Adopted.Child;
            var episode = adopted.Episodes[0];
            var foster = adopted.Adoptions[0] with { FosterCare = "1" };
            string[] all = ["Episodes[1]/PLACE", "Episodes[1]/REC", "AD1[1]/FOSTER_CARE"];
            LookedAfterCase Of(string? placement, string? carer, string? reason = "E12") => sample.Adopted with
            {
                Child = adopted with
                {
                    Adoptions = [foster with { FosterCare = carer }],
                    Episodes = [episode with { Placement = placement, ReasonCeased = reason }],
                },
            };
            return
            [
                Example.Passes("A1, no foster carer", Of("A1", "0")),
                Example.Fails("A1, foster carer", [.. all], Of("A1", "1")),
                Example.Fails("A2, no foster carer", [.. all], Of("A2", "0")),
                Example.Passes("A2, foster carer", Of("A2", "1")),
                Example.Fails("A3, no foster carer", [.. all], Of("A3", "0")),
                Example.Passes("A3, foster carer", Of("A3", "1")),
                Example.Passes("A4, no foster carer", Of("A4", "0")),
                Example.Fails("A4, foster carer", [.. all], Of("A4", "1")),
                Example.Fails("A5, no foster carer", [.. all], Of("A5", "0")),
                Example.Passes("A5, foster carer", Of("A5", "1")),
                Example.Passes("A6, no foster carer", Of("A6", "0")),
                Example.Fails("A6, foster carer", [.. all], Of("A6", "1")),
                Example.Passes("A3, blank", Of("A3", null)),
                Example.Passes("no placement, blank", Of(null, null)),
                Example.Passes("U4, no foster carer", Of("U4", "0")),
                Example.Passes("U4, foster carer", Of("U4", "1")),
                Example.Fails("A6, foster carer, E11", [.. all], Of("A6", "1", "E11")),
                Example.Fails("A6, foster carer, E1", [.. all], Of("A6", "1", "E1")),
                Example.Passes("A6, foster carer, moved on", Of("A6", "1", "X1")),
                Example.Passes("A6, foster carer, not ended", Of("A6", "1", null)),
                Example.Passes("A6, no row", sample.Adopted with { Child = adopted with { Adoptions = [] } }),
                Example.Fails("the second episode", ["Episodes[2]/PLACE", "Episodes[2]/REC", "AD1[1]/FOSTER_CARE"], sample.Adopted with
                {
                    Child = adopted with { Adoptions = [foster], Episodes = [episode with { ReasonCeased = "X1" }, episode] },
                }),
                Example.Fails("the second row", ["Episodes[1]/PLACE", "Episodes[1]/REC", "AD1[2]/FOSTER_CARE"],
                    sample.Adopted with { Child = adopted with { Adoptions = [foster with { FosterCare = "0" }, foster] } }),
                Example.Fails("both rows", [.. all], sample.Adopted with { Child = adopted with { Adoptions = [foster, foster] } }),
            ];
        }
    }
}
