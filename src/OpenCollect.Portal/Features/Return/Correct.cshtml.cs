using Microsoft.AspNetCore.Mvc;
using OpenCollect.Collections;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>Changing, adding and deleting a child's records on screen; the child is judged as it is saved.</summary>
[Needs(Permission.Correct)]
public sealed class CorrectModel(Database database, Vault vault, Corrections corrections) : ReturnPage(database, vault)
{
    private const int MostFindings = 500;
    private const string ValuePrefix = "value.";
    private const char Split = '|';

    private ImmutableArray<CollectionModule> _modules;

    public int Number { get; private set; }

    public ChildDocument Document { get; private set; } = null!;

    public IReadOnlyList<FindingView> Found { get; private set; } = [];

    public IReadOnlyList<MadeCorrection> Made { get; private set; } = [];

    /// <summary>The code sets that the fields of the child have.</summary>
    public IEnumerable<CodeSet> Codes => _modules.SelectMany(m => m.Fields).Select(f => f.Codes).OfType<CodeSet>().DistinctBy(c => c.Name);

    /// <summary>What can be added: a module, and the record that will hold it.</summary>
    public IEnumerable<(string Value, string Text)> Addable => _modules.Where(m => m.Occurs is Occurrence.Many or Occurrence.AtMostOnce).SelectMany(m => m.Under is not { } under
        ? [($"{m.Name}{Split}", m.Name)]
        : Document.Records.Where(r => r.Module == under).Select(r => ($"{m.Name}{Split}{r.Path}", $"{m.Name} in {r.Path}")));

    public CollectionModule ModuleOf(DocumentRecord record) => _modules.First(m => m.Name == record.Module);

    public IReadOnlyList<FindingRow> MarksAt(DocumentRecord record, string field) => ChildModel.MarksAt(Found, record, field);

    /// <summary>What stands in the field: what the person typed, where it could not be saved.</summary>
    public string? Typed(DocumentRecord record, DocumentValue value) =>
        Problems.Count > 0 && Request.HasFormContentType && Request.Form["path"] == record.Path && Request.Form.TryGetValue(ValuePrefix + value.Field, out var typed) ? typed.ToString() : value.Text;

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (!LifeCycle.Allows(View.Status, ReturnEvent.Loaded) || View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}/children/{number}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        var key = await LoadKey(connection);
        if (await Children.Read(connection, load, key, number) is not { } document)
        {
            return NotFound();
        }

        (Number, Document, _modules) = (number, document, View.Year.Collection.DescribeModules(View.Year.Year));
        Found = [.. (await Findings.Page(connection, load, child: number, most: MostFindings)).Select(r => Findings.Open(r, key, null))];
        Made = await corrections.Of(View, number);
        await Seen("child seen", $"load {load.Id} child {number}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, string action, string? path, string? add, bool sure)
    {
        if (View.Load is not { } load)
        {
            return NotFound();
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        if (await Children.Read(connection, load, await LoadKey(connection), number) is not { } document)
        {
            return NotFound();
        }

        var isOut = action == "remove";
        return await Try(
            action is "add" or "remove" ? action == "add" ? "add" : "sure" : $"record-{document.Records.Select(r => r.Path).ToList().IndexOf(path ?? "")}",
            async () =>
            {
                switch (action)
                {
                    case "save":
                        var changes = Changes(path!);
                        if (changes.Count == 0)
                        {
                            throw new NotPossibleException("Nothing was changed in this record.");
                        }

                        await corrections.Make(View, number, changes, Who.Person);
                        Done = "Saved, and the child was checked.";
                        break;
                    case "delete":
                        await corrections.Make(View, number, [Correction.Delete(document, path!)], Who.Person);
                        Done = "The record is deleted, and the child was checked.";
                        break;
                    case "add" when add?.Split(Split, 2) is [var module, var holder]:
                        await corrections.Make(View, number, [Correction.Add(document, module, holder)], Who.Person);
                        Done = "The record is added. Enter its values and save.";
                        break;
                    case "remove" when !sure:
                        throw new NotPossibleException("Confirm that the child is to be taken out.");
                    case "remove":
                        await corrections.DeleteChild(View, number, Who.Person);
                        Done = "The child is taken out of the return.";
                        break;
                    default:
                        throw new NotPossibleException("Choose what to do.");
                }
            },
            () => Redirect(isOut ? $"/returns/{View.Id}/children" : $"/returns/{View.Id}/children/{number}/correct"),
            () => OnGetAsync(number));

        // What the person saw, not what stands there now, is compared: so two people cannot overwrite each other unseen.
        List<Correction> Changes(string record) =>
        [
            .. Request.Form.Keys.Where(k => k.StartsWith(ValuePrefix, StringComparison.Ordinal)).Select(k => k[ValuePrefix.Length..])
                .Select(field => (Field: field, Was: Blank(Request.Form[$"was.{field}"]), Becomes: Blank(Request.Form[ValuePrefix + field])))
                .Where(v => v.Was != v.Becomes)
                .Select(v => new Correction(CorrectionKind.Change, record, v.Field, v.Was, v.Becomes) { Dates = document.DatesOf(record) }),
        ];

        static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
