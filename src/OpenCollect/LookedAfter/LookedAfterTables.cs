using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// The tables of the return, one for each kind of row: their columns in order, their years, the file names that are usual. A table is
/// recognised by its columns, and its file may have any name. Source: format notes, sections 2 to 4.
/// </summary>
internal static class LookedAfterTables
{
    public static LookedAfterTable<Header> Header { get; } =
        new(LookedAfter.Header.Group, "header.csv", LookedAfterRecords.Header, c => c.Headers, [LookedAfter.Header.UascField]);

    /// <summary>PL_LA, PL_LOCATION and PL_DISTANCE are no columns of the return; where somebody keyed them they are read.</summary>
    public static LookedAfterTable<Episode> Episodes { get; } =
        new(Episode.Group, "episodes.csv", LookedAfterRecords.Episode, c => c.Episodes, [],
            [Episode.PlacementAuthorityField, Episode.PlacementLocationField, Episode.DistanceField]);

    public static LookedAfterTable<Review> Reviews { get; } = new(Review.Group, "reviews.csv", LookedAfterRecords.Review, c => c.Reviews);

    public static LookedAfterTable<AsylumSeeker> Uasc { get; } =
        new(AsylumSeeker.Group, "uasc.csv", LookedAfterRecords.AsylumSeeker, c => c.AsylumSeekers);

    public static LookedAfterTable<Outcomes> Oc2 { get; } = new(Outcomes.Group, "oc2.csv", LookedAfterRecords.Outcomes, c => c.Outcomes);

    public static LookedAfterTable<CareLeaver> Oc3 { get; } =
        new(CareLeaver.Group, "oc3.csv", LookedAfterRecords.CareLeaver, c => c.CareLeavers);

    public static LookedAfterTable<Adoption> Ad1 { get; } = new(Adoption.Group, "ad1.csv", LookedAfterRecords.Adoption, c => c.Adoptions);

    public static LookedAfterTable<PlacementDecision> PlacedAdoption { get; } =
        new(PlacementDecision.Group, "placed_for_adoption.csv", LookedAfterRecords.PlacementDecision, c => c.PlacementDecisions);

    public static LookedAfterTable<PreviousPermanence> PrevPerm { get; } =
        new(PreviousPermanence.Group, "previous_permanence.csv", LookedAfterRecords.PreviousPermanence, c => c.PreviousPermanences);

    public static LookedAfterTable<MissingPeriod> Missing { get; } =
        new(MissingPeriod.Group, "missing.csv", LookedAfterRecords.MissingPeriod, c => c.MissingPeriods);

    public static LookedAfterTable<SocialWorkerEpisode> SocialWorkers { get; } =
        new(SocialWorkerEpisode.Group, "sw_episodes.csv", LookedAfterRecords.SocialWorkerEpisode, c => c.SocialWorkers);

    public static LookedAfterTable<LibertyOrder> LibertyOrders { get; } =
        new(LibertyOrder.Group, "DoLo.csv", LookedAfterRecords.LibertyOrder, c => c.LibertyOrders);

    /// <summary>Every table, in the order of <see cref="Inputs.Tables"/>.</summary>
    public static ImmutableArray<LookedAfterTable> All { get; } =
        [Header, Episodes, Reviews, Uasc, Oc2, Oc3, Ad1, PlacedAdoption, PrevPerm, Missing, SocialWorkers, LibertyOrders];

    /// <summary>The tables that the XML form of the return carries. Source: format notes, section 5.</summary>
    public static ImmutableArray<LookedAfterTable> OfXml { get; } = All[..10];

    /// <summary>The number of the group's table in <see cref="All"/>.</summary>
    public static int NumberOf(Group group)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if (All[i].Group == group)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(group), group.Name, "No table of the return.");
    }
}

/// <summary>One table of the return.</summary>
internal abstract class LookedAfterTable
{
    /// <param name="group">The rows' group.</param>
    /// <param name="fileName">The usual name of the file.</param>
    /// <param name="onlyXml">Fields that are no columns.</param>
    /// <param name="keyed">Columns that a return need not have.</param>
    protected LookedAfterTable(Group group, string fileName, ImmutableArray<Field> onlyXml, ImmutableArray<Field> keyed)
    {
        (Group, FileName, ChildField, Keyed) = (group, fileName, group.Fields[0], keyed);
        Columns = [.. group.Fields.Skip(1).Where(f => !onlyXml.Contains(f))];
        Copied = group == LookedAfter.Header.Group ? [] : [.. Columns.Where(f => f.Name is "SEX" or "DOB")];
        Own = [.. Columns.Where(f => !Copied.Contains(f))];
        Layout = new([group.Name], [ChildField.Name], 0,
        [
            .. Columns.Select(f => new TableColumn(f, [f.Name], IsOptional: f.Years != group.Years)),
            .. keyed.Select(f => new TableColumn(f, [f.Name], IsOptional: true)),
        ], group.Years)
        { TakesOthers = true };
    }

    public Group Group { get; }

    public string FileName { get; }

    /// <summary>CHILD, the first column.</summary>
    public Field ChildField { get; }

    /// <summary>The columns after CHILD, in order.</summary>
    public ImmutableArray<Field> Columns { get; }

    /// <summary>SEX and DOB where the table repeats them from the Header table; XML has them there only.</summary>
    public ImmutableArray<Field> Copied { get; }

    /// <summary>The columns but CHILD and those that repeat the header's.</summary>
    public ImmutableArray<Field> Own { get; }

    /// <summary>Columns that a return need not have: worked out otherwise.</summary>
    public ImmutableArray<Field> Keyed { get; }

    public TableLayout Layout { get; }

    public abstract ImmutableArray<LookedAfterRow> RowsOf(LookedAfterChild child);

    public override string ToString() => Group.Name;
}

/// <summary>One table of the return and the records that its rows are.</summary>
internal sealed class LookedAfterTable<TRow>(
    Group group, string fileName, Func<FieldSlots, string?, TRow> make, Func<LookedAfterChild, ImmutableArray<TRow>> rows,
    ImmutableArray<Field> onlyXml = default, ImmutableArray<Field> keyed = default)
    : LookedAfterTable(group, fileName, onlyXml.IsDefault ? [] : onlyXml, keyed.IsDefault ? [] : keyed)
    where TRow : LookedAfterRow
{
    /// <summary>The record of what was read of a row of the child.</summary>
    public TRow Make(FieldSlots read, string? childId) => make(read, childId);

    public override ImmutableArray<LookedAfterRow> RowsOf(LookedAfterChild child) => ImmutableArray<LookedAfterRow>.CastUp(rows(child));
}
