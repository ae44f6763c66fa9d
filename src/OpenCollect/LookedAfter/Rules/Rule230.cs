namespace OpenCollect.LookedAfter.Rules;

/// <summary>From 28 October 2023 semi-independent living in England has a provider number.</summary>
public sealed class Rule230 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("230", Severity.Error, Scope.Group, Years.Between(2024, 2024), "URN is missing for placement H5 after 28 October 2023")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is H5; DEC is blank, or on or after 29 October 2023; URN is blank or XXXXXXX; and PL_LA does not begin with N, S or W. A blank PL_LA does not, and neither does CON; an unreadable DEC passes.",
            Advice = "Enter the URN of the registered provider. If the placement is outside England, enter its postcode or authority.",
            Guide = LookedAfterGuide.Check("230"),
            Fields = [Episode.UrnField, Episode.PlacementField, Episode.EndField, Episode.PlacementAuthorityField],
            Needs = [Inputs.Episodes, Inputs.Postcodes],
            Doubt = "What a placement whose authority is not known counts as is not said: it is not known to be outside England, so it is reported.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement == "H5" && !episode.HasOfstedUrn && (episode.IsOpen || episode.End >= new DateOnly(2023, 10, 29))
                && episode.PlacementAuthority is not ['N' or 'S' or 'W', ..])
            {
                report.At(episode, Episode.UrnField, Episode.PlacementField, Episode.EndField, Episode.PlacementAuthorityField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var semi = sample.Episode with { Placement = "H5", Urn = null };
            string[] all = ["Episodes[1]/URN", "Episodes[1]/PLACE", "Episodes[1]/DEC", "Episodes[1]/PL_LA"];
            return
            [
                Example.Fails("blank", [.. all], sample.With(semi)),
                Example.Fails("XXXXXXX", [.. all], sample.With(semi with { Urn = "XXXXXXX" })),
                Example.Passes("a URN", sample.With(semi with { Urn = "SC054321" })),
                Example.Passes("another placement", sample.With(semi with { Placement = "K2" })),
                Example.Passes("ended on 28 October", sample.With(semi with { End = new(2023, 10, 28) })),
                Example.Fails("ended on 29 October", [.. all], sample.With(semi with { End = new(2023, 10, 29) })),
                Example.Passes("unreadable end",
                    sample.With(semi with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("Northern Ireland", sample.With(semi with { PlacementAuthority = "NIR" })),
                Example.Passes("Scotland", sample.With(semi with { PlacementAuthority = "SCO" })),
                Example.Passes("Wales", sample.With(semi with { PlacementAuthority = "WAL" })),
                Example.Fails("confidential", [.. all], sample.With(semi with { PlacementAuthority = "CON" })),
                Example.Fails("authority unknown", [.. all], sample.With(semi with { PlacementAuthority = null })),
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/PLACE", "Episodes[2]/DEC", "Episodes[2]/PL_LA"],
                    sample.With(sample.FirstEpisode, semi)),
            ];
        }
    }
}
