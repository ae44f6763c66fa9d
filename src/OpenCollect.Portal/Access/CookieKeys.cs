using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace OpenCollect.Portal.Access;

/// <summary>The keys that protect cookies and forms, encrypted in the database, so that every web node reads what another wrote.</summary>
public sealed class CookieKeys(Database database, Vault vault) : IXmlRepository
{
#pragma warning disable MA0045 // the interface is synchronous, and it is asked at start and once a day
    public IReadOnlyCollection<XElement> GetAllElements() => Read().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => database.Write(async (connection, transaction) =>
    {
        var key = await vault.Create(connection, transaction);
        await connection.ExecuteAsync(
            "INSERT INTO cookie_key (id, data_key_id, sealed_key) VALUES (@id, @key, @text)",
            new { id = Ids.New(), key = key.Id, text = key.Seal(element.ToString(SaveOptions.DisableFormatting), "cookie key") }, transaction);
    }).GetAwaiter().GetResult();
#pragma warning restore MA0045

    private async Task<IReadOnlyCollection<XElement>> Read()
    {
        await using var connection = await database.Open();
        var all = new List<XElement>();
        foreach (var (id, text) in await connection.QueryAsync<(string, byte[])>("SELECT data_key_id, sealed_key FROM cookie_key ORDER BY id"))
        {
            all.Add(XElement.Parse((await vault.Open(connection, id)).UnsealText(text, "cookie key")));
        }

        return all;
    }
}
