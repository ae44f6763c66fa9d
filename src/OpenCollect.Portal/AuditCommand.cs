using System.Globalization;

namespace OpenCollect.Portal;

/// <summary>The command <c>opencollect audit verify</c>: checks the chain of the audit's hashes from its beginning. Changes nothing in the database.</summary>
public static class AuditCommand
{
    private const string Usage = "Usage: opencollect audit verify [--mark FILE] [--database FOLDER-OR-ADDRESS] [--data FOLDER]";

    /// <param name="arguments">
    /// What stands after <c>audit</c>. <c>--mark FILE</c>: the entry noted in the file must still be in the chain; if all is well, the last
    /// entry is noted there for the next time. That shows entries that were taken away at the end.
    /// </param>
    /// <param name="environment">The environment, for the same variables as of <c>serve</c>.</param>
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
            string? file = null;
            if (Array.IndexOf(options, "--mark") is >= 0 and var at)
            {
                file = at + 1 < options.Length ? options[at + 1] : throw new FormatException("--mark needs a value.");
                options = [.. options[..at], .. options[(at + 2)..]];
            }

            var chosen = PortalOptions.Of(options, environment);
            if (!chosen.IsShared && !File.Exists(Path.Combine(chosen.Database, Database.FileName)))
            {
                throw new FormatException($"there is no database in {chosen.Database}. Name it with --database.");
            }

            if (chosen.Keys is null && !File.Exists(Path.Combine(chosen.Data, Serving.KeyFile)))
            {
                throw new FormatException($"there are no master keys in {chosen.Data}, and the chain cannot be checked without. Name the folder with --data, or give OPENCOLLECT_KEYS.");
            }

            await using var database = Database.Of(chosen.Database, Serving.VaultOf(chosen));
            if (!await database.IsUpToDate())
            {
                throw new FormatException("the database is of an older release. Start the portal once, which brings it up to date, and check then.");
            }

            var check = await AuditLog.Check(database, file is not null && File.Exists(file) ? MarkIn(await File.ReadAllTextAsync(file)) : null);
            await output.WriteLineAsync(check.Words);
            if (check.Last is { } last)
            {
                await output.WriteLineAsync($"last entry: {last.Number}, {last.At}, {last.Hash}");
                if (file is not null && check.IsWhole)
                {
                    await File.WriteAllTextAsync(file, $"{last.Number} {last.Hash}\n");
                }
            }

            return check.IsWhole ? 0 : 1;
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await errors.WriteLineAsync($"opencollect audit: {problem.Message}");
            return 2;
        }
    }

    private static AuditMark MarkIn(string text) =>
        text.Split(' ', StringSplitOptions.TrimEntries) is [var number, { Length: > 0 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? new(parsed, hash) : throw new FormatException("the file of --mark is not one that this command wrote.");
}
