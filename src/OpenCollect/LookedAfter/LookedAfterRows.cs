using System.Runtime.InteropServices;
using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>The rows of one child as they are read, table by table. One object serves a whole return, the same for XML and CSV.</summary>
internal sealed class LookedAfterRows
{
    private readonly RowList<Header> _headers = new(LookedAfterTables.Header);
    private readonly RowList<Episode> _episodes = new(LookedAfterTables.Episodes);
    private readonly RowList<Review> _reviews = new(LookedAfterTables.Reviews);
    private readonly RowList<AsylumSeeker> _asylumSeekers = new(LookedAfterTables.Uasc);
    private readonly RowList<Outcomes> _outcomes = new(LookedAfterTables.Oc2);
    private readonly RowList<CareLeaver> _careLeavers = new(LookedAfterTables.Oc3);
    private readonly RowList<Adoption> _adoptions = new(LookedAfterTables.Ad1);
    private readonly RowList<PlacementDecision> _decisions = new(LookedAfterTables.PlacedAdoption);
    private readonly RowList<PreviousPermanence> _permanences = new(LookedAfterTables.PrevPerm);
    private readonly RowList<MissingPeriod> _missing = new(LookedAfterTables.Missing);
    private readonly RowList<SocialWorkerEpisode> _workers = new(LookedAfterTables.SocialWorkers);
    private readonly RowList<LibertyOrder> _orders = new(LookedAfterTables.LibertyOrders);
    private readonly RowList[] _all;
    private readonly bool _hasUascFlag;

    /// <param name="hasUascFlag">As <see cref="LookedAfterReader.HasUascFlag"/> of the return.</param>
    public LookedAfterRows(bool hasUascFlag)
    {
        _hasUascFlag = hasUascFlag;
        _all =
        [
            _headers, _episodes, _reviews, _asylumSeekers, _outcomes, _careLeavers, _adoptions, _decisions, _permanences, _missing, _workers, _orders,
        ];
    }

    /// <summary>The rows of the table with the number in <see cref="LookedAfterTables.All"/>.</summary>
    public RowList this[int table] => _all[table];

    /// <summary>The child with all rows added so far, of which none are kept here; none if there are none.</summary>
    public LookedAfterChild? Take(string? id)
    {
        Origin? origin = null;
        var isFlawed = false;
        foreach (var rows in _all)
        {
            origin ??= rows.FirstOrigin;
            isFlawed |= rows.IsFlawed;
        }

        return origin is null ? null : new()
        {
            Origin = new(origin.Value.Line),
            IsFlawed = isFlawed,
            Id = id,
            HasUascFlag = _hasUascFlag,
            Headers = _headers.Take(),
            Episodes = _episodes.Take(),
            Reviews = _reviews.Take(),
            AsylumSeekers = _asylumSeekers.Take(),
            Outcomes = _outcomes.Take(),
            CareLeavers = _careLeavers.Take(),
            Adoptions = _adoptions.Take(),
            PlacementDecisions = _decisions.Take(),
            PreviousPermanences = _permanences.Take(),
            MissingPeriods = _missing.Take(),
            SocialWorkers = _workers.Take(),
            LibertyOrders = _orders.Take(),
        };
    }

    /// <summary>The rows of one table.</summary>
    internal abstract class RowList(LookedAfterTable table)
    {
        /// <summary>What was read of the row that is not added yet.</summary>
        public FieldSlots Slots { get; } = new(table.Group);

        public abstract int Count { get; }

        public abstract Origin? FirstOrigin { get; }

        /// <summary>Whether any of the rows has flaws.</summary>
        public bool IsFlawed { get; protected set; }

        /// <summary>Adds what was read as a row of the child.</summary>
        public abstract void Add(string? childId);
    }

    private sealed class RowList<TRow>(LookedAfterTable<TRow> table) : RowList(table)
        where TRow : LookedAfterRow
    {
        private readonly List<TRow> _rows = [];

        public override int Count => _rows.Count;

        public override Origin? FirstOrigin => _rows.Count > 0 ? _rows[0].Origin : null;

        public override void Add(string? childId)
        {
            IsFlawed |= Slots.IsFlawed;
            _rows.Add(table.Make(Slots, childId));
        }

        public ImmutableArray<TRow> Take()
        {
            if (_rows.Count == 0)
            {
                return [];
            }

            var rows = ImmutableArray.Create(CollectionsMarshal.AsSpan(_rows));
            _rows.Clear();
            IsFlawed = false;
            return rows;
        }
    }
}
