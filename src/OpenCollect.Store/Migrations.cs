using System.Data.Common;
using System.Globalization;
using Dapper;

namespace OpenCollect.Store;

/// <summary>Numbered SQL files inside the program, applied in order, each once. There is no way back: a newer release migrates forward.</summary>
internal static class Migrations
{
    private const long Lock = 7_203_150;

    public static async Task Apply(Database database, DbConnection connection, DbTransaction transaction, CancellationToken cancellation)
    {
        await database.Lock(connection, transaction, Lock, cancellation);
        await connection.ExecuteAsync(new("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER PRIMARY KEY, name TEXT NOT NULL)", transaction: transaction, cancellationToken: cancellation));
        var done = (await connection.QueryAsync<int>(new CommandDefinition("SELECT number FROM schema_version", transaction: transaction, cancellationToken: cancellation))).ToHashSet();
        var known = All();
        if (done.Count > 0 && done.Max() > known[^1].Number)
        {
            throw new InvalidOperationException($"The database is of a newer release: it has schema {done.Max()}, this program knows {known[^1].Number}.");
        }

        foreach (var (number, name, sql) in known.Where(m => !done.Contains(m.Number)))
        {
            var text = database.ColumnTypes.Aggregate(sql, (s, type) => s.Replace($"{{{{{type.Key}}}}}", type.Value, StringComparison.Ordinal));
            await connection.ExecuteAsync(new(text, transaction: transaction, cancellationToken: cancellation));
            await connection.ExecuteAsync(new("INSERT INTO schema_version (number, name) VALUES (@number, @name)", new { number, name }, transaction, cancellationToken: cancellation));
            if (number == AuditLog.KeyedSince)
            {
                await AuditLog.BeginKeyed(database, connection, transaction);
            }
        }
    }

    /// <summary>Whether the database has everything that this program knows.</summary>
    public static async Task<bool> AreApplied(DbConnection connection)
    {
        var done = (await connection.QueryAsync<int>("SELECT number FROM schema_version")).ToHashSet();
        return All().TrueForAll(m => done.Contains(m.Number));
    }

    internal static List<(int Number, string Name, string Sql)> All()
    {
        var assembly = typeof(Migrations).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
            }),
        ];
    }
}
