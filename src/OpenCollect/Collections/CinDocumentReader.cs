using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>Reads documents as the census return that they came from: values are taken as from XML and tables, malformed ones too.</summary>
internal sealed class CinDocumentReader : ReturnReader<CinHeader, CinChild>
{
    private readonly IEnumerable<ChildDocument> _children;
    private readonly TextCache _texts = new();

    public CinDocumentReader(ReturnDocuments documents)
    {
        _children = documents.Children;
        Header = documents.Return.Header is { } header ? Read(header) : new();
    }

    public override CinHeader Header { get; }

    /// <summary>Nothing: documents are not read from a file.</summary>
    public override long BytesRead => 0;

    public override IEnumerable<CinChild> Children(CollectionYear year)
    {
        var reading = new DocumentReading(year, Notes, _texts);
        return _children.Select(c => new Reading(c, reading).Child());
    }

    protected override void Dispose(bool disposing)
    {
    }

    private CinHeader Read(DocumentRecord header)
    {
        var slots = new FieldSlots(CinHeader.Group);
        slots.Begin(header.Line);
        CinReturns.Header.Take(header, slots, [], new(new(CinCollection.RuleYears.Last!.Value), Notes, _texts));
        return CinRecords.Header(slots);
    }

    /// <summary>One child being read.</summary>
    private sealed class Reading(ChildDocument document, DocumentReading reading)
    {
        private readonly ILookup<(string Holder, string Module), DocumentRecord> _records = document.Records.ToLookup(r => (r.Holder, r.Module));
        private bool _isFlawed;

        public CinChild Child()
        {
            var slots = new FieldSlots(CinChild.Identifiers, CinChild.Characteristics, CinChild.DisabilitiesGroup);
            var disabilities = new List<string>();
            slots.Begin(document.Line);
            foreach (var module in Collection.Cin.Modules.Where(m => m.Occurs == Occurrence.Own))
            {
                foreach (var record in _records[("", module.Name)])
                {
                    module.Take(record, slots, disabilities, reading);
                }
            }

            var episodes = Under("", Cin.Episode.Group, (read, _, path) => Episode(read, path));
            return CinRecords.Child(slots, [.. disabilities], episodes, _isFlawed);
        }

        private Episode Episode(FieldSlots read, string path) => CinRecords.Episode(
            read,
            Under(path, Assessment.Group, (r, factors, _) => CinRecords.Assessment(r, [.. factors])),
            Under(path, CinPlan.Group, (r, _, _) => CinRecords.CinPlan(r)),
            Under(path, Section47.Group, (r, _, _) => CinRecords.Section47(r)),
            Under(path, ProtectionPlan.Group, (r, _, plan) => CinRecords.ProtectionPlan(r, Under(plan, Review.Group, (review, _, _) => CinRecords.Review(review)))));

        /// <summary>The records of the module inside the record at the path, in order.</summary>
        private ImmutableArray<TRecord> Under<TRecord>(string path, Group group, Func<FieldSlots, List<string>, string, TRecord> make)
        {
            var records = ImmutableArray.CreateBuilder<TRecord>();
            foreach (var record in _records[(path, group.Name)])
            {
                var (slots, many) = (new FieldSlots(group), new List<string>());
                slots.Begin(record.Line);
                Collection.Cin.ModuleOf(group).Take(record, slots, many, reading);
                _isFlawed |= slots.IsFlawed;
                records.Add(make(slots, many, record.Path));
            }

            return records.DrainToImmutable();
        }
    }
}
