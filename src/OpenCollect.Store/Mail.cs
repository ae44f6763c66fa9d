using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>One message that waits to be sent. It names the authority, the collection and the status, never a child or a finding.</summary>
public sealed record MailRow
{
    public string Id { get; init; } = "";

    public string Recipient { get; init; } = "";

    /// <summary>Which text, such as <c>validated</c>.</summary>
    public string Template { get; init; } = "";

    /// <summary>What fills the text: the return's title, of a reminder with the submission date.</summary>
    public string Fields { get; init; } = "";

    public int Attempts { get; init; }
}

/// <summary>Messages are written in the transaction of what they tell of, and sent afterwards, at least once.</summary>
public static class Mail
{
    private const int MostAttempts = 10;

    public static async Task Add(DbConnection connection, DbTransaction transaction, IEnumerable<string> recipients, string template, string fields)
    {
        foreach (var recipient in recipients)
        {
            await connection.ExecuteAsync(
                "INSERT INTO mail (id, recipient, template, fields, created) VALUES (@id, @recipient, @template, @fields, @now)",
                new { id = Ids.New(), recipient, template, fields, now = Clock.Now() }, transaction);
        }
    }

    /// <summary>Those that wait, the oldest first.</summary>
    public static async Task<IReadOnlyList<MailRow>> Waiting(DbConnection connection, int most) =>
        [
            .. await connection.QueryAsync<MailRow>(
                $"SELECT id AS Id, recipient AS Recipient, template AS Template, fields AS Fields, attempts AS Attempts FROM mail WHERE sent IS NULL AND attempts < {MostAttempts} ORDER BY created LIMIT @most",
                new { most }),
        ];

    public static Task Sent(DbConnection connection, DbTransaction transaction, string id) =>
        connection.ExecuteAsync("UPDATE mail SET sent = @now, attempts = attempts + 1 WHERE id = @id", new { id, now = Clock.Now() }, transaction);

    public static Task NotSent(DbConnection connection, DbTransaction transaction, string id) =>
        connection.ExecuteAsync("UPDATE mail SET attempts = attempts + 1 WHERE id = @id", new { id }, transaction);

    /// <summary>Tells those whom a change of the return concerns.</summary>
    internal static async Task OfEvent(DbConnection connection, DbTransaction transaction, ReturnView view, ReturnEvent what)
    {
        string[] roles = what switch
        {
            ReturnEvent.ApprovalAsked => ["Approver"],
            ReturnEvent.Loaded or ReturnEvent.SentBack or ReturnEvent.Deleted => ["Analyst"],
            _ => ["Analyst", "Approver"],
        };
        await Add(connection, transaction, await Organisations.Addresses(connection, transaction, view.Authority.Id, roles), $"return {what}", view.Title);
    }
}
