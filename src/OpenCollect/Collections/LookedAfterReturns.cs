using OpenCollect.Formats;
using OpenCollect.LookedAfter;

namespace OpenCollect.Collections;

/// <summary>The Children Looked After return as shells see it.</summary>
internal sealed class LookedAfterReturns : Collection
{
    public override string Code => LookedAfterCollection.Code;

    public override string Title => LookedAfterCollection.Title;

    public override Years RuleYears => LookedAfterCollection.RuleYears;

    public override Years ReadableYears => LookedAfterCollection.RuleYears;

    public override IReadOnlyList<RuleInfo> Rules => LookedAfterRules.Book.All;

    public override IReadOnlyList<RuleInfo> ChildRules => LookedAfterRules.Book.OfChildren;

    public override ImmutableArray<CodeSet> CodeSets => LookedAfterCodes.All;

    public override ImmutableArray<string> JourneyLanes => LookedAfterJourney.Lanes;

    public override bool IsProvisional(CollectionYear year) => LookedAfterCollection.ProvisionalYears.Include(year);

    public override IReadOnlyList<Example> ExamplesOf(RuleInfo rule) => LookedAfterRules.Book.ExamplesOf(rule);

    public override Journey JourneyOf(string childId, IEnumerable<(CollectionYear Year, Record Child)> records) =>
        LookedAfterJourney.Of(childId, records.Select(r => (r.Year, (LookedAfterChild)r.Child)));

    public override ImmutableArray<CollectionReport> Reports => OpenCollect.LookedAfter.LookedAfterReports.All;

    public override ImmutableArray<string> TableNames(CollectionYear year)
    {
        var names = new List<string>();
        using var writer = new LookedAfterCsvWriter(name => Named(names, name), year);
        return [.. names];
    }

    public override OpenReturn Open(ReturnFiles files) => files.Naming(() => new Opened(this, files));

    public override UnusableFileException NoYear() =>
        new($"A {Title} does not say of which year it is.", expected: "--year such as 2024-25");

    /// <summary>Whether an XML file with this root is a return of the collection.</summary>
    public static bool IsRoot(string localName) => localName.Equals("EXPSSDA903", StringComparison.OrdinalIgnoreCase);

    internal override ImmutableArray<CollectionModule> Modules { get; } =
    [
        new(LookedAfterChild.Group, Occurrence.Own, [LookedAfterChild.IdField]),
        .. LookedAfterTables.All.Select(t => new CollectionModule(t.Group, OccurrenceOf(t), [.. t.Group.Fields, .. t.Keyed])
        {
            Key = t.ChildField,
            Identifying = [.. t.Own.Where(f => f.Kind == FieldKind.Date)],
        }),
    ];

    public override bool ComparesChildren => true;

    /// <summary>How many rows of a table a child may have. Source: format notes, section 2.</summary>
    private static Occurrence OccurrenceOf(LookedAfterTable table) =>
        table == LookedAfterTables.Header ? Occurrence.Always
        : table == LookedAfterTables.Uasc || table == LookedAfterTables.Oc2 || table == LookedAfterTables.Oc3 || table == LookedAfterTables.Ad1
            || table == LookedAfterTables.PrevPerm ? Occurrence.AtMostOnce
        : Occurrence.Many;

    private static LookedAfterReader Reader(ReturnFiles files) =>
        files.Documents is { } documents ? new LookedAfterDocumentReader(documents) : files.Xml is { } xml ? new LookedAfterXmlReader(xml, files.Name) : new LookedAfterCsvReader(files.Tables);

    private static LookedAfterReader? Earlier(ReturnFiles? files) => files?.Naming(() => Reader(files));

    private sealed class Opened(Collection collection, ReturnFiles files) : OpenReturn(collection, files)
    {
        private readonly LookedAfterReader _reader = Reader(files);

        public override string? Authority => null;

        public override CollectionYear? Year => null;

        public override long BytesRead => _reader.BytesRead;

        public override ReadingNotes Notes => _reader.Notes;

        public override ReturnDocument Document => new(Collection.Code, null, [.. _reader.Tables.Select(t => t.Name)], _reader.HasUascFlag);

        public override CheckOutcome Check(
            CollectionYear year, CheckInputs beside, IFindings findings, Func<RuleInfo, bool>? applies = null, Action<ChildRecord, long>? seen = null)
        {
            var reference = new LookedAfterReference { Authority = beside.Authority, Postcodes = beside.Postcodes, Providers = beside.Providers };
            using var cases = new LookedAfterCases(_reader, Earlier(beside.Previous), Earlier(beside.BeforePrevious), reference);
            var staged = beside.InStages ? new StagedFindings(findings) : null;
            var figures = Files.Naming(() => LookedAfterCheck.Run(cases, year, staged ?? findings, applies, seen is null ? null : Seen));
            staged?.Finish();
            var last = figures.LastHeadlines?.All;
            return new(
                figures.Headlines.Children,
                [.. figures.Headlines.All.Select((h, i) => new HeadlineFigure(h.Label, h.Figure, last?[i].Figure))],
                figures.Applied,
                [.. figures.NotRun.Select(r => new RuleLeftOut(r.Rule, r.Because))]);

            // What stages hold of the child is passed on first: whoever sees the child has its findings.
            void Seen(LookedAfterChild child, long children)
            {
                staged?.Finish();
                seen(new(child.Id, child), children);
            }
        }

        public override bool IsGiven(Need need)
        {
            foreach (var (table, needed) in Inputs.Tables)
            {
                if (needed == need)
                {
                    return _reader.Tables.Contains(table);
                }
            }

            return true;
        }

        public override IEnumerable<ChildRecord> Children(CollectionYear year) => ReadAhead.Of(_reader.Children(year)).Select(c => new ChildRecord(c.Id, c));

        public override void WriteXml(Stream stream, CollectionYear year, Action<long>? progress = null)
        {
            using var writer = new LookedAfterWriter(stream, year);
            Each(year, progress, writer.Write);
            writer.Finish();
            NotWritten = writer.Notes;
        }

        public override void WriteCsv(Func<string, Stream> table, CollectionYear year, Action<long>? progress = null)
        {
            using var writer = new LookedAfterCsvWriter(table, year, _reader.Tables);
            Each(year, progress, writer.Write);
        }

        protected override void Dispose(bool disposing) => _reader.Dispose();

        private void Each(CollectionYear year, Action<long>? progress, Action<LookedAfterChild> write)
        {
            var children = 0L;
            foreach (var child in ReadAhead.Of(_reader.Children(year)))
            {
                write(child);
                progress?.Invoke(++children);
            }
        }
    }
}
