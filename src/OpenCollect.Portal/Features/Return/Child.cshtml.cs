using Microsoft.AspNetCore.Mvc;
using OpenCollect.Collections;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>One child with everything that the return says, what was found marked at its place.</summary>
[Needs(Permission.SeeReturn)]
public sealed class ChildModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    private const int MostFindings = 500;

    public int Number { get; private set; }

    public ChildDocument Document { get; private set; } = null!;

    public IReadOnlyList<FindingView> Found { get; private set; } = [];

    /// <summary>The child's way as a picture; none where there is nothing to draw.</summary>
    public string? Timeline { get; private set; }

    public bool CanCorrect => Who.May(Permission.Correct) && LifeCycle.Allows(View.Status, ReturnEvent.Loaded);

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (View.Load is not { } load)
        {
            return NotFound();
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        var key = await LoadKey(connection);
        if (await Children.Read(connection, load, key, number) is not { } document)
        {
            return NotFound();
        }

        (Number, Document) = (number, document);
        var texts = await TextKey(connection);
        Found = [.. (await Findings.Page(connection, load, child: number, most: MostFindings)).Select(r => Findings.Open(r, key, texts))];
        Timeline = ChildTimeline.Of(View.Year, await Loads.DocumentOf(connection, load, key), document);
        await Seen("child seen", $"load {load.Id} child {number}");
        return Page();
    }

    /// <summary>The findings that point at the field of the record.</summary>
    public IReadOnlyList<FindingRow> MarksAt(DocumentRecord record, string field) => MarksAt(Found, record, field);

    internal static IReadOnlyList<FindingRow> MarksAt(IReadOnlyList<FindingView> found, DocumentRecord record, string field) =>
        [.. found.Where(f => f.Finding.Others.Prepend(f.Finding.At).Any(p => p.Record == record.Path && p.Field == field)).Select(f => f.Row).DistinctBy(r => r.Rule)];
}
