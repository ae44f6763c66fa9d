using Microsoft.AspNetCore.Mvc;
using OpenCollect.Collections;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Collections;

/// <summary>Opening a collection year or a familiarisation period.</summary>
[Needs(Permission.ManageCollections)]
public sealed class OpenModel(Database database) : DatesPage(database)
{
    /// <summary>The years that any collection has rules for, the latest first.</summary>
    public static IEnumerable<CollectionYear> Years => Collection.All.SelectMany(c => c.OpenYears).Distinct().OrderDescending();

    public OpenedYear Year { get; private set; } = new();

    /// <summary>Whom it is for: <c>year</c> for all authorities, or <c>familiarisation</c>; none until somebody said so.</summary>
    public string? Kind { get; private set; }

    public void OnGet() => Fill(Year);

    public Task<IActionResult> OnPostAsync(string? collection, int ending, string? kind)
    {
        (Year, Kind) = (new() { Code = Collection.Find(collection)?.Code ?? "", Ending = ending, IsFamiliarisation = kind == "familiarisation" }, kind);
        if (Year.Code.Length == 0)
        {
            Problems.Add(("collection", "Select a collection"));
        }

        if (Years.All(y => y.Ending != ending))
        {
            Problems.Add(("year", "Select a collection year"));
        }

        if (kind is not ("year" or "familiarisation"))
        {
            Problems.Add(("kind", "Select who it is for"));
        }

        return Read(Year) is not { } read ? Task.FromResult<IActionResult>(Page()) : Try(
            "year",
            async () =>
            {
                var opened = await CollectionYears.Open(Database, read, Who.Person);
                Done = $"{opened.Title} is set up. It opens on {Shared.Show.Day(opened.Opens)}.";
            },
            () => RedirectToPage("/Collections/Index"),
            () => Task.FromResult<IActionResult>(Page()));
    }
}
