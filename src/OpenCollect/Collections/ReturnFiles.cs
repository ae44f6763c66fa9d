using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>
/// The file or files of one return, as a shell found them, not yet read: one XML file, or a set of CSV tables. Or a return that is stored
/// as documents.
/// </summary>
/// <param name="Name">How to name the return to people: its file, folder or zip.</param>
/// <param name="FileNames">The names of its files without folders.</param>
/// <param name="Bytes">The size, 0 where it is not known.</param>
public sealed record ReturnFiles(string Name, ImmutableArray<string> FileNames, long Bytes)
{
    /// <summary>Opens the XML file at its beginning, as often as is needed; none where the return is CSV tables.</summary>
    public Func<Stream>? Xml { get; init; }

    /// <summary>The CSV tables; empty where the return is XML.</summary>
    public ImmutableArray<TableFile> Tables { get; init; } = [];

    /// <summary>The documents that the return is made of; none where it is of files.</summary>
    public ReturnDocuments? Documents { get; init; }

    /// <summary>Runs what reads the files, and names them in what goes wrong.</summary>
    /// <exception cref="UnusableFileException">The files cannot be used; names them.</exception>
    public T Naming<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (UnusableFileException problem)
        {
            throw problem.In(Name);
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException("The zip file is damaged.", Name);
        }
    }
}
