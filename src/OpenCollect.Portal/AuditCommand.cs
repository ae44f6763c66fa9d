namespace OpenCollect.Portal;

/// <summary>The command <c>opencollect audit verify</c>: checks the chain of the audit's hashes from its beginning. Changes nothing.</summary>
public static class AuditCommand
{
    private const string Usage = "Usage: opencollect audit verify [--database FOLDER-OR-ADDRESS]";

    /// <param name="arguments">What stands after <c>audit</c>.</param>
    /// <param name="environment">The environment, for <c>OPENCOLLECT_DATABASE</c> and <c>OPENCOLLECT_DATA</c>.</param>
    /// <param name="output">Where the result goes.</param>
    /// <param name="errors">Where it is said what is wrong with the command.</param>
    /// <returns>0 if the chain is whole, 1 if it is broken, 2 if it could not be checked.</returns>
    public static async Task<int> Run(string[] arguments, Func<string, string?> environment, TextWriter output, TextWriter errors)
    {
        if (arguments is not ["verify", .. var options])
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            var chosen = PortalOptions.Of(options, environment);
            if (!chosen.IsShared && !File.Exists(Path.Combine(chosen.Database, Database.FileName)))
            {
                await errors.WriteLineAsync($"opencollect audit: there is no database in {chosen.Database}. Name it with --database.");
                return 2;
            }

            await using var database = Database.Of(chosen.Database);
            var check = await AuditLog.Check(database);
            await output.WriteLineAsync(check.Words);
            if (check.Last is { } last)
            {
                await output.WriteLineAsync($"last entry: {last.Number}, {last.At}, {last.Hash}");
            }

            return check.IsWhole ? 0 : 1;
        }
        catch (Exception problem) when (problem is FormatException or System.Data.Common.DbException)
        {
            await errors.WriteLineAsync($"opencollect audit: {problem.Message}");
            return 2;
        }
    }
}
