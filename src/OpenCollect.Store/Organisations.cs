using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>Whom people belong to: a local authority, the Department, or a software supplier.</summary>
public sealed record Organisation
{
    public string Id { get; init; } = "";

    /// <summary><c>authority</c>, <c>department</c> or <c>supplier</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The three-digit code of an authority; a dummy authority has one that no real one has.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Whether it is made up for testing and so kept out of every national figure.</summary>
    public bool IsDummy { get; init; }

    /// <summary>When a dummy authority was retired; nothing can be loaded for it since.</summary>
    public string? Retired { get; init; }
}

/// <summary>Someone who signs in, or a machine that does.</summary>
public sealed record Person
{
    public string Id { get; init; } = "";

    /// <summary>The identifier that the sign-in service gives the person; never changes.</summary>
    public string Subject { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Email { get; init; }
}

/// <summary>That a person has a role in an organisation.</summary>
public sealed record Membership(Organisation Organisation, string Role);

/// <summary>People and their organisations.</summary>
public static class Organisations
{
    internal const string Columns = "o.id AS Id, o.kind AS Kind, o.code AS Code, o.name AS Name, o.is_dummy AS IsDummy, o.retired AS Retired";

    /// <summary>Adds an organisation, or finds the one that has the kind and code already.</summary>
    public static async Task<Organisation> Ensure(DbConnection connection, DbTransaction transaction, string kind, string code, string name, bool isDummy = false)
    {
        await connection.ExecuteAsync(
            "INSERT INTO organisation (id, kind, code, name, is_dummy) VALUES (@id, @kind, @code, @name, @isDummy) ON CONFLICT (kind, code) DO NOTHING",
            new { id = Ids.New(), kind, code, name, isDummy = isDummy ? 1 : 0 }, transaction);
        return await connection.QuerySingleAsync<Organisation>($"SELECT {Columns} FROM organisation o WHERE o.kind = @kind AND o.code = @code", new { kind, code }, transaction);
    }

    /// <summary>Adds a person, or brings the name and address of the one with this subject up to date.</summary>
    public static async Task<Person> EnsurePerson(DbConnection connection, DbTransaction transaction, string subject, string name, string? email)
    {
        await connection.ExecuteAsync(
            """
            INSERT INTO person (id, subject, name, email) VALUES (@id, @subject, @name, @email)
            ON CONFLICT (subject) DO UPDATE SET name = excluded.name, email = excluded.email
            """,
            new { id = Ids.New(), subject, name, email }, transaction);
        return await connection.QuerySingleAsync<Person>("SELECT id AS Id, subject AS Subject, name AS Name, email AS Email FROM person WHERE subject = @subject", new { subject }, transaction);
    }

    /// <summary>Makes the person's roles exactly these; the sign-in service is the one place where they are granted.</summary>
    public static async Task SetMemberships(DbConnection connection, DbTransaction transaction, string person, IEnumerable<(string Organisation, string Role)> memberships)
    {
        await connection.ExecuteAsync("DELETE FROM membership WHERE person_id = @person", new { person }, transaction);
        foreach (var (organisation, role) in memberships.Distinct())
        {
            await connection.ExecuteAsync("INSERT INTO membership (person_id, organisation_id, role) VALUES (@person, @organisation, @role)", new { person, organisation, role }, transaction);
        }
    }

    public static async Task<IReadOnlyList<Membership>> MembershipsOf(DbConnection connection, string person, DbTransaction? transaction = null) =>
        [
            .. await connection.QueryAsync<Organisation, string, Membership>(
                $"SELECT {Columns}, m.role AS Role FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE m.person_id = @person ORDER BY o.name, m.role",
                (organisation, role) => new(organisation, role), new { person }, transaction, splitOn: "Role"),
        ];

    public static async Task<Person?> FindPerson(DbConnection connection, string subject) =>
        await connection.QuerySingleOrDefaultAsync<Person>("SELECT id AS Id, subject AS Subject, name AS Name, email AS Email FROM person WHERE subject = @subject", new { subject });

    public static async Task<Organisation?> Find(DbConnection connection, string id) =>
        await connection.QuerySingleOrDefaultAsync<Organisation>($"SELECT {Columns} FROM organisation o WHERE o.id = @id", new { id });

    /// <summary>All authorities, dummies among them, by name.</summary>
    public static async Task<IReadOnlyList<Organisation>> Authorities(DbConnection connection) =>
        [.. await connection.QueryAsync<Organisation>($"SELECT {Columns} FROM organisation o WHERE o.kind = 'authority' ORDER BY o.name")];

    /// <summary>Everyone whose sign-in begins so, with what they may do; for the list of the demonstration.</summary>
    public static async Task<IReadOnlyList<(Person Person, Membership Membership)>> People(DbConnection connection, string subjectsFrom) =>
        [
            .. await connection.QueryAsync<Person, Organisation, string, (Person, Membership)>(
                $"""
                 SELECT p.id AS Id, p.subject AS Subject, p.name AS Name, p.email AS Email, {Columns}, m.role AS Role
                 FROM membership m JOIN person p ON p.id = m.person_id JOIN organisation o ON o.id = m.organisation_id
                 WHERE p.subject LIKE @like ORDER BY p.subject, o.name, m.role
                 """,
                (person, organisation, role) => (person, new(organisation, role)), new { like = subjectsFrom + "%" }, splitOn: "Id,Role"),
        ];

    /// <summary>The addresses of everyone with one of the roles in the organisation.</summary>
    public static async Task<IReadOnlyList<string>> Addresses(DbConnection connection, DbTransaction? transaction, string organisation, params string[] roles) =>
        [
            .. (await connection.QueryAsync<(string Email, string Role)>(
                "SELECT p.email AS Email, m.role AS Role FROM membership m JOIN person p ON p.id = m.person_id WHERE m.organisation_id = @organisation AND p.email IS NOT NULL",
                new { organisation }, transaction)).Where(a => roles.Contains(a.Role)).Select(a => a.Email).Distinct(),
        ];
}
