namespace OpenCollect.Cli.Output;

/// <summary>What the terminal can show.</summary>
internal static class Terminal
{
    public static Option<bool> NoColour { get; } = new("--no-color", "--no-colour")
    {
        Description = "Print without colours (also when NO_COLOR is set or the output is no terminal).",
        Recursive = true,
    };

    public static bool HasColours(ParseResult parsed) =>
        !parsed.GetValue(NoColour) && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    public static int Width
    {
        get
        {
            try
            {
                return Console.IsOutputRedirected || Console.WindowWidth < 40 ? 100 : Math.Min(Console.WindowWidth, 140);
            }
            catch (IOException)
            {
                return 100;
            }
        }
    }
}
