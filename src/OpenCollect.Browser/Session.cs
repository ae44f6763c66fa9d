using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Reports;

namespace OpenCollect.Browser;

/// <summary>What one worker holds: the returns among the files it was given, and the check that it made last.</summary>
internal sealed class Session : IDisposable
{
    private const int ChildrenBetweenTellings = 64;

    private List<FoundReturn> _returns = [];
    private HeldReports? _held;
    private FoundReturn? _checked;
    private List<ChildStore> _stores = [];
    private Corrections? _corrections;

    public HeldReports Held => _held ?? throw new InvalidOperationException("Nothing was checked yet.");

    public IReadOnlyList<FoundReturn> Returns => _returns;

    /// <summary>The return that was checked.</summary>
    public FoundReturn Checked => _checked ?? throw new InvalidOperationException("No return was checked yet.");

    /// <summary>The corrections of the return that was checked.</summary>
    public Corrections Corrections => _corrections ?? throw new InvalidOperationException("No return was checked yet.");

    /// <summary>The children of each return of the check.</summary>
    public IReadOnlyList<ChildStore> Stores => _stores;

    /// <summary>Finds the returns: files of one folder belong together, as do those given one by one.</summary>
    public void Find(IEnumerable<GivenFile> files) => _returns = Found(files, null);

    /// <summary>Checks one return.</summary>
    public void Check(CheckRequest request)
    {
        var found = _returns[request.Return];
        found = found with { Collection = Collection.Find(request.Collection) ?? found.Collection };
        var validation = new ValidationRequest(found.Collection, found.Files)
        {
            Year = YearOf(request.Year),
            OwnPeriod = request.OwnPeriod,
            Notes = request.Notes is { Length: > 0 } notes ? new(notes) : null,
            Beside = new()
            {
                Previous = Only(request.Previous, found.Collection),
                BeforePrevious = Only(request.BeforePrevious, found.Collection),
                Authority = LocalAuthority.Find(request.Authority),
                Postcodes = request.Postcodes is [var directory, ..] ? ReferenceFiles.Postcodes(FileOf(directory)) : null,
                Providers = request.Providers is { Length: > 0 } lists ? ReferenceFiles.Providers(lists.Select(FileOf)) : null,
                InStages = request.Stages,
            },
        };
        Hold(held => Validation.Run(validation, held.Add, Tell, held.See));
        _checked = found;
        _stores = [new(found.Collection, found.Files, Held.Summary.Year)];
        _corrections = new(_stores[0], validation.Beside, Held.Summary.Authority, validation.Notes);
    }

    /// <summary>Checks the two returns of an authority together.</summary>
    public void Match(MatchRequest request)
    {
        var matching = new MatchingRequest(_returns[request.Cin].Files, _returns[request.Cla].Files)
        {
            Year = YearOf(request.Year),
            PreviousCin = Only(request.PreviousCin, Collection.Cin),
            PreviousCla = Only(request.PreviousCla, Collection.LookedAfter),
        };
        Hold(held => MatchingValidation.Run(matching, held.Add, Tell));
        _stores = [new(Collection.Cin, matching.Cin, Held.Summary.Year), new(Collection.LookedAfter, matching.Cla, Held.Summary.Year)];
    }

    /// <summary>The child, in each return of the check that has it.</summary>
    public IEnumerable<ChildItem> Children(string? id, int line)
    {
        for (var source = 0; source < _stores.Count; source++)
        {
            var store = _stores[source];
            var number = _stores.Count == 1 && line > 0 ? store.AtLine(line) : null;
            if ((number ?? (id is null ? null : store.WithId(id))) is { } there)
            {
                yield return ChildPage.Of(store, source, there);
            }
        }
    }

    private void Hold(Func<HeldReports, ReturnSummary> run)
    {
        Dispose();
        (_held, _checked, _corrections) = (null, null, null);
        _stores = [];
        var held = new HeldReports();
        held.Finish(run(held));
        _held = held;
    }

    public void Dispose()
    {
        _held?.Dispose();
        _corrections?.Dispose();
        _stores.ForEach(s => s.Dispose());
    }

    private static void Tell(ValidationProgress progress)
    {
        if (progress.Children % ChildrenBetweenTellings == 0)
        {
            Host.Progress(progress.Children, progress.BytesRead, progress.Findings);
        }
    }

    private static List<FoundReturn> Found(IEnumerable<GivenFile> files, Collection? only)
    {
        var finder = new FoundReturns(only);
        var returns = new List<FoundReturn>();
        var single = new List<FoundFile>();
        foreach (var folder in files.GroupBy(f => f.Path[..(f.Path.LastIndexOf('/') + 1)], StringComparer.Ordinal))
        {
            var inside = folder.OrderBy(f => f.Path, StringComparer.Ordinal).Select(FileOf).ToList();
            if (folder.Key.Length == 0)
            {
                single.AddRange(folder.Select(FileOf));
            }
            else if (inside.Exists(f => f.Has(".xml") || f.Has(".csv")))
            {
                returns.AddRange(finder.InFolder(folder.Key.TrimEnd('/'), inside));
            }
        }

        returns.AddRange(finder.Of(single));
        return returns.Count > 0 ? returns : throw new UnusableFileException("Among the files there is no return.", expected: "XML files, the CSV tables of a return, or a zip of them");
    }

    private static ReturnFiles? Only(GivenFile[] files, Collection collection)
    {
        if (files.Length == 0)
        {
            return null;
        }

        var found = Found(files, collection);
        return found.Count == 1
            ? found[0].Files
            : throw new UnusableFileException("Exactly one return is expected here.", string.Join(", ", found.Select(f => f.Name)), found: $"{found.Count} returns");
    }

    private static FoundFile FileOf(GivenFile file) => new(file.Path, file.Bytes, () => new SlicedStream(file.Number, file.Bytes));

    private static CollectionYear? YearOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : CollectionYear.TryParse(text, out var year) ? year
        : throw new UnusableFileException($"{text} is no collection year.", expected: "one such as 2024-25");
}
