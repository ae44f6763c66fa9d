using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Jobs;
using Quartz;

namespace OpenCollect.Portal.Features.Return;

/// <summary>Checking the version that counts again without a new file, with the reference data of now beside that of then.</summary>
[Needs(Permission.SeeReturn, ToChange = [Permission.LoadReturn])]
public sealed class CheckAgainModel(Database database, Vault vault, ISchedulerFactory schedulers) : ReturnPage(database, vault)
{
    /// <summary>Each kind with the version that the return was checked with and the one in use now.</summary>
    public IReadOnlyList<(ReferenceKind Kind, ReferenceVersion? Then, ReferenceVersion? Now)> Reference { get; private set; } = [];

    public bool CanAsk => Who.May(Permission.LoadReturn) && LifeCycle.Allows(View.Status, ReturnEvent.Loaded) && View.Year.IsOpenOn(Clock.Today());

    public async Task<IActionResult> OnGetAsync()
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Reference = await Compare(connection, View, load);
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Try(
        "check",
        async () => await schedulers.Enqueue(await Loads.CheckAgain(Database, View, Who.Person), HttpContext.RequestAborted),
        () => Redirect($"/returns/{View.Id}"),
        OnGetAsync);

    /// <summary>What a load was checked with beside what is in use now; empty for a collection that needs no reference data.</summary>
    internal static async Task<IReadOnlyList<(ReferenceKind Kind, ReferenceVersion? Then, ReferenceVersion? Now)>> Compare(System.Data.Common.DbConnection connection, ReturnView view, LoadRow load)
    {
        if (!ReferenceData.IsUsedBy(view.Year.Collection))
        {
            return [];
        }

        var now = await ReferenceData.InUse(connection, view.Year.Year);
        var all = new List<(ReferenceKind, ReferenceVersion?, ReferenceVersion?)>();
        foreach (var kind in Enum.GetValues<ReferenceKind>())
        {
            all.Add((kind, await Find(load.CheckedWith.Of(kind)), await Find(now.Of(kind))));
        }

        return all;

        async Task<ReferenceVersion?> Find(string? id) => id is null ? null : await ReferenceData.Find(connection, id);
    }
}
