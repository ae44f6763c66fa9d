using OpenCollect.Formats;

namespace OpenCollect.Reports;

/// <summary>What every shell says where it cannot go on.</summary>
public static class Problem
{
    /// <summary>What happened and what to do about it, without a child's data.</summary>
    public static string Sentence(Exception problem) => problem switch
    {
        UnusableFileException => problem.Message,
        InvalidDataException => "The zip file is damaged or is no zip file.",
        IOException => $"Reading or writing failed: {problem.Message}",
        OutOfMemoryException => "The file asks for more memory than there is. One element or cell may be far too long.",

        // The message of any other is left out, because it could hold data.
        _ => $"A fault in OpenCollect itself ({problem.GetType().Name}). Please report it with this trace, which holds no data:\n{problem.StackTrace}",
    };

    /// <summary>Whether it is a fault of the program, not of what it was given.</summary>
    public static bool IsOurs(Exception problem) => problem is not (UnusableFileException or InvalidDataException or IOException or OutOfMemoryException);
}
