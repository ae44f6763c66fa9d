using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Audit;

/// <summary>Searching the audit: the Department all of it, an authority what is about its own data. The collection manager checks the chain.</summary>
[Needs(Permission.SeeAudit, ToChange = [Permission.ManageCollections])]
public sealed class IndexModel(Database database) : PortalPage(database)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>The organisation whose data entries are about; only the Department can choose.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Organisation { get; set; }

    /// <summary>The first day, CCYY-MM-DD.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The last day, CCYY-MM-DD.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    /// <summary>Only entries before this number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    public IReadOnlyList<Organisation> Authorities { get; private set; } = [];

    /// <summary>The address of the entries before these; none if these are the first of all.</summary>
    public string? Older { get; private set; }

    /// <summary>The address of the newest entries.</summary>
    public string Newest => Address(null);

    /// <summary>What the check of the chain came to; none if nobody asked.</summary>
    public AuditCheck? Check { get; private set; }

    public bool CanCheck => Who.May(Permission.ManageCollections);

    public async Task<IActionResult> OnGetAsync()
    {
        var (from, until) = (Day(From, "from"), Day(Until, "until"));
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        if (Who.IsOfDepartment)
        {
            Authorities = await Organisations.Authorities(connection);
        }

        var found = await AuditLog.Find(connection, new()
        {
            Organisation = Who.OnlyOf ?? (string.IsNullOrEmpty(Organisation) ? null : Organisation),
            Text = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim(),
            From = from is { } first ? Clock.Text(Clock.FromEngland(first, TimeOnly.MinValue)) : null,
            Until = until is { } last ? Clock.Text(Clock.FromEngland(last.AddDays(1), TimeOnly.MinValue)) : null,
            Before = Before,
            Most = PageSize + 1,
        });
        Lines = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Address(Lines[^1].Entry.Number) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Check = await AuditLog.Check(Database, cancellation: HttpContext.RequestAborted);
        await AuditLog.Add(Database, Who.Person, null, "audit checked", "audit", Check.Words);
        return await OnGetAsync();
    }

    private string Address(long? before) => QueryHelpers.AddQueryString(
        "/audit",
        new Dictionary<string, string?> { ["search"] = Search, ["organisation"] = Organisation, ["from"] = From, ["until"] = Until, ["before"] = before?.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Where(p => !string.IsNullOrEmpty(p.Value)));

    private DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (ReturnDate.TryParse(text.Trim(), out var day))
        {
            return day;
        }

        Problems.Add((field, "Enter a date like 2026-07-31"));
        return null;
    }
}
