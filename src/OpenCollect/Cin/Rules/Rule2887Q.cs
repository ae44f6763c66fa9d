using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin.Rules;

/// <summary>A return of ordinary size uses at least eight of the disability codes.</summary>
public sealed class Rule2887Q : IReturnRule<CinChild, Rule2887Q.Tally>, IExplained
{
    private const int Fewest = 8;

    /// <summary>The different codes met; bounded, so that a hostile return with a code a child costs nothing.</summary>
    public record struct Tally(HashSet<string>? Used);

    public static RuleInfo Info { get; } =
        new("2887Q", Severity.Query, Scope.Return, Years.Always, "Fewer than 8 different disability codes used in the return")
        {
            Module = CinChild.DisabilitiesGroup.Name,
            Logic = "Over the whole return, seven or fewer different Disability values other than NONE are used; none at all fires too.",
            Advice = "Check that every kind of disability is recorded and mapped to its code. If your system holds only that a child is disabled, say so in the return-level notes.",
            Guide = CinGuide.Section("3.2"),
            Fields = [CinChild.DisabilityField],
        };

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        foreach (var code in child.Disabilities)
        {
            if (code != "NONE" && (tally.Used is null || tally.Used.Count < Fewest))
            {
                (tally.Used ??= new(StringComparer.Ordinal)).Add(code);
            }
        }
    }

    public static void Judge(in Tally tally, Report report)
    {
        var used = tally.Used?.Count ?? 0;
        if (used < Fewest)
        {
            report.Return($"{used} used");
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            string[] codes = [.. Disability.Codes.Select(c => c.Value).Where(c => c != "NONE")];
            CinChild With(params IEnumerable<string> disabilities) => CinSample.Latest.Child with { Disabilities = [.. disabilities] };
            return
            [
                Example.Passes("eight codes with one child", With(codes.Take(8))),
                Example.Passes("eight codes with eight children", [.. codes.Take(8).Select(c => With(c))]),
                Example.Fails("seven codes", "return", With(codes.Take(7))),
                Example.Fails("seven codes and NONE", "return", With(codes.Take(7)), With("NONE")),
                Example.Fails("seven codes, one of them twice", "return", With(codes.Take(7)), With(codes[0])),
                Example.Fails("nobody is disabled", "return", With("NONE")),
                Example.Fails("no child", "return"),
            ];
        }
    }
}
