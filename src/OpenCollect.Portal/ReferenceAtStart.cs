using OpenCollect.Collections;
using OpenCollect.Formats;

namespace OpenCollect.Portal;

/// <summary>Takes in the reference data that the portal is started with, for every collection year that is not closed.</summary>
internal static class ReferenceAtStart
{
    /// <exception cref="InvalidOperationException">A file is not there or cannot be used; the message is for whoever started the portal.</exception>
    public static async Task TakeIn(PortalOptions options, Database database, Vault vault)
    {
        (ReferenceKind Kind, ImmutableArray<string> Paths)[] given = [(ReferenceKind.Postcodes, options.Postcodes is { } path ? [path] : []), (ReferenceKind.Providers, options.Providers)];
        foreach (var (kind, paths) in given.Where(g => g.Paths.Length > 0))
        {
            try
            {
                await ReferenceData.TakeIn(database, vault, kind, [.. paths.Select(At)], await Years(database));
            }
            catch (Exception problem) when (problem is UnusableFileException or NotPossibleException or IOException)
            {
                throw new InvalidOperationException(problem.Message, problem);
            }
        }
    }

    private static FoundFile At(string path) => new(path, new FileInfo(path).Length, () => File.OpenRead(path));

    private static async Task<IReadOnlyList<int>> Years(Database database)
    {
        var today = ReturnDate.Format(Clock.Today());
        await using var connection = await database.Open();
        return
        [
            .. (await CollectionYears.All(connection)).Where(y => ReferenceData.IsUsedBy(y.Collection) && string.CompareOrdinal(today, y.Closes) <= 0).Select(y => y.Ending).Distinct(),
        ];
    }
}
