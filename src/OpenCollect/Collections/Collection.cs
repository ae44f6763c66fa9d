using System.Xml;
using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>
/// One statutory collection as a shell sees it: what it is called, which years are open, its rules and code sets, and how its returns
/// are opened. What a shell does with any return goes through here, so that a new collection is new to no shell.
/// </summary>
public abstract class Collection
{
    private const int LongestHeading = 1 << 16;

    /// <summary>The Children in Need census.</summary>
    public static Collection Cin { get; } = new CinReturns();

    /// <summary>The Children Looked After return.</summary>
    public static Collection LookedAfter { get; } = new LookedAfterReturns();

    public static ImmutableArray<Collection> All { get; } = [Cin, LookedAfter];

    /// <summary>The short name, such as <c>cin</c>.</summary>
    public abstract string Code { get; }

    /// <summary>The name in full.</summary>
    public abstract string Title { get; }

    /// <summary>The collection years whose rules are known.</summary>
    public abstract Years RuleYears { get; }

    /// <summary>The collection years whose returns can be read.</summary>
    public abstract Years ReadableYears { get; }

    /// <summary>The collection years whose rules are not settled yet; none for most.</summary>
    public virtual bool IsProvisional(CollectionYear year) => false;

    /// <summary>Each year of <see cref="RuleYears"/>, first to last.</summary>
    public ImmutableArray<CollectionYear> OpenYears =>
        [.. Enumerable.Range(RuleYears.First!.Value, RuleYears.Last!.Value - RuleYears.First.Value + 1).Select(ending => new CollectionYear(ending))];

    /// <summary>Every form of every rule, in code order.</summary>
    public abstract IReadOnlyList<RuleInfo> Rules { get; }

    /// <summary>Those of <see cref="Rules"/> that judge one child at a time, needing no other.</summary>
    public abstract IReadOnlyList<RuleInfo> ChildRules { get; }

    /// <summary>Every code set.</summary>
    public abstract ImmutableArray<CodeSet> CodeSets { get; }

    /// <summary>The rows of a child's timeline, in the order of a child's way.</summary>
    public abstract ImmutableArray<string> JourneyLanes { get; }

    /// <summary>The rule's worked examples; none where examples are not part of the build.</summary>
    public abstract IReadOnlyList<Example> ExamplesOf(RuleInfo rule);

    /// <summary>Opens a return.</summary>
    /// <exception cref="UnusableFileException">It is no return of the collection; names the file.</exception>
    public abstract OpenReturn Open(ReturnFiles files);

    /// <summary>
    /// A return of children as documents, stored or corrected, which is opened, judged and written as any other. It is read from the documents
    /// themselves, because no file format carries everything: XML has no social worker episodes, tables have no flag of asylum.
    /// </summary>
    /// <param name="document">What the return says beside its children.</param>
    /// <param name="children">The children; see <see cref="ReturnDocuments.Children"/>.</param>
    public ReturnFiles FilesOf(ReturnDocument document, IEnumerable<ChildDocument> children) =>
        new(Title, [], 0) { Documents = new(document, children) };

    /// <summary>The header's fields of the year; none where the collection's returns have no header.</summary>
    public virtual CollectionModule? DescribeHeader(CollectionYear year) => null;

    /// <summary>
    /// The modules of a child that are part of the year, in the order of the schema, each with its fields of the year: what a form offers.
    /// Codes are in <see cref="Field.Codes"/>, which says those of the year.
    /// </summary>
    public ImmutableArray<CollectionModule> DescribeModules(CollectionYear year) =>
        [.. Modules.Where(m => m.Group.Years.Include(year)).Select(m => m.In(year))];

    /// <summary>The document of a child who is not in the return yet: an identifier, and no other value.</summary>
    /// <param name="id">The authority's identifier.</param>
    /// <param name="year">The collection year.</param>
    public ChildDocument NewChild(string id, CollectionYear year)
    {
        var own = Modules.Where(m => m.Occurs == Occurrence.Own).Select(m => new DocumentRecord(
            m.Name, m.Name, 0, [.. m.Fields.Where(f => m.Expects(f, year)).Select(f => new DocumentValue(f.Name, f == Modules[0].Fields[0] ? id : null))]));
        var child = new ChildDocument(id, 0, [.. own]);
        return Modules.Where(m => m.Occurs == Occurrence.Always).Aggregate(child, (c, m) => c.With(Correction.Add(c, m.Name), year).Document!);
    }

    /// <summary>Puts together what records of the collection say of one child.</summary>
    /// <param name="childId">The authority's identifier.</param>
    /// <param name="records">The child's records with their years, the oldest return first, as <see cref="OpenReturn.Children"/> gave them.</param>
    public abstract Journey JourneyOf(string childId, IEnumerable<(CollectionYear Year, Record Child)> records);

    /// <summary>What to say where neither the return nor the user says the collection year.</summary>
    public abstract UnusableFileException NoYear();

    /// <summary>The forms of the rules in force in the year.</summary>
    public IEnumerable<RuleInfo> RulesIn(CollectionYear year) => Rules.Where(r => r.Years.Include(year));

    /// <summary>Refuses a year whose rules are not open, by name; a neighbouring year's rules are never used instead.</summary>
    /// <exception cref="UnusableFileException">The year is not open.</exception>
    public void RequireRules(CollectionYear year)
    {
        if (!RuleYears.Include(year))
        {
            throw new UnusableFileException($"The rules of {Title} {year} are not open.", expected: $"a collection year of {RuleYears}");
        }
    }

    /// <summary>Refuses a year whose format is not known.</summary>
    /// <exception cref="UnusableFileException">The year cannot be read.</exception>
    public void RequireReadable(CollectionYear year)
    {
        if (!ReadableYears.Include(year))
        {
            throw new UnusableFileException($"Returns of {Title} {year} cannot be read.", expected: $"a collection year of {ReadableYears}");
        }
    }

    /// <summary>Every module, in the order of the schema: the child's own first, and each before those inside it.</summary>
    internal abstract ImmutableArray<CollectionModule> Modules { get; }

    /// <summary>Whether rules compare a child with the same child in earlier returns, not only the returns as a whole.</summary>
    public abstract bool ComparesChildren { get; }

    /// <summary>The module with the name; none if there is none.</summary>
    internal CollectionModule? ModuleOf(string module) => Modules.FirstOrDefault(m => m.Name == module);

    /// <summary>The module of the records of the group.</summary>
    internal CollectionModule ModuleOf(Group group) => Modules.First(m => m.Group == group);

    /// <summary>The collection that a child's record is of.</summary>
    internal static Collection OfChild(Record child) => child is OpenCollect.Cin.CinChild ? Cin : LookedAfter;

    /// <summary>The collection with this short name; none if there is none.</summary>
    public static Collection? Find(string? code) => All.FirstOrDefault(c => c.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The collection that files are of, told by their content: the root of an XML file, the columns of a table. Files that say nothing
    /// clear count as the CIN census, whose reader then says what is wrong with them.
    /// </summary>
    public static Collection Of(ReturnFiles files) =>
        files.Documents is { } documents && Find(documents.Return.Collection) is { } collection ? collection
        : files.Xml is { } xml ? OfXml(xml)
        : files.Tables.Any(t => OfTable(t) == LookedAfter) ? LookedAfter : Cin;

    /// <summary>The collection that a CSV table belongs to, by its heading: SSDA903 tables have a column CHILD, those of the census never.</summary>
    public static Collection OfTable(TableFile table)
    {
        using var stream = table.Open();
        using var reader = new StreamReader(stream, table.Encoding ?? System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[LongestHeading];
        var heading = buffer.AsSpan(0, reader.ReadBlock(buffer));
        var end = heading.IndexOfAny('\r', '\n');
        foreach (var column in (end < 0 ? heading : heading[..end]).SplitAny(',', ';', '\t'))
        {
            if (heading[column].Trim().Trim('"').Trim().Equals("CHILD", StringComparison.OrdinalIgnoreCase))
            {
                return LookedAfter;
            }
        }

        return Cin;
    }

    private static Collection OfXml(Func<Stream> open)
    {
        using var stream = open();
        using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestHeading });
        try
        {
            return xml.MoveToContent() == XmlNodeType.Element && LookedAfterReturns.IsRoot(xml.LocalName) ? LookedAfter : Cin;
        }
        catch (XmlException)
        {
            return Cin;
        }
    }
}
