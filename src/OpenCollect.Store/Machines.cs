using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace OpenCollect.Store;

/// <summary>A program, such as a case system, that loads and reads one organisation's returns through the API.</summary>
public sealed record Machine
{
    /// <summary>The client identifier.</summary>
    public string Id { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    public string OrganisationId { get; init; } = "";

    public string OrganisationName { get; init; } = "";

    /// <summary>The machine as audit, loads and notes name it.</summary>
    public string PersonId { get; init; } = "";

    public string SecretHash { get; init; } = "";

    public string Created { get; init; } = "";

    /// <summary>The name of who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it last asked for a token; none for never.</summary>
    public string? LastUsed { get; init; }

    /// <summary>When its credentials were taken away; none while they hold.</summary>
    public string? Revoked { get; init; }
}

/// <summary>The credentials of machines. A secret is shown once, when it is made; only its hash is kept.</summary>
public static class Machines
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>What every secret begins with, so that one that was published by mistake is recognised.</summary>
    public const string SecretsFrom = "opencollect_";

    private const int SecretBytes = 32;
    private const int MostInUse = 20;

    private const string Select =
        """
        SELECT m.id AS Id, m.name AS Name, m.organisation_id AS OrganisationId, o.name AS OrganisationName, m.person_id AS PersonId, m.secret_hash AS SecretHash,
            m.created AS Created, p.name AS CreatedBy, m.last_used AS LastUsed, m.revoked AS Revoked
        FROM machine m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN person p ON p.id = m.created_by
        """;

    /// <summary>Makes a machine of the organisation. The secret cannot be had again.</summary>
    /// <exception cref="NotPossibleException">The name is missing or too long, or there are too many machines.</exception>
    public static async Task<(string Id, string Secret)> Create(Database database, string organisation, string? name, string person)
    {
        var called = name?.Trim() ?? "";
        if (called.Length is 0 or > LongestName)
        {
            throw new NotPossibleException(called.Length == 0 ? "Enter a name for the machine." : $"The name must be {LongestName} characters or fewer.");
        }

        var (id, secret) = (Ids.New(), SecretsFrom + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));
        await database.Write(async (connection, transaction) =>
        {
            var inUse = await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM machine WHERE organisation_id = @organisation AND revoked IS NULL", new { organisation }, transaction);
            if (inUse >= MostInUse)
            {
                throw new NotPossibleException($"An organisation can have {MostInUse} machines. Revoke one that is not used any more.");
            }

            var self = await Organisations.EnsurePerson(connection, transaction, $"machine:{id}", $"{called} (machine)", null);
            await connection.ExecuteAsync(
                "INSERT INTO machine (id, organisation_id, person_id, name, secret_hash, created, created_by) VALUES (@id, @organisation, @self, @called, @hash, @now, @person)",
                new { id, organisation, self = self.Id, called, hash = HashOf(secret), now = Clock.Now(), person }, transaction);
            await AuditLog.Add(database, connection, transaction, person, organisation, "machine made", $"machine {id}", called);
        });
        return (id, secret);
    }

    /// <summary>Takes a machine's credentials away; its tokens stop working at once. False if the organisation has no such machine in use.</summary>
    public static Task<bool> Revoke(Database database, string organisation, string id, string person) => database.Write(async (connection, transaction) =>
    {
        var revoked = await connection.ExecuteAsync(
            "UPDATE machine SET revoked = @now WHERE id = @id AND organisation_id = @organisation AND revoked IS NULL", new { id, organisation, now = Clock.Now() }, transaction);
        if (revoked == 0)
        {
            return false;
        }

        await AuditLog.Add(database, connection, transaction, person, organisation, "machine revoked", $"machine {id}");
        return true;
    });

    /// <summary>An organisation's machines, the latest first, revoked ones too.</summary>
    public static async Task<IReadOnlyList<Machine>> Of(DbConnection connection, string organisation) =>
        [.. await connection.QueryAsync<Machine>($"{Select} WHERE m.organisation_id = @organisation ORDER BY m.created DESC", new { organisation })];

    /// <summary>A machine whose credentials hold.</summary>
    public static async Task<Machine?> Find(DbConnection connection, string id) =>
        await connection.QuerySingleOrDefaultAsync<Machine>($"{Select} WHERE m.id = @id AND m.revoked IS NULL", new { id });

    /// <summary>The machine that has this identifier and secret, which is noted as use; none if there is none, or it was revoked.</summary>
    public static async Task<Machine?> Enter(Database database, string id, string secret)
    {
        await using var connection = await database.Open();
        var machine = await Find(connection, id);

        // The hash is compared in every case, so that the time taken does not tell which identifiers exist.
        var fits = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(machine?.SecretHash ?? HashOf("")));
        if (machine is null || !fits)
        {
            return null;
        }

        await database.Write(async (c, t) =>
        {
            await c.ExecuteAsync("UPDATE machine SET last_used = @now WHERE id = @id", new { id, now = Clock.Now() }, t);
            await AuditLog.Add(database, c, t, machine.PersonId, machine.OrganisationId, "machine signed in", $"machine {id}");
        });
        return machine;
    }

    /// <summary>A secret has 256 random bits, so one round of a hash is enough: there is nothing to guess from.</summary>
    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
