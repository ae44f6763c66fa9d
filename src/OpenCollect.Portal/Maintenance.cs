namespace OpenCollect.Portal;

/// <summary>
/// What whoever operates the portal does from time to time, with the same options as <c>serve</c>: <c>keys rewrap</c>, <c>dummies add CODE NAME</c>.
/// </summary>
public static class Maintenance
{
    private const int CodeLength = 3;

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
                await AddDummy(database, code, name);
                await say.WriteLineAsync($"{name} ({code}) can be used by suppliers; it gets a return in familiarisation periods that are opened from now on.");
                return 0;
            default:
                throw new FormatException("the commands are: serve, audit verify, keys rewrap, dummies add CODE NAME.");
        }
    }

    private static Task AddDummy(Database database, string code, string name)
    {
        if (code.Length != CodeLength || !code.All(char.IsAsciiDigit) || LocalAuthority.Find(code) is not null)
        {
            throw new FormatException("the code of a dummy authority has three digits and is no real authority's.");
        }

        return database.Write(async (connection, transaction) =>
        {
            var dummy = await Organisations.Ensure(connection, transaction, "authority", code, name, isDummy: true);
            await AuditLog.Add(database, connection, transaction, "system", dummy.Id, "dummy authority added", $"organisation {dummy.Id}");
        });
    }
}
