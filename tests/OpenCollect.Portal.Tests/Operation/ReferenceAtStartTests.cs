using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>Reference data that the portal is started with.</summary>
public sealed class ReferenceAtStartTests(TestDatabases databases)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task ItCountsForEveryYearThatIsNotClosed(bool isPostgres)
    {
        var (address, folder) = (await databases.Copy(isPostgres), TestDatabases.NewFolder());
        var places = new SyntheticPlaces(new(2026), "330");
        var (postcodes, providers) = (Path.Combine(folder, "postcodes.csv"), Path.Combine(folder, "providers.csv"));
        await Write(postcodes, places.WritePostcodes);
        await Write(providers, places.WriteProviders);
        for (var start = 0; start < 2; start++)
        {
            await using var portal = await Start(address, folder, postcodes, [providers]);
            await using var database = Database.Of(address);
            await using var connection = await database.Open();
            Assert.Equal(4, (await ReferenceData.Uses(connection)).Count);
            Assert.Equal(2, (await ReferenceData.All(connection)).Count);
            foreach (var ending in (int[])[2025, 2026])
            {
                Assert.True(await ReferenceData.InUse(connection, new(ending)) is { Postcodes: not null, Providers: not null });
            }
        }
    }

    [Fact]
    public async Task AFileThatIsNoneIsSaidAndNothingIsStarted()
    {
        var (address, folder) = (await databases.Copy(isPostgres: false), TestDatabases.NewFolder());
        var wrong = Path.Combine(folder, "wrong.csv");
        await File.WriteAllTextAsync(wrong, "hello,world\n");
        Assert.Contains("wrong.csv", (await Assert.ThrowsAsync<InvalidOperationException>(() => Start(address, folder, wrong, []))).Message, StringComparison.Ordinal);
        Assert.Contains("missing.csv", (await Assert.ThrowsAsync<InvalidOperationException>(() => Start(address, folder, Path.Combine(folder, "missing.csv"), []))).Message, StringComparison.Ordinal);
    }

    private static Task<Microsoft.AspNetCore.Builder.WebApplication> Start(string address, string folder, string postcodes, ImmutableArray<string> providers) =>
        Serving.Build(new() { Data = folder, Database = address, Urls = "http://127.0.0.1:0", Keys = TestStore.Keys, DoesWork = false, Postcodes = postcodes, Providers = providers }, _ => { });

    private static async Task Write(string path, Action<TextWriter> write)
    {
        await using var file = File.CreateText(path);
        write(file);
    }
}
