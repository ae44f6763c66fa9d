using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Input;

/// <summary>One return as it was found among the paths that the user gave.</summary>
/// <param name="Name">How to name it to the user: the path, or the path of the zip and the entry in it.</param>
/// <param name="Files">The names of its files without folders.</param>
/// <param name="Bytes">The size, 0 where it is not known.</param>
internal sealed record ReturnSource(string Name, ImmutableArray<string> Files, long Bytes, Func<ReturnReader<CinHeader, CinChild>> OpenReader)
{
    /// <summary>Opens the return.</summary>
    /// <exception cref="UnusableFileException">It is no return; names the file.</exception>
    public ReturnReader<CinHeader, CinChild> Open()
    {
        try
        {
            return OpenReader();
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
