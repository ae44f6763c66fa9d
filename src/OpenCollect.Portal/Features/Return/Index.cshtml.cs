using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Jobs;
using Quartz;

namespace OpenCollect.Portal.Features.Return;

/// <summary>One step of a return, and what is left of it.</summary>
/// <param name="Key">For the page's own links.</param>
/// <param name="Name">What to do.</param>
/// <param name="Href">Where; none while it cannot be done.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Colour">The tag's colour; none for plain text.</param>
/// <param name="Hint">More about it.</param>
public sealed record ReturnTask(string Key, string Name, string? Href, string Status, string? Colour, string? Hint = null);

/// <summary>The first page of a return: where it stands, and the tasks.</summary>
[Needs(Permission.SeeReturn, ToChange = [Permission.Correct])]
public sealed class OverviewModel(Database database, Vault vault, Corrections corrections, ISchedulerFactory schedulers) : ReturnPage(database, vault)
{
    public IReadOnlyList<ReturnTask> Tasks { get; private set; } = [];

    /// <summary>The latest load, whatever became of it.</summary>
    public LoadRow? Latest { get; private set; }

    /// <summary>What the Department wrote when it last sent the return back.</summary>
    public string? LastReason { get; private set; }

    /// <summary>Whether records were changed on screen since the whole return was checked.</summary>
    public bool IsUnchecked { get; private set; }

    /// <summary>Whether other reference data is in use now than when the return was checked.</summary>
    public bool IsCheckedWithOthers { get; private set; }

    public Task<IActionResult> OnPostAsync() => Try(
        "main-content",
        async () => await schedulers.Enqueue(await corrections.CheckWhole(View, Who.Person)),
        () => Redirect($"/returns/{View.Id}"),
        OnGetAsync);

    public async Task<IActionResult> OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Latest = await Loads.Of(connection, View.Id) is [var latest, ..] ? latest : null;
        IsUnchecked = await Corrections.AreUnchecked(connection, View);
        IsCheckedWithOthers = View.Status != ReturnStatus.Authorised && await ReferenceData.IsCheckedWithOthers(connection, View);
        LastReason = (await Returns.History(connection, View.Id)).FirstOrDefault(h => h.Reason is not null)?.Reason;
        var notes = await ReturnLevelNotes.Of(connection, Vault, View.Id);
        var yearOnYear = View.Load is { } load ? (await Findings.ByRule(connection, load)).Where(t => t.Rule.StartsWith("YonY", StringComparison.Ordinal)).ToList() : [];
        Tasks = [.. TasksOf(notes.Count > 0, yearOnYear)];
        return Page();
    }

    private IEnumerable<ReturnTask> TasksOf(bool hasNotes, List<RuleTally> yearOnYear)
    {
        const string Completed = "Completed";
        var at = $"/returns/{View.Id}";
        var (has, left) = (View.Load is not null, View.Return.Unexplained);
        var canLoad = Who.May(Permission.LoadReturn) && LifeCycle.Allows(View.Status, ReturnEvent.Loaded);
        yield return new("load", "Load a file", canLoad ? $"{at}/load" : null, has ? Completed : canLoad ? "Incomplete" : "Cannot start yet", has || !canLoad ? null : "blue", "An XML file, CSV tables or a zip file");
        yield return !has ? NotYet("errors", "Correct errors") : new("errors", "Correct errors", $"{at}/findings?severity=Error", View.Errors == 0 ? Completed : $"{Shared.Show.Number(View.Errors)} left", View.Errors == 0 ? null : "red");
        yield return !has ? NotYet("queries", "Explain queries") : new("queries", "Explain queries", $"{at}/findings?severity=Query", left == 0 ? Completed : $"{Shared.Show.Number(left)} left", left == 0 ? null : "yellow");
        yield return !has ? NotYet("years", "Check year on year") : new(
            "years", "Check year on year", $"{at}/figures",
            View.Load!.PreviousLoadId is null ? "Not applicable" : yearOnYear.Count == 0 ? "Nothing unusual" : yearOnYear.All(t => t.IsCleared || t.Unexplained == 0) ? Completed : $"{yearOnYear.Count(t => t.Unexplained > 0)} to explain",
            View.Load.PreviousLoadId is not null && yearOnYear.Any(t => t.Unexplained > 0) ? "yellow" : null);
        yield return !has ? NotYet("notes", "Write return-level notes") : new("notes", "Write return-level notes", $"{at}/notes", hasNotes ? "Written" : "Optional", null);
        yield return !has ? NotYet("figures", "Check the figures") : new("figures", "Check the figures", $"{at}/figures", "Look at them", null);
        var asked = View.Status is ReturnStatus.ReadyForApproval;
        var sent = LifeCycle.IsWithDepartment(View.Status);
        yield return LifeCycle.Allows(View.Status, ReturnEvent.ApprovalAsked) && Who.May(Permission.LoadReturn)
            ? new("ask", "Ask for approval", $"{at}/approve", "Incomplete", "blue")
            : new("ask", "Ask for approval", null, asked || sent ? Completed : "Cannot start yet", null);
        yield return asked && Who.May(Permission.Approve)
            ? new("approve", "Approve and submit", $"{at}/approve", "Incomplete", "blue")
            : new("approve", "Approve and submit", sent ? $"{at}/receipt" : null, sent ? Completed : asked ? "With the approver" : "Cannot start yet", null);

        static ReturnTask NotYet(string key, string name) => new(key, name, null, "Cannot start yet", null);
    }
}
