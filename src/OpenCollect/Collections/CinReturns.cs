using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>The CIN census as shells see it.</summary>
internal sealed class CinReturns : Collection
{
    public override string Code => CinCollection.Code;

    public override string Title => CinCollection.Title;

    public override Years RuleYears => CinCollection.RuleYears;

    public override Years ReadableYears => CinCollection.ReadableYears;

    public override IReadOnlyList<RuleInfo> Rules => CinRules.Book.All;

    public override IReadOnlyList<RuleInfo> ChildRules => CinRules.Book.OfChildren;

    public override ImmutableArray<CodeSet> CodeSets => CinCodes.All;

    public override ImmutableArray<string> JourneyLanes => CinJourney.Lanes;

    public override IReadOnlyList<Example> ExamplesOf(RuleInfo rule) => CinRules.Book.ExamplesOf(rule);

    public override Journey JourneyOf(string childId, IEnumerable<(CollectionYear Year, Record Child)> records) =>
        CinJourney.Of(childId, records.Select(r => (r.Year, (CinChild)r.Child)));

    public override ImmutableArray<CollectionReport> Reports => OpenCollect.Cin.Reports.CinReports.All;

    public override ImmutableArray<string> TableNames(CollectionYear year)
    {
        var names = new List<string>();
        using var writer = new CinCsvWriter(name => Named(names, name), year);
        return [.. names];
    }

    public override OpenReturn Open(ReturnFiles files) => files.Naming(() => new Opened(this, files));

    public override CollectionModule DescribeHeader(CollectionYear year) => Header.In(year);

    public override UnusableFileException NoYear() =>
        new("The header says no collection year.", expected: "a ReferenceDate or Year in the header, or --year such as 2024-25");

    internal override ImmutableArray<CollectionModule> Modules { get; } =
    [
        Of(CinChild.Identifiers, Occurrence.Own),
        Of(CinChild.Characteristics, Occurrence.Own),
        Of(CinChild.DisabilitiesGroup, Occurrence.Own),
        Of(Episode.Group, Occurrence.Many),
        Of(Assessment.Group, Occurrence.Many, Episode.Group),
        Of(CinPlan.Group, Occurrence.Many, Episode.Group),
        Of(Section47.Group, Occurrence.Many, Episode.Group),
        Of(ProtectionPlan.Group, Occurrence.Many, Episode.Group),
        Of(Review.Group, Occurrence.Many, ProtectionPlan.Group),
    ];

    public override bool ComparesChildren => false;

    /// <summary>The header, which is no module of a child.</summary>
    internal static CollectionModule Header { get; } = Of(CinHeader.Group, Occurrence.Own);

    private static CollectionModule Of(Group group, Occurrence occurs, Group? under = null) => new(group, occurs, [.. group.Fields])
    {
        Under = under?.Name,
        Identifying = occurs == Occurrence.Own ? [] : [.. group.Fields.Where(f => f.Kind == FieldKind.Date)],
    };

    private static ReturnReader<CinHeader, CinChild> Reader(ReturnFiles files) =>
        files.Documents is { } documents ? new CinDocumentReader(documents) : files.Xml is { } xml ? new CinXmlReader(xml()) : new CinCsvReader(files.Tables);

    private sealed class Opened(Collection collection, ReturnFiles files) : OpenReturn(collection, files)
    {
        private readonly ReturnReader<CinHeader, CinChild> _reader = Reader(files);

        public override string? Authority => _reader.Header.Authority;

        public override CollectionYear? Year => CinCollection.YearOf(_reader.Header);

        public override long BytesRead => _reader.BytesRead;

        public override ReadingNotes Notes => _reader.Notes;

        public override ReturnDocument Document => new(
            Collection.Code, new(Header.Name, Header.Name, _reader.Header.Line, Header.ValuesOf(_reader.Header, Year ?? new(CinCollection.RuleYears.Last!.Value))), [],
            HasUascFlag: false);

        public override CheckOutcome Check(
            CollectionYear year, CheckInputs beside, IFindings findings, Func<RuleInfo, bool>? applies = null, Action<ChildRecord, long>? seen = null)
        {
            var before = beside.Previous is { } previous ? Figures(previous, year.Previous, applies is null ? findings : new ChosenFindings(findings, applies)) : null;
            var figures = Files.Naming(() => CinCheck.Run(
                _reader, year, findings, applies, before, seen is null ? null : (child, children) => seen(new(child.Id, child), children)));
            var chosen = Collection.RulesIn(year).Where(r => applies?.Invoke(r) != false).ToList();
            var notRun = before is not null ? [] : chosen.Where(CinCheck.IsYearOnYear).Select(r => new RuleLeftOut(r, "last year's return was not given (--previous)")).ToImmutableArray();
            return new(
                figures.Headlines.Children,
                [.. figures.Headlines.All.Select((h, i) => new HeadlineFigure(h.Label, h.Figure, before?.Headlines.All[i].Figure))],
                before is not null ? chosen : [.. chosen.Where(r => !CinCheck.IsYearOnYear(r))],
                notRun);
        }

        public override IEnumerable<ChildRecord> Children(CollectionYear year) => ReadAhead.Of(_reader.Children(year)).Select(c => new ChildRecord(c.Id, c));

        public override void WriteXml(Stream stream, CollectionYear year, Action<long>? progress = null)
        {
            using var writer = new CinWriter(stream, year);
            writer.Write(_reader.Header);
            Each(year, progress, writer.Write);
            writer.Finish();
        }

        public override void WriteCsv(Func<string, Stream> table, CollectionYear year, Action<long>? progress = null)
        {
            using var writer = new CinCsvWriter(table, year);
            writer.Write(_reader.Header);
            Each(year, progress, writer.Write);
        }

        protected override void Dispose(bool disposing) => _reader.Dispose();

        private void Each(CollectionYear year, Action<long>? progress, Action<CinChild> write)
        {
            var children = 0L;
            foreach (var child in ReadAhead.Of(_reader.Children(year)))
            {
                write(child);
                progress?.Invoke(++children);
            }
        }

        private static CinFigures Figures(ReturnFiles previous, CollectionYear year, IFindings findings) => previous.Naming(() =>
        {
            using var reader = Reader(previous);
            var figures = CinCheck.Figures(reader, year);
            reader.Notes.Report(findings, "last year's return");
            return figures;
        });
    }
}
