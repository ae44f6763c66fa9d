using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The return-level notes, their versions, and what they clear.</summary>
[Needs(Permission.SeeReturn, ToChange = [Permission.Explain])]
public sealed class NotesModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public string Text { get; private set; } = "";

    /// <summary>The version shown, 0 for none.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<NoteVersion> Earlier { get; private set; } = [];

    public IReadOnlyList<(RuleInfo Rule, NoteMatch Match)> Outcomes { get; private set; } = [];

    /// <summary>Rules with an automatic OK that fired and are not cleared.</summary>
    public IReadOnlyList<RuleInfo> Sentences { get; private set; } = [];

    public bool CanWrite => Who.May(Permission.Explain) && !LifeCycle.IsWithDepartment(View.Status);

    public Task<IActionResult> OnGetAsync() => Show(null);

    public Task<IActionResult> OnPostAsync(string? text, int basedOn) => Try(
        "text",
        async () =>
        {
            await ReturnLevelNotes.Write(Database, Vault, View, basedOn, text ?? "", Who.Person);
            Done = "The notes are saved.";
        },
        () => Redirect($"/returns/{View.Id}/notes"),
        () => Show(text));

    private async Task<IActionResult> Show(string? typed)
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        var versions = await ReturnLevelNotes.Of(connection, Vault, View.Id);
        (Text, Version) = versions is [var latest, ..] ? (typed ?? latest.Text, latest.Version) : (typed ?? "", 0);
        Earlier = [.. versions.Skip(typed is null ? 1 : 0)];
        Outcomes = [.. ReturnLevelNotes.Outcomes(View.Year, Text)];
        var fired = View.Load is { } load ? (await Findings.ByRule(connection, load)).Select(t => t.Rule).ToHashSet() : [];
        Sentences = [.. View.Year.Collection.RulesIn(View.Year.Year).Where(r => r.AutomaticOk is not null && fired.Contains(r.Code) && !Outcomes.Any(o => o.Rule == r && o.Match.Matches))];
        return Page();
    }
}
