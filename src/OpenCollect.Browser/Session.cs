using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Reports;

namespace OpenCollect.Browser;

/// <summary>What one worker holds: the returns among the files it was given, and the check that it made last.</summary>
internal sealed class Session
{
    private const int ChildrenBetweenTellings = 64;

    private IReadOnlyList<FoundReturn> _returns = [];
    private HeldReports? _held;

    public HeldReports Held => _held ?? throw new InvalidOperationException("Nothing was checked yet.");

    public IReadOnlyList<FoundReturn> Returns => _returns;

    /// <summary>Finds the returns: files of one folder belong together, as do those given one by one.</summary>
    public void Find(IEnumerable<GivenFile> files, Collection? only)
    {
        _returns = Found(files, only);
    }

    /// <summary>Checks one return.</summary>
    public void Check(CheckRequest request)
    {
        var found = _returns[request.Return];
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
        Hold(each => Validation.Run(validation, each, Tell));
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
        Hold(each => MatchingValidation.Run(matching, each, Tell));
    }

    private void Hold(Func<Action<ReportFinding>, ReturnSummary> run)
    {
        _held?.Dispose();
        _held = null;
        var held = new HeldReports();
        held.Finish(run(held.Add));
        _held = held;
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
