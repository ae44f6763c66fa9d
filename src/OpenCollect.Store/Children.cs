using System.Data.Common;
using Dapper;
using OpenCollect.Collections;

namespace OpenCollect.Store;

/// <summary>A child in a list.</summary>
/// <param name="Number">The place in the load, from 1.</param>
/// <param name="Line">The line in the file.</param>
/// <param name="Id">The authority's identifier.</param>
/// <param name="Errors">How many errors.</param>
/// <param name="Queries">How many queries.</param>
public sealed record ChildLine(int Number, int Line, string? Id, int Errors, int Queries);

/// <summary>The children of a load.</summary>
public static class Children
{
    public static async Task<IReadOnlyList<ChildLine>> Page(DbConnection connection, LoadRow load, DataKey key, bool withFindings, int most, int skip) =>
        [
            .. (await connection.QueryAsync<(int Number, int Line, int Errors, int Queries, byte[] Document)>(
                $"SELECT number, line, errors, queries, sealed_document FROM child WHERE load_id = @Id{Only(withFindings)} ORDER BY number LIMIT @most OFFSET @skip", new { load.Id, most, skip }))
            .Select(c => new ChildLine(c.Number, c.Line, Open(c.Document, c.Number, key).Id, c.Errors, c.Queries)),
        ];

    public static Task<long> Count(DbConnection connection, LoadRow load, bool withFindings) =>
        connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM child WHERE load_id = @Id{Only(withFindings)}", load);

    /// <summary>The number of the child with the identifier; none if there is none.</summary>
    public static Task<int?> Find(DbConnection connection, LoadRow load, Vault vault, string id, DbTransaction? transaction = null) =>
        connection.ExecuteScalarAsync<int?>("SELECT MIN(number) FROM child WHERE load_id = @Id AND id_hash = @hash", new { load.Id, hash = vault.Hash($"child {id}") }, transaction);

    /// <summary>All that the load says of the child; none if there is no such child.</summary>
    public static async Task<ChildDocument?> Read(DbConnection connection, LoadRow load, DataKey key, int number, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT sealed_document FROM child WHERE load_id = @Id AND number = @number", new { load.Id, number }, transaction) is { } document
            ? Open(document, number, key) : null;

    /// <summary>Every child, in the order of the return, as often as is asked for.</summary>
    public static IEnumerable<ChildDocument> Each(Database database, LoadRow load, DataKey key)
    {
        // The readers of returns are synchronous.
#pragma warning disable MA0045, CA2025
        using var connection = database.Open().GetAwaiter().GetResult();
#pragma warning restore MA0045, CA2025
        foreach (var (number, document) in connection.Query<(int, byte[])>("SELECT number, sealed_document FROM child WHERE load_id = @Id ORDER BY number", load, buffered: false))
        {
            yield return Open(document, number, key);
        }
    }

    private static string Only(bool withFindings) => withFindings ? " AND errors + queries > 0" : "";

    private static ChildDocument Open(byte[] sealedDocument, int number, DataKey key) => ChildDocument.FromBytes(key.Unseal(sealedDocument, $"child {number}"));
}
