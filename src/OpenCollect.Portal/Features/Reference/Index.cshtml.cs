using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Reference;

/// <summary>What of reference data counts for a collection year, since when, and how many returns stand as they were checked with something else.</summary>
/// <param name="Year">The collection year.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Version">The version; none where there is none.</param>
/// <param name="Use">Who chose it.</param>
public sealed record ReferenceLine(CollectionYear Year, ReferenceKind Kind, ReferenceVersion? Version, ReferenceUse? Use);

/// <summary>The postcode directories and lists of providers that checks use, by collection year, and every version that there ever was.</summary>
[Needs(Permission.ManageCollections)]
public sealed class IndexModel(Database database) : PortalPage(database)
{
    public IReadOnlyList<ReferenceLine> Lines { get; private set; } = [];

    public IReadOnlyList<ReferenceVersion> Versions { get; private set; } = [];

    /// <summary>Collection years with returns that were checked with other versions than those of now.</summary>
    public IReadOnlyList<(OpenedYear Year, long Returns)> Older { get; private set; } = [];

    /// <summary>The years that the version counts for.</summary>
    public IEnumerable<CollectionYear> YearsOf(ReferenceVersion version) => Lines.Where(l => l.Version?.Id == version.Id).Select(l => l.Year);

    /// <summary>The years that can be chosen for the version.</summary>
    public IEnumerable<CollectionYear> OthersFor(ReferenceVersion version) => Lines.Where(l => l.Kind == version.Kind && l.Version?.Id != version.Id).Select(l => l.Year);

    /// <summary>The years of opened collections whose rules need reference data, the latest first.</summary>
    internal static IReadOnlyList<CollectionYear> Years(IEnumerable<OpenedYear> opened) =>
        [.. opened.Where(y => ReferenceData.IsUsedBy(y.Collection)).Select(y => y.Year).Distinct().OrderDescending()];

    public async Task<IActionResult> OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        var opened = await CollectionYears.All(connection);
        Versions = await ReferenceData.All(connection);
        var uses = await ReferenceData.Uses(connection);
        Lines =
        [
            .. from year in Years(opened)
               from kind in Enum.GetValues<ReferenceKind>()
               let use = uses.FirstOrDefault(u => u.Kind == kind && u.Ending == year.Ending)
               select new ReferenceLine(year, kind, Versions.FirstOrDefault(v => v.Id == use?.Version), use),
        ];
        var older = new List<(OpenedYear, long)>();
        foreach (var year in opened.Where(y => ReferenceData.IsUsedBy(y.Collection)))
        {
            if (await ReferenceData.CheckedWithOthers(connection, year) is > 0 and var returns)
            {
                older.Add((year, returns));
            }
        }

        Older = older;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string? version, int ending) => Try(
        "versions",
        async () =>
        {
            await OnGetAsync();
            if (version is null || Lines.All(l => l.Year.Ending != ending))
            {
                throw new NotPossibleException("Select a collection year.");
            }

            await ReferenceData.Use(Database, version, ending, Who.Person);
            Done = $"Checks of {new CollectionYear(ending)} use that version from now on.";
        },
        () => RedirectToPage(),
        OnGetAsync);
}
