using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Features.Department;

/// <summary>The state of all returns of a collection year, and what the Department does to many of them at once.</summary>
[Needs(Permission.Monitor, ToChange = [Permission.Authorise])]
public sealed class IndexModel(Database database) : PortalPage(database)
{
    public GridChoice Choice { get; private set; } = new();

    /// <summary>All collection years that were ever opened.</summary>
    public IReadOnlyList<OpenedYear> Years { get; private set; } = [];

    /// <summary>The year shown; none while none is open.</summary>
    public OpenedYear? Year { get; private set; }

    public IReadOnlyList<WatchedReturn> All { get; private set; } = [];

    /// <summary>Those that the choice shows.</summary>
    public IReadOnlyList<WatchedReturn> Rows { get; private set; } = [];

    /// <summary>What was chosen in the list, so that it stays chosen where something could not be done.</summary>
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    /// <summary>What is to be confirmed before it is done; none where nothing was asked for.</summary>
    public BulkAction? Confirming { get; private set; }

    /// <summary>What was done, where something else could not be.</summary>
    public string? PartlyDone { get; private set; }

    public DateOnly Today { get; } = Clock.Today();

    public DateTimeOffset Now { get; } = Clock.Provider.GetUtcNow();

    public bool CanAct => Who.May(Permission.Authorise);

    public bool CanExport => Who.May(Permission.ExportAll) && Year is { IsFamiliarisation: false };

    public IEnumerable<string> Regions => All.Select(r => r.Region).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    /// <summary>How many returns there are of what can be shown, most telling first; what there is none of is left out.</summary>
    public IEnumerable<(string Show, string Words, int Count)> Counts =>
        Enum.GetValues<ReturnStatus>().Select(s => (s.ToString(), LifeCycle.Words(s), All.Count(r => r.View.Status == s)))
            .Concat([
                (GridChoice.Ready, "Ready to authorise", All.Count(r => r.IsReady)),
                (GridChoice.Reopening, "Reopening asked for", All.Count(r => r.ReopenRequests > 0)),
                (GridChoice.Late, "Submitted late", All.Count(r => r.View.Return.IsLate)),
            ]).Where(c => c.Item3 > 0);

    /// <summary>The two lists of what is overdue.</summary>
    public IEnumerable<(string Show, string Words, IReadOnlyList<WatchedReturn> Returns)> Overdue =>
        Year is null ? [] :
        [
            (GridChoice.OverdueToLoad, $"Nothing loaded by {Show.Day(Year.LoadBy)}", [.. All.Where(r => r.IsOverdueToLoad(Today))]),
            (GridChoice.OverdueToSubmit, $"Not submitted by {Show.Day(Year.SubmitBy)}", [.. All.Where(r => r.IsOverdueToSubmit(Today))]),
        ];

    public async Task<IActionResult> OnGetAsync()
    {
        Choice = GridChoice.Of(Request.Query);
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Years = await CollectionYears.All(connection);
        Year = Choice.Year is { } id ? Years.FirstOrDefault(y => y.Id == id) : Years.FirstOrDefault(y => !y.IsFamiliarisation && y.IsOpenOn(Today)) ?? Years.FirstOrDefault(y => !y.IsFamiliarisation);
        if (Year is null)
        {
            return Choice.Year is null ? Page() : NotFound();
        }

        Choice = Choice with { Year = Year.Id };
        All = await Monitoring.Of(connection, Year.Id);
        Rows = Choice.Of(All, Today);
        return Page();
    }

    /// <summary>
    /// Shows what would happen to which of the chosen returns; once that is confirmed, does it to each by its own guard, and tells what could
    /// not be done.
    /// </summary>
    /// <param name="action"><c>authorise</c> or <c>remind</c>.</param>
    /// <param name="chosen">Returns with the version that the person saw, such as <c>0198….3</c>.</param>
    /// <param name="shown">The same of all that were shown.</param>
    /// <param name="all">Whether all that were shown are chosen.</param>
    /// <param name="confirmed">Whether the person saw what will happen, and wants it.</param>
    public async Task<IActionResult> OnPostAsync(string action, string[] chosen, string[] shown, bool all, bool confirmed)
    {
        if (action is not ("authorise" or "remind"))
        {
            return BadRequest();
        }

        if (await OnGetAsync() is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult || Year is null)
        {
            return NotFound();
        }

        var views = All.ToDictionary(r => r.View.Id);
        var marks = (all ? shown : chosen).Select(c => c.Split('.')).Where(c => c.Length == 2 && views.ContainsKey(c[0]) && int.TryParse(c[1], out _)).Select(c => (Return: views[c[0]], Version: int.Parse(c[1]))).ToList();
        if (marks.Count == 0)
        {
            Problems.Add(("returns", "Select at least one return"));
            return Page();
        }

        if (!confirmed)
        {
            Confirming = await BulkAction.Of(Database, action == "remind", marks, Who.Person);
            return Page();
        }

        var done = new List<ReturnView>();
        foreach (var (row, version) in marks)
        {
            var view = row.View;
            try
            {
                await Act(action, view, version);
                done.Add(view);
            }
            catch (Exception problem) when (problem is NotPossibleException or ChangedMeanwhileException)
            {
                Problems.Add(($"return-{view.Id}", $"{view.Authority.Name} was not {(action == "remind" ? "reminded" : "authorised")}: {problem.Message}"));
            }
        }

        var words = $"{Show.Count(done.Count, action == "remind" ? "local authority is" : "return is", action == "remind" ? "local authorities are" : "returns are")} {(action == "remind" ? "reminded" : "authorised")}.";
        if (Problems.Count == 0)
        {
            Done = words;
            return LocalRedirect(Choice.Address("/department"));
        }

        Chosen = marks.Select(m => m.Return.View.Id).Except(done.Select(v => v.Id)).ToHashSet();
        PartlyDone = done.Count == 0 ? null : words;
        return await OnGetAsync();
    }

    private Task Act(string action, ReturnView view, int version) => action == "remind"
        ? Reminders.Send(Database, view, ReminderText.About(view), Who.Person)
        : Returns.Do(Database, view.Id, version, ReturnEvent.Authorised, Who.Person);
}
