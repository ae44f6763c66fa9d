namespace OpenCollect.Portal;

/// <summary>
/// What whoever operates the portal does from time to time, with the same options as <c>serve</c>: <c>keys rewrap</c>, <c>dummies add CODE NAME</c>.
/// </summary>
public static class Maintenance
{
    /// <summary>The first words of the commands.</summary>
    public static readonly ImmutableArray<string> Commands = ["keys", "dummies"];

    /// <summary>Splits the words of a command from the options after them; none where the arguments are for <c>serve</c>.</summary>
    public static (IReadOnlyList<string> Words, IReadOnlyList<string> Options)? Of(IReadOnlyList<string> arguments) =>
        arguments.Count == 0 || !Commands.Contains(arguments[0]) ? null
            : ([.. arguments.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal))], [.. arguments.SkipWhile(a => !a.StartsWith("--", StringComparison.Ordinal))]);

    /// <summary>Does it, says what came of it, and gives the exit status.</summary>
    /// <param name="words">The command.</param>
    /// <param name="options">Which database and keys.</param>
    /// <param name="say">Where to say it.</param>
    /// <exception cref="FormatException">There is no such command; the message says which there are.</exception>
    public static async Task<int> Run(IReadOnlyList<string> words, PortalOptions options, TextWriter say)
    {
        var vault = Serving.VaultOf(options);
        await using var database = Database.Of(options.Database, vault);
        await database.Migrate();
        switch (words)
        {
            case ["keys", "rewrap"]:
                var count = await database.Write((connection, transaction) => vault.Rewrap(connection, transaction));
                await say.WriteLineAsync($"{count:N0} data keys were wrapped with the master key in use.");
                return 0;
            case ["dummies", "add", var code, var name]:
                try
                {
                    await DummyAuthorities.Add(database, code, name, ReferenceData.System);
                }
                catch (NotPossibleException problem)
                {
                    throw new FormatException(problem.Message, problem);
                }

                await say.WriteLineAsync($"{name} ({code}) can be used by suppliers; it has a return in each familiarisation period that is open, and gets one in those that are opened later.");
                return 0;
            default:
                throw new FormatException("the commands are: serve, audit verify, keys rewrap, dummies add CODE NAME.");
        }
    }
}
