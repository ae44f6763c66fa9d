using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>A dummy authority as the Department keeps it.</summary>
/// <param name="Organisation">The authority.</param>
/// <param name="Suppliers">The suppliers that have it; none means every one.</param>
/// <param name="Returns">How many returns it has with data, all of familiarisation periods.</param>
public sealed record DummyAuthority(Organisation Organisation, IReadOnlyList<Organisation> Suppliers, long Returns);

/// <summary>
/// Authorities that are made up so that suppliers can test their files. They have returns in familiarisation periods only, so nothing of
/// them is in any figure or export.
/// </summary>
public static class DummyAuthorities
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 100;

    private const int CodeLength = 3;

    /// <summary>Adds one, with a return in each familiarisation period that is not over.</summary>
    /// <exception cref="NotPossibleException">The code or the name cannot be one, or is taken.</exception>
    public static Task<Organisation> Add(Database database, string? code, string? name, string person)
    {
        (code, name) = (code?.Trim() ?? "", name?.Trim() ?? "");
        if (code.Length != CodeLength || !code.All(char.IsAsciiDigit) || LocalAuthority.Find(code) is not null)
        {
            throw new NotPossibleException("The code of a dummy authority has three digits and is no real authority’s.");
        }

        if (name.Length is 0 or > LongestName)
        {
            throw new NotPossibleException($"Enter a name of up to {LongestName} characters.");
        }

        return database.Write(async (connection, transaction) =>
        {
            if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM organisation WHERE kind = 'authority' AND code = @code", new { code }, transaction) > 0)
            {
                throw new NotPossibleException($"There is an authority with the code {code} already.");
            }

            var dummy = await Organisations.Ensure(connection, transaction, "authority", code, name, isDummy: true);
            await EnsureReturns(connection, transaction, dummy.Id);
            await AuditLog.Add(database, connection, transaction, person, dummy.Id, "dummy authority added", $"organisation {dummy.Id}", $"{code} {name}");
            return dummy;
        });
    }

    /// <summary>
    /// Retires one: nothing can be loaded for it any more, it has no return in periods that are opened later, and suppliers do not act for
    /// it. What is there stays for the Department to look at.
    /// </summary>
    /// <exception cref="NotPossibleException">There is no such dummy authority, or it is retired.</exception>
    public static Task Retire(Database database, string id, string person) => Change(database, id, person, "dummy authority retired", "UPDATE organisation SET retired = @now WHERE id = @id AND is_dummy = 1 AND retired IS NULL");

    /// <summary>Lets a retired one be used again.</summary>
    /// <exception cref="NotPossibleException">There is no such dummy authority, or it is not retired.</exception>
    public static Task BringBack(Database database, string id, string person) =>
        Change(database, id, person, "dummy authority brought back", "UPDATE organisation SET retired = NULL WHERE id = @id AND is_dummy = 1 AND retired IS NOT NULL AND @now IS NOT NULL");

    /// <summary>Gives one to exactly these suppliers, or to every one; counts from the next time that their people sign in.</summary>
    /// <exception cref="NotPossibleException">There is no such dummy authority or supplier.</exception>
    public static Task Give(Database database, string id, IReadOnlyCollection<string> suppliers, string person) => database.Write(async (connection, transaction) =>
    {
        var known = (await Suppliers(connection, transaction)).ToDictionary(s => s.Id, s => s.Code);
        if (await Find(connection, id, transaction) is null || suppliers.Any(s => !known.ContainsKey(s)))
        {
            throw new NotPossibleException("There is no such dummy authority, or no such supplier.");
        }

        await connection.ExecuteAsync("DELETE FROM supplier_dummy WHERE dummy_id = @id", new { id }, transaction);
        foreach (var supplier in suppliers.Distinct())
        {
            await connection.ExecuteAsync("INSERT INTO supplier_dummy (supplier_id, dummy_id) VALUES (@supplier, @id)", new { supplier, id }, transaction);
        }

        await AuditLog.Add(
            database, connection, transaction, person, id, "dummy authority given", $"organisation {id}", suppliers.Count == 0 ? "to every supplier" : $"to {string.Join(", ", suppliers.Distinct().Select(s => known[s]))}");
    });

    /// <summary>All, by code, retired ones too.</summary>
    public static async Task<IReadOnlyList<DummyAuthority>> All(DbConnection connection)
    {
        var given = (await connection.QueryAsync<(string Dummy, string Supplier)>("SELECT dummy_id, supplier_id FROM supplier_dummy")).ToLookup(g => g.Dummy, g => g.Supplier);
        var suppliers = await Suppliers(connection);
        var returns = (await connection.QueryAsync<(string Dummy, long Count)>(
            "SELECT r.organisation_id, COUNT(*) FROM return_ r JOIN organisation o ON o.id = r.organisation_id WHERE o.is_dummy = 1 AND r.current_load_id IS NOT NULL GROUP BY r.organisation_id")).ToDictionary(r => r.Dummy, r => r.Count);
        return
        [
            .. (await connection.QueryAsync<Organisation>($"SELECT {Organisations.Columns} FROM organisation o WHERE o.kind = 'authority' AND o.is_dummy = 1 ORDER BY o.code"))
                .Select(o => new DummyAuthority(o, [.. suppliers.Where(s => given[o.Id].Contains(s.Id))], returns.GetValueOrDefault(o.Id))),
        ];
    }

    /// <summary>A dummy authority; none if there is none, or it is a real one.</summary>
    public static async Task<DummyAuthority?> Find(DbConnection connection, string id) => (await All(connection)).FirstOrDefault(d => d.Organisation.Id == id);

    /// <summary>The suppliers of whom anybody ever signed in, by name.</summary>
    public static async Task<IReadOnlyList<Organisation>> Suppliers(DbConnection connection, DbTransaction? transaction = null) =>
        [.. await connection.QueryAsync<Organisation>($"SELECT {Organisations.Columns} FROM organisation o WHERE o.kind = 'supplier' ORDER BY o.name, o.code", transaction: transaction)];

    /// <summary>The dummy authorities that a supplier's people act for: those given to it, and those given to none.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="transaction">Where the question belongs.</param>
    /// <param name="supplier">The supplier's organisation; none where the sign-in service does not say which it is.</param>
    public static async Task<IReadOnlyList<Organisation>> For(DbConnection connection, DbTransaction transaction, string? supplier) =>
        [
            .. await connection.QueryAsync<Organisation>(
                $"""
                 SELECT {Organisations.Columns} FROM organisation o WHERE o.kind = 'authority' AND o.is_dummy = 1 AND o.retired IS NULL
                     AND (NOT EXISTS (SELECT 1 FROM supplier_dummy g WHERE g.dummy_id = o.id) OR EXISTS (SELECT 1 FROM supplier_dummy g WHERE g.dummy_id = o.id AND g.supplier_id = @supplier))
                 ORDER BY o.code
                 """, new { supplier }, transaction),
        ];

    private static async Task<Organisation?> Find(DbConnection connection, string id, DbTransaction transaction) =>
        await connection.QuerySingleOrDefaultAsync<Organisation>($"SELECT {Organisations.Columns} FROM organisation o WHERE o.id = @id AND o.kind = 'authority' AND o.is_dummy = 1", new { id }, transaction);

    private static Task Change(Database database, string id, string person, string action, string sql) => database.Write(async (connection, transaction) =>
    {
        if (await connection.ExecuteAsync(sql, new { id, now = Clock.Now() }, transaction) == 0)
        {
            throw new NotPossibleException("Somebody did that already, or there is no such dummy authority.");
        }

        var isRetired = (await Find(connection, id, transaction))!.Retired is not null;
        if (isRetired)
        {
            await connection.ExecuteAsync("DELETE FROM membership WHERE organisation_id = @id", new { id }, transaction);
        }
        else
        {
            await EnsureReturns(connection, transaction, id);
        }

        await AuditLog.Add(database, connection, transaction, person, id, action, $"organisation {id}");
    });

    private static async Task EnsureReturns(DbConnection connection, DbTransaction transaction, string dummy)
    {
        var today = ReturnDate.Format(Clock.Today());
        foreach (var year in await connection.QueryAsync<string>("SELECT id FROM collection_year WHERE is_familiarisation = 1 AND closes >= @today", new { today }, transaction))
        {
            await connection.ExecuteAsync(
                "INSERT INTO return_ (id, collection_year_id, organisation_id, status) VALUES (@id, @year, @dummy, @status) ON CONFLICT (collection_year_id, organisation_id) DO NOTHING",
                new { id = Ids.New(), year, dummy, status = nameof(ReturnStatus.NoData) }, transaction);
        }
    }
}
