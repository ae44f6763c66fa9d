using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Features.Return;

/// <summary>One rule in one return: why it fires, where it did, and what is said of it.</summary>
[Needs(Permission.SeeReturn, ToChange = [Permission.Explain, Permission.Authorise])]
public sealed class RuleModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public const int PageSize = 50;

    private const int MostAtOnce = 20_000;

    public RuleInfo Info { get; private set; } = null!;

    public IReadOnlyList<FindingView> Rows { get; private set; } = [];

    public long Total { get; private set; }

    /// <summary>Show only what is to explain, or to correct.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Left { get; set; }

    /// <summary>The page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int At { get; set; } = 1;

    /// <summary>The latest explanation when the page was made, to notice what others write meanwhile.</summary>
    public string LatestSeen { get; private set; } = "";

    /// <summary>What the person typed, given back where something is wrong.</summary>
    public string? Typed { get; private set; }

    public bool CanAnswer => Who.May(Permission.Authorise) && View.Status == ReturnStatus.Submitted;

    /// <summary>Whether it is an error that a reason bypasses, rather than a query that is explained.</summary>
    public bool IsBypass => BypassReasons.Rules(View.Year.Collection, View.Year.Year).Contains(Info);

    /// <summary>Whether people write about its findings at all.</summary>
    public bool TakesTexts => Info.Severity == Severity.Query || IsBypass;

    public bool CanChoose => TakesTexts && (CanAnswer || (Who.May(Permission.Explain) && !LifeCycle.IsWithDepartment(View.Status)));

    public async Task<IActionResult> OnGetAsync(string rule)
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        if (Shared.Show.Rule(View.Year, rule) is not { } info)
        {
            return NotFound();
        }

        Info = info;
        At = Math.Max(1, At);
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        LatestSeen = await Explanations.Latest(connection, View.Id);
        Total = await Findings.Count(connection, load, rule, unexplainedOnly: Left);
        var rows = await Findings.Page(connection, load, rule, unexplainedOnly: Left, most: PageSize, skip: (At - 1) * PageSize);
        var (key, texts) = (await LoadKey(connection), await TextKey(connection));
        Rows = [.. rows.Select(r => Findings.Open(r, key, texts))];
        await Seen("findings seen", $"load {load.Id} rule {rule} page {At}");
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string rule, string load, long[] finding, bool all, string? text, string? suggested, string action, string? seen)
    {
        Typed = string.IsNullOrWhiteSpace(text) ? suggested : text;
        return Try(
            "text",
            async () =>
            {
                if (View.Load?.Id != load)
                {
                    throw new ChangedMeanwhileException();
                }

                var chosen = all ? await All(rule) : finding;
                await (action switch
                {
                    "explain" when Who.May(Permission.Explain) => Explanations.Give(Database, Vault, View, chosen, Typed ?? "", Who.Person, seen ?? ""),
                    "withdraw" when Who.May(Permission.Explain) => Explanations.Withdraw(Database, Vault, View, chosen, Who.Person, seen ?? ""),
                    "accept" or "ask" when CanAnswer => Explanations.Answer(Database, Vault, View, chosen, action == "accept", Typed ?? "", Who.Person, seen ?? ""),
                    _ => throw new NotPossibleException("Your role does not allow this."),
                });
                Done = $"Saved for {Shared.Show.Count(chosen.Count, "finding")}.";
            },
            () => Redirect($"/returns/{View.Id}/findings/{rule}{(Left ? "?left=true" : "")}"),
            () => OnGetAsync(rule));
    }

    private async Task<IReadOnlyCollection<long>> All(string rule)
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        return [.. (await Findings.Page(connection, View.Load!, rule, unexplainedOnly: Left, most: MostAtOnce)).Select(r => r.Number)];
    }
}
