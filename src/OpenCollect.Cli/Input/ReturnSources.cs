using OpenCollect.Collections;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Input;

/// <summary>Finds the returns among the files, folders and zip files that the user named.</summary>
/// <param name="only">The collection that the user named; otherwise it is told from the content.</param>
internal sealed class ReturnSources(Collection? only = null)
{
    private const int BufferSize = 1 << 16;

    private readonly FoundReturns _found = new(only);

    /// <summary>In the order of the paths; tables that are named one by one are one return, where the first of them stands.</summary>
    /// <exception cref="UnusableFileException">A path does not exist or holds no return.</exception>
    public IReadOnlyList<FoundReturn> Find(IEnumerable<string> paths)
    {
        var returns = new List<FoundReturn>();
        var (tables, first) = (new List<FoundFile>(), 0);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                returns.AddRange(_found.InFolder(path, [.. Directory.GetFiles(path).Order(StringComparer.Ordinal).Select(At)]));
            }
            else if (!File.Exists(path))
            {
                throw new UnusableFileException("There is no such file or folder.", path);
            }
            else if (At(path) is var file && (!file.Has(".csv") || file.IsZip()))
            {
                returns.AddRange(_found.Of([file]));
            }
            else
            {
                first = tables.Count == 0 ? returns.Count : first;
                tables.Add(file);
            }
        }

        returns.InsertRange(first, _found.Of(tables));
        return returns;
    }

    /// <summary>The one return at the path.</summary>
    /// <exception cref="UnusableFileException">There is none, or more than one.</exception>
    public FoundReturn Only(params IEnumerable<string> paths) => Find(paths) is var all && all.Count == 1
        ? all[0]
        : throw new UnusableFileException("Exactly one return is expected here.", string.Join(" ", paths), found: $"{all.Count} returns");

    /// <summary>A file on the disk.</summary>
    public static FoundFile At(string path) => new(path, new FileInfo(path).Length,
        () => new FileStream(path, new FileStreamOptions { BufferSize = BufferSize, Options = FileOptions.SequentialScan }));
}
