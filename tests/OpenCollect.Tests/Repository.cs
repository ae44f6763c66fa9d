namespace OpenCollect.Tests;

/// <summary>The checkout that the tests belong to.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "OpenCollect.slnx")) ? folder
        : Directory.GetParent(folder) is { } parent ? Find(parent.FullName)
        : throw new DirectoryNotFoundException("The tests do not run inside a checkout.");
}
