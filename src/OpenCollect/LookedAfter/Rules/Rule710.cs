namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child under a deprivation of liberty order is not in a placement where such an order is impossible.</summary>
public sealed class Rule710 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("710", Severity.Error, Scope.Child, Years.From(2027), "Placement not possible during a deprivation of liberty order")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "An order with both dates overlaps an episode of the child: DECOM is on or before DOLO_END, and DEC is blank or on or after DOLO_START; and PLACE of that episode is K1, P1, R5 or K3.",
            Advice = "Correct the placement or the dates of the order.",
            Guide = LookedAfterGuide.Check("710"),
            Fields = [LibertyOrder.StartField, Episode.PlacementField],
            Needs = [Inputs.DoLo, Inputs.Episodes],
            Doubt = "A public validator reads a column that does not exist; PLACE is meant.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var order in seen.Child.LibertyOrders)
        {
            if (order.Start is null || order.End is null)
            {
                continue;
            }

            List<(Record, Field)>? places = null;
            foreach (var episode in seen.Child.Episodes)
            {
                if (episode.Placement is "K1" or "P1" or "R5" or "K3" && Rule709.Overlaps(order, episode))
                {
                    places ??= [(order, LibertyOrder.StartField)];
                    places.Add((episode, Episode.PlacementField));
                }
            }

            if (places is not null)
            {
                report.At(places);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2027);
            var order = new LibertyOrder { ChildId = "C1", BirthDate = sample.Header.BirthDate,
                Start = sample.Day(8, 1), End = sample.Day(9, 30) };
            var home = sample.FirstEpisode with { End = null, ReasonCeased = null, ReasonForChange = null, Placement = "K2" };
            var (good, bad) = (home with { Placement = "U4" }, home with { Placement = "K1" });
            ImmutableArray<string> fails = ["DoLo[1]/DOLO_START", "Episodes[1]/PLACE"];
            LookedAfterCase Of(ImmutableArray<LibertyOrder> orders, params Episode[] episodes) =>
                sample.With(sample.Child with { LibertyOrders = orders, Episodes = [.. episodes] });
            return
            [
                Example.Passes("no order", sample.Case),
                Example.Passes("in a children's home", Of([order], home with { Placement = "K2" })),
                Example.Passes("in a foster placement", Of([order], home with { Placement = "U4" })),
                Example.Passes("no placement given", Of([order], home with { Placement = null })),
                Example.Fails("in a secure unit", fails, Of([order], home with { Placement = "K1" })),
                Example.Fails("with parents", fails, Of([order], home with { Placement = "P1" })),
                Example.Fails("in a young offender institution", fails, Of([order], home with { Placement = "R5" })),
                Example.Fails("in supported accommodation", fails, Of([order], home with { Placement = "K3" })),
                Example.Passes("the order goes on", Of([order with { End = null }], bad)),
                Example.Passes("the order has no start", Of([order with { Start = null }], bad)),
                Example.Fails("the episode began on the day the order ended", fails, Of([order], bad with { Start = order.End })),
                Example.Passes("the episode began the day after the order ended", Of([order], bad with { Start = order.End.PlusDays(1) })),
                Example.Fails("the episode ended on the day the order started", fails, Of([order], bad with { End = order.Start })),
                Example.Passes("the episode ended the day before the order started",
                    Of([order], bad with { End = order.Start.PlusDays(-1) })),
                Example.Passes("the episode has no start", Of([order], bad with { Start = null })),
                Example.Passes("the episode has an unreadable end", Of([order], bad with
                {
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)),
                })),
                Example.Fails("two of three episodes during the order", ["DoLo[1]/DOLO_START", "Episodes[1]/PLACE", "Episodes[3]/PLACE"],
                    Of([order], bad with { End = sample.Day(8, 15) }, good with { Start = sample.Day(8, 15), End = sample.Day(9, 1) },
                        bad with { Start = sample.Day(9, 1) })),
                Example.Fails("the second of two orders", ["DoLo[2]/DOLO_START", "Episodes[2]/PLACE"], Of(
                    [order, order with { Start = sample.Day(11, 1), End = sample.Day(11, 9) }],
                    good with { End = sample.Day(10, 20) }, bad with { Start = sample.Day(10, 20) })),
                Example.Passes("no episodes", Of([order])),
            ];
        }
    }
}
