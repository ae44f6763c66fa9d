using System.Text;
using Dapper;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Collections;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Demonstration;

/// <summary>The made-up people, authorities and returns of a demonstration: six authorities in different states, both collections.</summary>
public sealed class Seeds(Database database, Vault vault, LoadCheck check)
{
    /// <summary>What the sign-in name of every made-up person begins with.</summary>
    public const string SubjectsFrom = "demonstration-";

    private const int Children = 150;
    private static readonly CollectionYear Year = new(2026);
    private static readonly string[] Authorities = ["330", "839", "302", "815", "380", "925"];

    /// <summary>Plants everything, once: a database that has people already is left alone.</summary>
    public async Task Plant()
    {
        await using var connection = await database.Open();
        if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM person") > 0)
        {
            return;
        }

        var people = await PlantPeople();
        var today = Clock.Today();
        var years = new List<OpenedYear>();
        foreach (var code in (string[])["cin", "cla"])
        {
            foreach (var ending in (int[])[Year.Ending - 1, Year.Ending])
            {
                years.Add(await CollectionYears.Open(database, new()
                {
                    Code = code, Ending = ending, Opens = Day(today.AddDays(-60)), LoadBy = Day(today.AddDays(-7)), SubmitBy = Day(today.AddDays(21)), Closes = Day(today.AddDays(60)),
                }, people.Manager));
            }

            await CollectionYears.Open(database, new()
            {
                Code = code, Ending = Year.Ending, IsFamiliarisation = true, Opens = Day(today.AddDays(-90)), LoadBy = Day(today), SubmitBy = Day(today.AddDays(90)), Closes = Day(today.AddDays(90)),
            }, people.Manager);
        }

        await Notice.Add(database, new() { Text = "Maintenance begins every day at 8pm. Loads that wait then are checked afterwards; nothing is lost.", ShownFrom = Clock.Now(), ShownUntil = Clock.Text(Clock.Provider.GetUtcNow().AddDays(30)), IsMaintenance = true }, people.Manager);
        await PlantReference(people.Manager);
        foreach (var (number, authority) in Authorities.Index())
        {
            foreach (var year in years)
            {
                await PlantReturn(connection, year, authority, number, people);
            }
        }
    }

    private static string Day(DateOnly day) => ReturnDate.Format(day);

    private async Task<People> PlantPeople() => await database.Write(async (connection, transaction) =>
    {
        var department = await Organisations.Ensure(connection, transaction, "department", "001", "Department for Education");
        var manager = await Add("manager", "Morgan Manager", [(department, Role.CollectionManager)]);
        await Add("statistician", "Stevie Statistician", [(department, Role.Statistician)]);
        await Add("helpdesk", "Harper Helpdesk", [(department, Role.Helpdesk)]);
        var (analysts, approvers) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var code in Authorities)
        {
            var authority = await Organisations.Ensure(connection, transaction, "authority", code, LocalAuthority.Find(code)!.Name);
            analysts[code] = await Add($"analyst-{code}", $"Alex Analyst {code}", [(authority, Role.Analyst)]);
            approvers[code] = await Add($"approver-{code}", $"Ash Approver {code}", [(authority, Role.Approver)]);
        }

        var first = await Organisations.Ensure(connection, transaction, "authority", Authorities[0], LocalAuthority.Find(Authorities[0])!.Name);
        var second = await Organisations.Ensure(connection, transaction, "authority", Authorities[1], LocalAuthority.Find(Authorities[1])!.Name);
        await Add("reader", "Robin Reader", [(first, Role.Reader)]);
        await Add("both", "Bobby Both", [(first, Role.Analyst), (second, Role.Analyst)]);
        var dummy = await Organisations.Ensure(connection, transaction, "authority", "998", "Dummy Authority North", isDummy: true);
        await Organisations.Ensure(connection, transaction, "authority", "999", "Dummy Authority South", isDummy: true);
        await Organisations.Ensure(connection, transaction, Grants.Supplier, "made-up", "Made-up Case Systems");
        await Add("supplier", "Sam Supplier", [(dummy, Role.Supplier)]);
        return new People(manager, analysts, approvers);

        async Task<string> Add(string subject, string name, (Organisation Organisation, Role Role)[] roles)
        {
            var person = await Organisations.EnsurePerson(connection, transaction, SubjectsFrom + subject, name, $"{subject}@example.invalid");
            await Organisations.SetMemberships(connection, transaction, person.Id, roles.Select(r => (r.Organisation.Id, r.Role.ToString())));
            return person.Id;
        }
    });

    /// <summary>The made-up places around all the authorities, for both years.</summary>
    private async Task PlantReference(string manager)
    {
        var places = Authorities.Select(authority => new SyntheticPlaces(Year, authority)).ToList();
        await Add(ReferenceKind.Postcodes, "made-up-postcodes.csv", SyntheticPlaces.PostcodeColumns, (of, writer) => of.WritePostcodes(writer));
        await Add(ReferenceKind.Providers, "made-up-providers.csv", SyntheticPlaces.ProviderColumns, (of, writer) => of.WriteProviders(writer));

        async Task Add(ReferenceKind kind, string name, string columns, Action<SyntheticPlaces, TextWriter> write)
        {
            using var all = new StringWriter();
            places.ForEach(p => write(p, all));
            var rows = all.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(row => row != columns).Distinct();
            var bytes = Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(columns)));
            await ReferenceData.Add(database, vault, kind, [new(name, bytes.Length, () => new MemoryStream(bytes))], [Year.Previous.Ending, Year.Ending], manager);
        }
    }

    /// <summary>Last year is authorised everywhere; this year each authority is further than the one after it.</summary>
    private async Task PlantReturn(System.Data.Common.DbConnection connection, OpenedYear year, string authority, int number, People people)
    {
        var isLastYear = year.Ending < Year.Ending;
        var view = (await Returns.In(connection, year.Id)).Single(r => r.Authority.Code == authority);
        if (!isLastYear && number == Authorities.Length - 1)
        {
            return;
        }

        var (analyst, approver) = (people.Analysts[authority], people.Approvers[authority]);
        var load = await Loads.Receive(database, vault, view.Id, analyst, "file", Files(year, authority, number, clean: isLastYear || number < 3));
        await check.Run(load);
        if (!isLastYear && number >= 4)
        {
            return;
        }

        view = (await Returns.Find(connection, view.Id, null))!;
        if (view.Load is null)
        {
            return;
        }

        await Explain(connection, view, analyst);
        if (!isLastYear && number >= 3)
        {
            return;
        }

        await Do(ReturnEvent.ApprovalAsked, analyst);
        if (isLastYear || number < 2)
        {
            await Do(ReturnEvent.Submitted, approver);
        }

        view = (await Returns.Find(connection, view.Id, null))!;
        if ((isLastYear || number < 1) && view is { Errors: 0, Return.Unexplained: 0 })
        {
            await Do(ReturnEvent.Authorised, people.Manager);
        }

        Task Do(ReturnEvent what, string person) => Returns.Do(database, view.Id, null, what, person);
    }

    /// <summary>Explains every query, as somebody did in the weeks before.</summary>
    private async Task Explain(System.Data.Common.DbConnection connection, ReturnView view, string analyst)
    {
        foreach (var tally in (await Findings.ByRule(connection, view.Load!)).Where(t => t.Severity == nameof(Severity.Query)))
        {
            var numbers = (await Findings.Page(connection, view.Load!, tally.Rule, most: int.MaxValue)).Select(f => f.Number).ToList();
            await Explanations.Give(database, vault, view, numbers, "Made-up explanation: checked against the case record and correct.", analyst);
        }
    }

    /// <summary>Last year's return is of the same children a year before, so that comparing the two makes sense.</summary>
    private static async IAsyncEnumerable<IncomingFile> Files(OpenedYear year, string authority, int number, bool clean)
    {
        await Task.CompletedTask;
        var seed = (number * 10) + 7;
        var isLastYear = year.Ending < Year.Ending;
        if (year.Collection == Collection.Cin)
        {
            var generator = new CinGenerator(seed, year.Year, authority);
            var children = clean ? generator.Children(Children) : new CinFaults(generator, 0.15).Children(Children).Select(made => made.Child);
            yield return new($"cin-{year.Year}-{authority}.xml", Written(stream =>
            {
                using var writer = new CinWriter(stream, year.Year);
                writer.Write(generator.Header);
                foreach (var child in children)
                {
                    writer.Write(child);
                }

                writer.Finish();
            }));
            yield break;
        }

        var folder = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        var lookedAfter = new LookedAfterGenerator(seed, Year, authority);
        var persons = clean ? lookedAfter.Children(Children).Where(p => !LeftLongAgo(p)) : new LookedAfterFaults(lookedAfter, 0.15).Children(Children).Select(made => made.Person);
        using (var writer = new LookedAfterCsvWriter(name => folder[name] = new MemoryStream(), year.Year))
        {
            foreach (var child in persons.Select(p => isLastYear ? p.LastYear : p.ThisYear).OfType<LookedAfterChild>())
            {
                writer.Write(child);
            }
        }

        foreach (var (name, stream) in folder)
        {
            yield return new(name, new MemoryStream(stream.ToArray()));
        }
    }

    /// <summary>A care leaver whose care ended before last year's return: 1002 takes these for people who never were in care.</summary>
    private static bool LeftLongAgo(LookedAfterPerson person) =>
        person is { ThisYear: { CareLeavers.IsEmpty: false, Episodes.IsEmpty: true }, LastYear: null or { Episodes.IsEmpty: true } };

    private static MemoryStream Written(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return stream;
    }

    private sealed record People(string Manager, Dictionary<string, string> Analysts, Dictionary<string, string> Approvers);
}
