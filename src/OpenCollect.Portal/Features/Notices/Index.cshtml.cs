using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Features.Notices;

/// <summary>The notices and maintenance windows that pages show or will show: adding and ending them.</summary>
[Needs(Permission.ManageCollections)]
public sealed class IndexModel(Database database) : PortalPage(database)
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 500;

    private static readonly string[] TimeForms = ["H:mm", "HH:mm", "H.mm", "h:mmtt", "htt"];

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public string Text { get; private set; } = "";

    public bool IsMaintenance { get; private set; }

    public DateInput From { get; private set; } = null!;

    public DateInput Until { get; private set; } = null!;

    public string FromTime { get; private set; } = "";

    public string UntilTime { get; private set; } = "";

    public string Now { get; } = Clock.Now();

    public Task<IActionResult> OnGetAsync()
    {
        var today = ReturnDate.Format(Clock.Today());
        (From, Until, FromTime) = (DateInput.Of("from", FromLabel, today), DateInput.Of("until", UntilLabel, null), Clock.InEngland(Clock.Parse(Now)).ToString("H:mm", CultureInfo.InvariantCulture));
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(string? end, string? text, bool maintenance, string? fromTime, string? untilTime)
    {
        if (end is not null)
        {
            await Notice.End(Database, end, Who.Person);
            Done = "The notice is ended.";
            return RedirectToPage();
        }

        (Text, IsMaintenance, FromTime, UntilTime) = (text?.Trim() ?? "", maintenance, fromTime?.Trim() ?? "", untilTime?.Trim() ?? "");
        (From, Until) = (DateInput.Read("from", FromLabel, Request.Form), DateInput.Read("until", UntilLabel, Request.Form));
        if (Text.Length is 0 or > LongestText)
        {
            Problems.Add(("text", Text.Length == 0 ? "Enter the text" : $"The text must be {LongestText} characters or fewer"));
        }

        var (from, until) = (Time(From, FromTime, "from-time", "it is shown from"), Time(Until, UntilTime, "until-time", "it is shown until"));
        if (from >= until)
        {
            Problems.Add(("until-day", "The end must be after the beginning"));
            Until = Until with { Problem = "The end must be after the beginning" };
        }
        else if (until <= Clock.Provider.GetUtcNow())
        {
            Problems.Add(("until-day", "The end must be in the future"));
            Until = Until with { Problem = "The end must be in the future" };
        }

        if (Problems.Count > 0)
        {
            return await Show();
        }

        await Notice.Add(Database, new() { Text = Text, IsMaintenance = IsMaintenance, ShownFrom = Clock.Text(from!.Value), ShownUntil = Clock.Text(until!.Value) }, Who.Person);
        Done = "The notice is added.";
        return RedirectToPage();
    }

    private const string FromLabel = "First day", UntilLabel = "Last day";

    private async Task<IActionResult> Show()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Notices = await Notice.NotOver(connection, Now);
        return Page();
    }

    /// <summary>The time in England that a day and a time of it make; none, and what is wrong, where they make none.</summary>
    private DateTimeOffset? Time(DateInput day, string time, string field, string what)
    {
        if (day.Problem is { } problem)
        {
            Problems.Add((day.ProblemAt, problem));
        }

        if (!TimeOnly.TryParseExact(time, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var of))
        {
            Problems.Add((field, time.Length == 0 ? $"Enter the time {what}" : $"The time {what} must be a time, like 20:00"));
            return null;
        }

        return day.Date is { } date ? Clock.FromEngland(date, of) : null;
    }
}
