
namespace OpenCollect.Bench.Portal;

/// <summary>What is in the portal's database before anybody comes: people, collection years, last year's returns.</summary>
internal sealed class Town(Database database, Vault vault, GeneratedReturns returns)
{
    private const string Prefix = "demonstration-";
    private const int DepartmentPeople = 10;
    private static readonly string[] DepartmentRoles = ["CollectionManager", "Statistician", "Helpdesk"];
    private string _manager = "";

    public static string Analyst(string authority) => $"{Prefix}bench-analyst-{authority}";

    public static string Approver(string authority) => $"{Prefix}bench-approver-{authority}";

    public static string Department(int number) => $"{Prefix}bench-department-{number}";

    /// <param name="withLastYear">How many authorities have an authorised return of the year before.</param>
    public async Task Plant(int withLastYear)
    {
        await database.Migrate();
        _manager = await People();
        var today = Clock.Today();
        foreach (var (code, ending) in ((string, int)[])[("cin", GeneratedReturns.Year.Ending - 1), ("cin", GeneratedReturns.Year.Ending), ("cla", GeneratedReturns.Year.Ending)])
        {
            await CollectionYears.Open(database, new()
            {
                Code = code, Ending = ending, Opens = Day(-60), LoadBy = Day(-7), SubmitBy = Day(0), Closes = Day(60),
            }, _manager);
        }

        await Notice.Add(database, new() { Text = "Made-up notice.", ShownFrom = Clock.Now(), ShownUntil = Clock.Text(Clock.Provider.GetUtcNow().AddDays(30)) }, _manager);
        foreach (var authority in returns.Authorities.Take(withLastYear))
        {
            await PlantLastYear(authority);
        }

        string Day(int days) => ReturnDate.Format(today.AddDays(days));
    }

    /// <summary>Every second query of the authorities' returns is explained, and notes are written, as people have done by then.</summary>
    public async Task Explain(IReadOnlyList<string> authorities)
    {
        await using var connection = await database.Open();
        foreach (var (authority, collection) in authorities.SelectMany(a => ((string, string)[])[(a, "cin"), (a, "cla")]))
        {
            var (view, analyst) = (await Find(connection, authority, GeneratedReturns.Year, collection), (await Organisations.FindPerson(connection, Analyst(authority)))!.Id);
            var numbers = (await Findings.Page(connection, view.Load!, severity: nameof(Severity.Query), most: int.MaxValue)).Select(f => f.Number).Where(n => n % 2 == 0).ToList();
            if (numbers.Count > 0)
            {
                await Explanations.Give(database, vault, view, numbers, "Made-up explanation: checked against the case record and correct.", analyst);
            }

            await ReturnLevelNotes.Write(database, vault, (await Returns.Find(connection, view.Id, null))!, 0, "Made-up notes of this return.\n\nThe number of children rose because of a new recording system.", analyst);
        }
    }

    private async Task<string> People() => await database.Write(async (connection, transaction) =>
    {
        foreach (var code in returns.Authorities)
        {
            var authority = await Organisations.Ensure(connection, transaction, "authority", code, LocalAuthority.Find(code)!.Name);
            await Add(Analyst(code), authority, "Analyst");
            await Add(Approver(code), authority, "Approver");
        }

        var department = await Organisations.Ensure(connection, transaction, "department", "001", "Department for Education");
        var people = new List<string>();
        for (var i = 0; i < DepartmentPeople; i++)
        {
            people.Add(await Add(Department(i), department, DepartmentRoles[i % DepartmentRoles.Length]));
        }

        return people[0];

        async Task<string> Add(string subject, Organisation organisation, string role)
        {
            var person = await Organisations.EnsurePerson(connection, transaction, subject, $"Bench {subject[(Prefix.Length + 6)..]}", $"{subject}@example.invalid");
            await Organisations.SetMemberships(connection, transaction, person.Id, [(organisation.Id, role)]);
            return person.Id;
        }
    });

    private async Task PlantLastYear(string authority)
    {
        await using var connection = await database.Open();
        var year = new CollectionYear(GeneratedReturns.Year.Ending - 1);
        var view = await Find(connection, authority, year);
        var (analyst, approver) = ((await Organisations.FindPerson(connection, Analyst(authority)))!.Id, (await Organisations.FindPerson(connection, Approver(authority)))!.Id);
        var load = await Loads.Receive(database, vault, view.Id, analyst, "file", File(returns.LastYear(authority)));
        await new LoadCheck(database, vault, new(database, vault)).Run(load);
        view = await Find(connection, authority, year);
        var queries = (await Findings.Page(connection, view.Load!, severity: nameof(Severity.Query), most: int.MaxValue)).Select(f => f.Number).ToList();
        if (queries.Count > 0)
        {
            await Explanations.Give(database, vault, view, queries, "Made-up explanation.", analyst);
        }

        await Returns.Do(database, view.Id, null, ReturnEvent.ApprovalAsked, analyst);
        await Returns.Do(database, view.Id, null, ReturnEvent.Submitted, approver);
        await Returns.Do(database, view.Id, null, ReturnEvent.Authorised, _manager);
    }

    private static async Task<ReturnView> Find(System.Data.Common.DbConnection connection, string authority, CollectionYear year, string collection = "cin")
    {
        var opened = (await CollectionYears.All(connection)).Single(y => y.Ending == year.Ending && y.Code == collection);
        return (await Returns.In(connection, opened.Id)).Single(r => r.Authority.Code == authority);
    }

    private static async IAsyncEnumerable<IncomingFile> File(string path)
    {
        await using var stream = System.IO.File.OpenRead(path);
        yield return new(Path.GetFileName(path), stream);
    }
}
