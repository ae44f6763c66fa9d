namespace OpenCollect.Formats;

/// <summary>
/// A file cannot be read as a return at all: it is no XML, broken off, hostile, or of a year that is not open. Says which file and
/// line, what was found and what was expected. Holds no child's data.
/// </summary>
public sealed class UnusableFileException : Exception
{
    public UnusableFileException(string problem, string? file = null, int line = 0, string? found = null, string? expected = null, Exception? inner = null)
        : base(Compose(problem, file, line, found, expected), inner) =>
        (Problem, File, Line, Found, Expected) = (problem, file, line, found, expected);

    /// <summary>What is the matter, one sentence.</summary>
    public string Problem { get; }

    /// <summary>The file's name as the user gave it.</summary>
    public string? File { get; }

    /// <summary>From 1; 0 where no line can be named.</summary>
    public int Line { get; }

    public string? Found { get; }

    public string? Expected { get; }

    /// <summary>The same with the file named, where the reader did not know it.</summary>
    public UnusableFileException In(string file) => File is null ? new(Problem, file, Line, Found, Expected, InnerException) : this;

    private static string Compose(string problem, string? file, int line, string? found, string? expected)
    {
        var place = (file, line) switch
        {
            (null, 0) => "",
            (null, _) => $"line {line}: ",
            (_, 0) => $"{file}: ",
            _ => $"{file}, line {line}: ",
        };
        var details = (found, expected) switch
        {
            (null, null) => "",
            (_, null) => $" Found {found}.",
            (null, _) => $" Expected {expected}.",
            _ => $" Found {found}, expected {expected}.",
        };
        return place + problem + details;
    }
}
