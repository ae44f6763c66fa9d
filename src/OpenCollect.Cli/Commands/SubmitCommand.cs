using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Cli.Portal;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect submit PATH... --to URL --client ID</c>: loads returns into a portal, as a case system does at night.</summary>
internal static class SubmitCommand
{
    /// <summary>The environment variable with the secret, which on the command line everyone on the machine could read.</summary>
    private const string SecretVariable = "OPENCOLLECT_SECRET";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "XML files, CSV tables, folders or zips." };
    private static readonly Option<string> To = new("--to") { Description = "The portal's address.", HelpName = "URL", Required = true };
    private static readonly Option<string> Client = new("--client") { Description = "The identifier of the credentials that an analyst made on the portal's page Machines.", HelpName = "ID", Required = true };
    private static readonly Option<string?> SecretFile = new("--secret-file") { Description = $"The file with their secret; otherwise it is in the environment as {SecretVariable}.", HelpName = "FILE" };
    private static readonly Option<bool> Wait = new("--wait") { Description = "Wait until the returns are checked, print what was found, and end as validate does." };
    private static readonly Option<bool> Amend = new("--amend") { Description = "Load also over a return that waits for approval or was submitted; it then has to be approved and submitted again." };
    private static readonly Option<string?> Year = CollectionOptions.Year();
    private static readonly Option<string?> CollectionCode = CollectionOptions.Collection();

    public static Command Create()
    {
        var command = new Command("submit", "Load returns into a portal, to be checked there.") { Paths, To, Client, SecretFile, Wait, Amend, CollectionCode, Year };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var sources = new ReturnSources(Collection.Find(parsed.GetValue(CollectionCode))).Find(parsed.GetRequiredValue(Paths));
        var year = CollectionOptions.YearOf(parsed.GetValue(Year));
        using var portal = new PortalClient(AddressOf(parsed.GetRequiredValue(To)), parsed.GetRequiredValue(Client), Secret(parsed.GetValue(SecretFile)));
        var text = new TerminalText(Console.Out, new() { Colours = Terminal.HasColours(parsed), Width = Terminal.Width });

        // Each is matched before the first is sent, so that a wrong path leaves nothing half done.
        var returns = portal.Returns();
        var matched = sources.Select(source => (Source: source, Return: Match(source, year, returns))).ToList();
        var loads = new List<(PortalReturn Return, PortalLoad Load)>();
        foreach (var (source, at) in matched)
        {
            var load = source.Files.Naming(() => portal.Submit(at.Id, source.Files, parsed.GetValue(Amend)));
            text.Line($"{source.Name}: loaded as version {load.Number} of {at.Title}");
            loads.Add((at, load));
        }

        return parsed.GetValue(Wait) ? loads.Select(l => Checked(portal, text, l.Return, l.Load)).ToList().Max() : Failures.Success;
    }

    /// <summary>The return at the portal that the file is one of; a trial period only where there is no other.</summary>
    private static PortalReturn Match(FoundReturn source, CollectionYear? year, IReadOnlyList<PortalReturn> returns)
    {
        using var opened = source.Open();
        var wanted = year ?? opened.Year;
        var fitting = returns.Where(r => r.Collection == source.Collection.Code && (wanted is null ? r.TakesLoads : r.Year == wanted.ToString())).ToList();
        fitting = fitting.Exists(r => !r.IsFamiliarisation) ? fitting.FindAll(r => !r.IsFamiliarisation) : fitting;
        return fitting switch
        {
            // One authority's children are not sent to another's return, where they would be refused only after they arrived.
            [{ IsFamiliarisation: false } one] when opened.Authority is { } authority && authority != one.Authority =>
                throw new UnusableFileException("The return is of another local authority.", source.Name, found: authority, expected: one.Authority),
            [var one] => one,
            [] => throw new UnusableFileException($"The portal has no return of {source.Collection.Title}{(wanted is null ? "" : $" {wanted}")} for this machine.", source.Name),
            _ => throw new UnusableFileException("The return does not say its collection year.", source.Name, expected: "--year"),
        };
    }

    /// <summary>Waits for the check, prints what it came to, and gives the status that a check here would end with.</summary>
    private static int Checked(PortalClient portal, TerminalText text, PortalReturn at, PortalLoad load)
    {
        for (var pause = FirstPause; load.IsWaiting; pause = pause < LongestPause ? pause * 1.5 : LongestPause)
        {
            Interruption.Token.WaitHandle.WaitOne(pause);
            Interruption.Check();
            load = portal.Load(load.Id);
        }

        text.Line();
        text.Heading(at.Title);
        if (load.State != "done")
        {
            return Failures.Say(load.Problem ?? $"The load is {load.State}.");
        }

        var counts = portal.Counts(load.Id);
        var toExplain = counts.Rules.Sum(r => r.Unexplained);
        text.Line($"{load.Children:N0} children, {load.Errors:N0} errors, {load.Queries:N0} queries, of which {toExplain:N0} to explain");
        foreach (var rule in counts.Rules)
        {
            var (colour, end) = (rule.Severity == "error" ? TerminalColour.Red : TerminalColour.Yellow, rule.IsCleared ? " (cleared by a return-level note)" : rule.NotJudged > 0 ? $" ({rule.NotJudged:N0} could not be judged)" : "");
            text.Wrapped($"  {rule.Severity,-6}{rule.Rule,-8}{rule.Findings,8:N0}  ", rule.Message + end, rule.IsCleared || rule.Severity == "note" ? TerminalColour.None : colour);
        }

        if (counts.NotRun.Count > 0)
        {
            text.Line($"{counts.NotRun.Count:N0} rules were not run; the portal says why.");
        }

        return load.Errors > 0 || counts.Rules.Any(r => r.NotJudged > 0) ? Failures.ErrorsFound : Failures.Success;
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri : throw new PortalException($"--to {text} is no address that begins with https://.");

    private static string Secret(string? file)
    {
        var secret = file is null ? Environment.GetEnvironmentVariable(SecretVariable) : File.ReadAllText(file);
        return secret?.Trim() is { Length: > 0 } given ? given : throw new PortalException($"The secret is missing. Put it into the environment as {SecretVariable}, or name its file with --secret-file.");
    }
}
