using System.Text;

namespace OpenCollect.Formats;

/// <summary>One CSV file of a return: its name, with which tables are recognised, and how to open it, as often as is needed.</summary>
/// <param name="Name">The file's name, with or without folder and extension; either kind of slash parts folders.</param>
/// <param name="Open">Opens it at its beginning, for reading forward.</param>
public sealed record TableFile(string Name, Func<Stream> Open)
{
    /// <summary>
    /// The encoding of a file that says nothing of it, as the user declared it, such as windows-1252. UTF-8 if none is declared; it is
    /// never guessed, and a byte order mark in the file goes before.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The name without folder and extension.</summary>
    public string Table => Path.GetFileNameWithoutExtension(Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..]);
}
