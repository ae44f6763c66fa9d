using System.Runtime.CompilerServices;

namespace OpenCollect.Reports.Tests;

/// <summary>
/// Outputs that a person has read and found right, beside the tests in the folder Data. With the environment variable
/// UPDATE_GOLDEN set, the tests write what they got instead; read the difference before committing it.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string test = "")
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is { Length: > 0 })
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(test)!, "Data", name), actual);
            return;
        }

        var resource = Assert.Single(typeof(Golden).Assembly.GetManifestResourceNames(), n => n.EndsWith(".Data." + name, StringComparison.Ordinal));
        using var reader = new StreamReader(typeof(Golden).Assembly.GetManifestResourceStream(resource)!);
        Assert.Equal(reader.ReadToEnd(), actual);
    }
}
