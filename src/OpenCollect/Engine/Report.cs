namespace OpenCollect.Engine;

/// <summary>What a rule writes to. One is reused for a whole run, so a rule must not keep it.</summary>
public sealed class Report(CollectionYear year, IFindings findings)
{
    private RuleInfo? _rule;
    private Record? _subject;
    private string? _childId;

    /// <summary>The collection year whose rules are applied.</summary>
    public CollectionYear Year => year;

    /// <summary>Reports fields of one record.</summary>
    public void At(Record record, params ReadOnlySpan<Field> fields)
    {
        var places = new Place[fields.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new(record, fields[i]);
        }

        Add(ImmutableArray.Create(places));
    }

    /// <summary>Reports fields of several records that disagree, the one to correct first in front.</summary>
    public void Between(params ReadOnlySpan<(Record Record, Field Field)> places)
    {
        var all = new Place[places.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = new(places[i].Record, places[i].Field);
        }

        Add(ImmutableArray.Create(all));
    }

    /// <summary>Reports several places gathered by the rule.</summary>
    public void At(IEnumerable<(Record Record, Field Field)> places) => Add([.. places.Select(p => new Place(p.Record, p.Field))]);

    /// <summary>Reports a child at the end of the return, when only its identifier and the field concerned are still known.</summary>
    public void Child(string? childId, Record remembered, Field field) =>
        findings.Add(new Finding(_rule!, remembered, childId, [new(remembered, field)]));

    /// <summary>Reports the return as a whole.</summary>
    public void Return(string? detail = null) =>
        findings.Add(new Finding(_rule!, null, null, [.. _rule!.Fields.Select(f => new Place(null, f))]) { Detail = detail });

    internal void For(RuleInfo rule, Record? subject, string? childId) => (_rule, _subject, _childId) = (rule, subject, childId);

    private void Add(ImmutableArray<Place> places) => findings.Add(new Finding(_rule!, _subject, _childId, places));
}
