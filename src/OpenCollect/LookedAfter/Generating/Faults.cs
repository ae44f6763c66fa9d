namespace OpenCollect.LookedAfter.Generating;

/// <summary>What a fault may need to know beside the person.</summary>
internal readonly record struct Scene(CollectionYear Year, SyntheticPlaces Places)
{
    public DateOnly First => Year.FirstDay;

    public DateOnly Last => Year.LastDay;
}

/// <summary>One way to spoil a clean person so that a certain rule must find it.</summary>
/// <param name="Rule">The official code of the rule. It holds in the years in which the rule is in the book.</param>
/// <param name="Years">The years in which the change is a fault.</param>
/// <param name="Life">The life that the person must have.</param>
/// <param name="Field">The field that is changed, or the first of those that then disagree.</param>
/// <param name="Change">What is done, in words without commas or quotation marks.</param>
/// <param name="Plant">Gives the spoilt person, and the row of this year's to point at; none for the child as a whole.</param>
internal sealed record Fault(
    string Rule, Years Years, KnownLife Life, Field Field, string Change, Func<LookedAfterPerson, Scene, (LookedAfterPerson Person, Record? At)> Plant)
{
    /// <summary>The years in which tables can hold the fault; none for what stands beside the UASC flag of XML, which tables do not have.</summary>
    public Years? InTables { get; init; } = Years.Always;

    public Fault In(Years years) => this with { Years = years };
}

/// <summary>One table of a child: how to get its rows, and the child with others.</summary>
internal sealed record Rows<T>(Func<LookedAfterChild, ImmutableArray<T>> Of, Func<LookedAfterChild, ImmutableArray<T>, LookedAfterChild> With)
    where T : LookedAfterRow
{
    /// <summary>Changes one row, counted from 0, or from the end with -1.</summary>
    public Fault Row(string rule, KnownLife life, Field field, string change, Func<T, Scene, T> spoil, int at = 0) =>
        Table(rule, life, field, change, (rows, scene) => rows.SetItem(Index(rows, at), spoil(rows[Index(rows, at)], scene)), at);

    public Fault Row(string rule, KnownLife life, Field field, string change, Func<T, T> spoil, int at = 0) =>
        Row(rule, life, field, change, (row, _) => spoil(row), at);

    /// <summary>Makes the date one that cannot be read.</summary>
    public Fault Unreadable(string rule, KnownLife life, Field field, Func<T, T> without) =>
        Row(rule, life, field, "30 February", row => without(row) with { Flaws = new(new Flaw(FlawKind.NotADate, field, "30/02/2020", 0)) });

    /// <summary>Changes the table.</summary>
    public Fault Table(string rule, KnownLife life, Field field, string change, Func<ImmutableArray<T>, Scene, ImmutableArray<T>> spoil, int at = -1) =>
        new(rule, Years.Always, life, field, change, (person, scene) =>
        {
            var rows = spoil(Of(person.ThisYear!), scene);
            return (person with { ThisYear = With(person.ThisYear!, rows) }, rows.IsEmpty ? null : rows[Index(rows, at)]);
        });

    /// <summary>Takes the rows away.</summary>
    public Fault None(string rule, KnownLife life, Field field) => Table(rule, life, field, "the rows taken away", (_, _) => []);

    /// <summary>Adds a row.</summary>
    public Fault Add(string rule, KnownLife life, Field field, string change, Func<LookedAfterChild, Scene, T> row) =>
        new(rule, Years.Always, life, field, change, (person, scene) =>
        {
            var added = row(person.ThisYear!, scene);
            return (person with { ThisYear = With(person.ThisYear!, Of(person.ThisYear!).Add(added)) }, added);
        });

    /// <summary>Changes the table in last year's return; the place is in this year's.</summary>
    public Fault Before(string rule, KnownLife life, Field field, string change, Func<ImmutableArray<T>, Scene, ImmutableArray<T>> spoil) =>
        new(rule, Years.Always, life, field, change + " in last year's return", (person, scene) =>
        {
            var last = person.LastYear!;
            var rows = Of(person.ThisYear!);
            return (person with { LastYear = With(last, spoil(Of(last), scene)) }, rows.IsEmpty ? null : rows[0]);
        });

    public Fault BeforeRow(string rule, KnownLife life, Field field, string change, Func<T, Scene, T> spoil) =>
        Before(rule, life, field, change, (rows, scene) => rows.SetItem(0, spoil(rows[0], scene)));

    private static int Index(ImmutableArray<T> rows, int at) => at < 0 ? rows.Length + at : at;
}

/// <summary>The tables.</summary>
internal static class Tables
{
    public static Rows<Header> Headers { get; } = new(c => c.Headers, (c, rows) => c with { Headers = rows });

    public static Rows<Episode> Episodes { get; } = new(c => c.Episodes, (c, rows) => c with { Episodes = rows });

    public static Rows<Review> Reviews { get; } = new(c => c.Reviews, (c, rows) => c with { Reviews = rows });

    public static Rows<AsylumSeeker> Uasc { get; } = new(c => c.AsylumSeekers, (c, rows) => c with { AsylumSeekers = rows });

    public static Rows<Outcomes> Oc2 { get; } = new(c => c.Outcomes, (c, rows) => c with { Outcomes = rows });

    public static Rows<CareLeaver> Oc3 { get; } = new(c => c.CareLeavers, (c, rows) => c with { CareLeavers = rows });

    public static Rows<Adoption> Ad1 { get; } = new(c => c.Adoptions, (c, rows) => c with { Adoptions = rows });

    public static Rows<PlacementDecision> Decisions { get; } = new(c => c.PlacementDecisions, (c, rows) => c with { PlacementDecisions = rows });

    public static Rows<PreviousPermanence> PrevPerm { get; } = new(c => c.PreviousPermanences, (c, rows) => c with { PreviousPermanences = rows });

    public static Rows<MissingPeriod> Missing { get; } = new(c => c.MissingPeriods, (c, rows) => c with { MissingPeriods = rows });

    public static Rows<SocialWorkerEpisode> Workers { get; } = new(c => c.SocialWorkers, (c, rows) => c with { SocialWorkers = rows });

    public static Rows<LibertyOrder> Orders { get; } = new(c => c.LibertyOrders, (c, rows) => c with { LibertyOrders = rows });

    /// <summary>A row about the child in each table that may be asked for where there is none.</summary>
    public static CareLeaver Oc3Row(LookedAfterChild child) =>
        new() { ChildId = child.Id, BirthDate = child.BirthDate, InTouch = "YES", Activity = "F2", Accommodation = "U1" };

    public static Outcomes Oc2Row(LookedAfterChild child) => new() { ChildId = child.Id, BirthDate = child.BirthDate };

    public static Adoption Ad1Row(LookedAfterChild child, Scene scene) => new()
    {
        ChildId = child.Id,
        BirthDate = child.BirthDate,
        Decision = scene.First.AddDays(-110),
        Matched = scene.First.AddDays(40),
        FosterCare = "0",
        Adopters = "2",
        AdopterSex = "MF",
        AdopterStatus = scene.Year.Ending >= 2015 ? "L11" : "L1",
    };
}
