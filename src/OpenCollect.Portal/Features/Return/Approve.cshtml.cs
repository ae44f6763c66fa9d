using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The one-page summary with which the analyst asks for approval, and the approver approves and submits or sends back.</summary>
[Needs(Permission.SeeReturn, ToChange = [Permission.LoadReturn, Permission.Approve])]
public sealed class ApproveModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IReadOnlyList<Headline> Figures { get; private set; } = [];

    public string? Notes { get; private set; }

    public string? Reason { get; private set; }

    public bool CanApprove => Who.May(Permission.Approve) && View.Status == ReturnStatus.ReadyForApproval;

    public bool CanAsk => Who.May(Permission.LoadReturn) && LifeCycle.Allows(View.Status, ReturnEvent.ApprovalAsked);

    public async Task<IActionResult> OnGetAsync()
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Figures = await Headline.Read(connection, load);
        Notes = await ReturnLevelNotes.Of(connection, Vault, View.Id) is [var latest, ..] ? latest.Text : null;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string action, int version, bool declared, string? reason)
    {
        Reason = reason;
        return Try(
            action == "submit" ? "declared" : action == "back" ? "reason" : "ask",
            async () =>
            {
                var (what, done) = action switch
                {
                    "submit" when !declared => throw new NotPossibleException("Confirm that you have looked at the figures."),
                    "submit" when Who.May(Permission.Approve) => (ReturnEvent.Submitted, "The return is submitted."),
                    "back" when Who.May(Permission.Approve) => (ReturnEvent.SentBack, "The return is sent back."),
                    "ask" when Who.May(Permission.LoadReturn) => (ReturnEvent.ApprovalAsked, "The return waits for approval."),
                    _ => throw new NotPossibleException("Your role does not allow this."),
                };
                await Returns.Do(Database, View.Id, version, what, Who.Person, what == ReturnEvent.SentBack ? reason?.Trim() : null);
                Done = done;
            },
            () => Redirect(action == "submit" ? $"/returns/{View.Id}/receipt" : $"/returns/{View.Id}"),
            OnGetAsync);
    }
}
