using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OpenCollect.Portal.Access;

/// <summary>What one must be allowed to do to use a page or an endpoint. Every one has this or says that it is for anybody.</summary>
/// <param name="permission">The permission to see it; where it changes something, <see cref="ToChange"/> may ask for more.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;

    /// <summary>The permission to send its form, where that is another one.</summary>
    public Permission[] ToChange { get; init; } = [];

    /// <summary>Whether the person may send the form.</summary>
    public bool MayChange(Who who) => ToChange.Length == 0 ? who.May(permission) : ToChange.Any(who.May);
}

/// <summary>A page that anybody may open, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForAnybodyAttribute : Attribute;

/// <summary>A page for everyone who is signed in, whatever the role.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForAnyRoleAttribute : Attribute;

/// <summary>
/// Lets a request through to a page only if the person may use it. A page without a word on access is never shown. A return of another
/// authority is not found, as if it did not exist.
/// </summary>
public sealed class AccessFilter(Database database) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.Result = await Refusal(context) ?? (Has(context) ? null : new StatusCodeResult(StatusCodes.Status405MethodNotAllowed));
        if (context.Result is null)
        {
            await next();
        }
    }

    /// <summary>Whether the page does anything with such a request. Without this one that no browser sends would show a page that was never filled.</summary>
    private static bool Has(PageHandlerExecutingContext context) =>
        context.HandlerMethod is not null || context.HandlerInstance is Features.ErrorModel || HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);

    private async Task<IActionResult?> Refusal(PageHandlerExecutingContext context)
    {
        var page = context.HandlerInstance.GetType();
        if (Has<ForAnybodyAttribute>())
        {
            return null;
        }

        var user = context.HttpContext.User;
        if (Who.PersonOf(user) is null)
        {
            return new ChallengeResult();
        }

        if (Who.Of(user) is not { } who)
        {
            return Has<ForAnyRoleAttribute>() && page == typeof(Features.OrganisationModel) ? null : new RedirectToPageResult("/Organisation");
        }

        if (Has<ForAnyRoleAttribute>())
        {
            return null;
        }

        if (context.HandlerInstance is ReturnPage returned)
        {
            await using var connection = await database.Open(context.HttpContext.RequestAborted);
            if (context.RouteData.Values["id"] is not string id || await Returns.Find(connection, id, who.OnlyOf) is not { } view)
            {
                return new NotFoundResult();
            }

            returned.View = view;
        }

        var needs = page.GetCustomAttributes(typeof(NeedsAttribute), inherit: true).OfType<NeedsAttribute>().SingleOrDefault()
            ?? throw new InvalidOperationException($"{page.Name} does not say who may use it.");
        var may = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method) ? who.May(needs.Permission) : needs.MayChange(who);
        return may ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);

        bool Has<T>() where T : Attribute => page.IsDefined(typeof(T), inherit: true);
    }
}

/// <summary>
/// Sends whoever is signed in no more to sign in, before the token against forgery is looked at: it was of the session that is over, and
/// would be refused without a word of that.
/// </summary>
public sealed class SignedInFilter : IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the framework's own filters.</summary>
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (Who.PersonOf(context.HttpContext.User) is null
            && context.ActionDescriptor is CompiledPageActionDescriptor { ModelTypeInfo: { } page } && !page.IsDefined(typeof(ForAnybodyAttribute), inherit: true))
        {
            context.Result = new ChallengeResult();
        }
    }
}

/// <summary>A page of the portal: who uses it, and the services that nearly every page needs.</summary>
public abstract class PortalPage(Database database) : PageModel
{
    public Database Database => database;

    /// <summary>Who uses the page; only on pages that ask for a person with an organisation.</summary>
    public Who Who => Who.Of(User)!;

    /// <summary>What is wrong with what was entered, by the field; shown above the page and at the field.</summary>
    public List<(string Field, string Message)> Problems { get; } = [];

    /// <summary>The first thing that is wrong with the field; none if nothing is.</summary>
    public string? ProblemOf(string field) => Problems.Where(p => p.Field == field).Select(p => p.Message).FirstOrDefault();

    /// <summary>A message to show once, on the next page.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Does what a form asks and goes on to the page, or shows what is wrong at the field.</summary>
    protected async Task<IActionResult> Try(string field, Func<Task> work, Func<IActionResult> then, Func<Task<IActionResult>> again)
    {
        try
        {
            await work();
            return then();
        }
        catch (Exception problem) when (problem is NotPossibleException or ChangedMeanwhileException)
        {
            Problems.Add((field, problem.Message));
            Response.StatusCode = problem is ChangedMeanwhileException ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
            return await again();
        }
    }
}

/// <summary>A page about one return, whose address has the return's identifier as <c>id</c>.</summary>
public abstract class ReturnPage(Database database, Vault vault) : PortalPage(database)
{
    public Vault Vault => vault;

    /// <summary>The return; the person may see it.</summary>
    public ReturnView View { get; set; } = null!;

    /// <summary>The key of the current load's data.</summary>
    protected async Task<DataKey> LoadKey(System.Data.Common.DbConnection connection) => await vault.Open(connection, View.Load!.DataKeyId);

    /// <summary>The key of what people wrote about the return; none if nobody wrote anything.</summary>
    protected Task<DataKey?> TextKey(System.Data.Common.DbConnection connection) => Explanations.KeyOf(connection, vault, View.Id);

    /// <summary>Writes to the audit that the person saw something of the return.</summary>
    protected Task Seen(string what, string subject) => AuditLog.Add(Database, Who.Person, View.Authority.Id, what, subject);
}
