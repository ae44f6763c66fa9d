using Microsoft.AspNetCore.Mvc;
using OpenCollect.Collections;
using OpenCollect.Portal.Access;
using OpenCollect.Reports.Catalogue;

namespace OpenCollect.Portal.Features.Rules;

/// <summary>All that is known of one rule, in one year; its forms in other years are linked.</summary>
[ForAnyRole]
public sealed class RuleModel(Database database) : PortalPage(database)
{
    public Collection Collection { get; private set; } = null!;

    public CollectionYear Year { get; private set; }

    public RuleEntry Entry { get; private set; } = null!;

    /// <summary>The rule's other forms, the latest first, each with a year in which it holds.</summary>
    public IReadOnlyList<(RuleInfo Rule, CollectionYear Year)> OtherForms { get; private set; } = [];

    /// <param name="collection">The collection's short name.</param>
    /// <param name="code">The rule.</param>
    /// <param name="year">The calendar year in which the collection year ends; the rule's latest where none is given.</param>
    public IActionResult OnGet(string collection, string code, int? year)
    {
        if (Collection.Find(collection) is not { } found)
        {
            return NotFound();
        }

        // A form that holds in no year whose rules are open is not shown.
        var forms = found.Rules.Where(r => r.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            .Select(r => (Rule: r, Years: found.OpenYears.Where(r.Years.Include).ToList())).Where(f => f.Years.Count > 0).OrderByDescending(f => f.Years[^1]).ToList();
        var form = forms.Find(f => year is null || f.Years.Exists(y => y.Ending == year));
        if (form.Rule is null)
        {
            return NotFound();
        }

        (Collection, Year) = (found, year is { } ending ? new(ending) : form.Years.LastOrDefault(y => !found.IsProvisional(y), form.Years[^1]));
        Entry = new(form.Rule, found.ExamplesOf(form.Rule));
        OtherForms = [.. forms.Where(f => f.Rule != form.Rule).Select(f => (f.Rule, f.Years[^1]))];
        return Page();
    }
}
