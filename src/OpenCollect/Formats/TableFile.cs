namespace OpenCollect.Formats;

/// <summary>One CSV file of a return: its name, with which tables are recognised, and how to open it, as often as is needed.</summary>
/// <param name="Name">The file's name, with or without folder and extension.</param>
/// <param name="Open">Opens it at its beginning, for reading forward.</param>
public sealed record TableFile(string Name, Func<Stream> Open)
{
    /// <summary>The name without folder and extension.</summary>
    public string Table => Path.GetFileNameWithoutExtension(Name);
}
