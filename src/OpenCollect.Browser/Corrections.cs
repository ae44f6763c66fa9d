using OpenCollect.Collections;
using OpenCollect.Reports;

namespace OpenCollect.Browser;

/// <summary>The corrections that somebody made of a return, in their order, and what is found of a child after them.</summary>
internal sealed class Corrections(ChildStore store, CheckInputs beside, string? authority, ReturnNotes? notes) : IDisposable
{
    private readonly List<Made> _made = [];
    private readonly ChildStore? _lastYear = Earlier(store, beside.Previous, store.Year.Previous);
    private readonly ChildStore? _yearBefore = Earlier(store, beside.BeforePrevious, store.Year.Previous.Previous);

    /// <summary>Every correction, as the list of changes has it.</summary>
    public IEnumerable<ChangeToMake> ToMake => _made.Select(m => new ChangeToMake(store.Original(m.Child).Id, m.Correction));

    /// <summary>Every correction, as the page shows it.</summary>
    public IEnumerable<ChangeItem> Items => _made.Select(Item);

    /// <summary>The return as corrected.</summary>
    public ReturnFiles Corrected => store.Collection.FilesOf(store.Return, store.Children);

    /// <summary>Makes a correction, or takes back all of the child's, and judges the child again.</summary>
    public CorrectedItem Make(CorrectionRequest request)
    {
        var child = request.Number;
        if (request.Kind == "undo")
        {
            _made.RemoveAll(m => m.Child == child);
            store.Correct(child, null);
            return Now(child, null);
        }

        var correction = Of(request, store[child]);
        var corrected = store[child].With(correction, store.Year);
        if (corrected.Document is { } document)
        {
            store.Correct(child, document);
            _made.Add(new(child, correction));
        }

        return Now(child, corrected.Refused?.Advice);
    }

    public void Dispose()
    {
        _lastYear?.Dispose();
        _yearBefore?.Dispose();
    }

    private static Correction Of(CorrectionRequest request, ChildDocument seen) => request.Kind switch
    {
        "change" => Correction.Change(seen, request.Path!, request.Field!, request.Becomes) with { Was = request.Was },
        "add" => Correction.Add(seen, request.Module!, request.Path!),
        "delete" => Correction.Delete(seen, request.Path!),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    private CorrectedItem Now(int child, string? refused)
    {
        var found = new List<ReportFinding>();
        var tally = new FindingTally(authority, notes, found.Add);
        var document = store[child];
        var recheck = Recheck.Of(new(store.Return, document), store.Year, beside, In(_lastYear, document), In(_yearBefore, document));
        foreach (var finding in recheck.Findings)
        {
            tally.Add(finding);
        }

        foreach (var fault in recheck.Faults)
        {
            tally.Add(fault);
        }

        return new(ChildPage.Of(store, 0, child), [.. found.Select(f => Checker.Item(-1, f))], [.. _made.Where(m => m.Child == child).Select(Item)], refused);
    }

    private ChangeItem Item(Made made)
    {
        var child = store.Original(made.Child);
        var correction = made.Correction;
        return new(made.Child, child.Id, child.Line, correction.Kind.ToString(), correction.Path, correction.Field, correction.Was, correction.Becomes);
    }

    /// <summary>An earlier return, where the collection's rules compare a child with itself in it: read once, not again for each child.</summary>
    private static ChildStore? Earlier(ChildStore store, ReturnFiles? files, CollectionYear year) =>
        files is null || !store.Collection.ComparesChildren ? null : new(store.Collection, files, year);

    private static ChildInReturn? In(ChildStore? earlier, ChildDocument child) =>
        earlier is null ? null : new(earlier.Return, child.Id is not null && earlier.WithId(child.Id) is { } number ? earlier[number] : null);

    private sealed record Made(int Child, Correction Correction);
}
