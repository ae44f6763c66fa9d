namespace OpenCollect.Engine;

/// <summary>What a rule writes to. One is reused for a whole run, so a rule must not keep it.</summary>
public sealed class Report(CollectionYear year, IFindings findings)
{
    private RuleInfo[] _rules = [];
    private int _rule;
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
    public void Between(params ReadOnlySpan<(Record Record, Field Field)> places) => Add(Places(places));

    /// <summary>Reports several places gathered by the rule.</summary>
    public void At(IEnumerable<(Record Record, Field Field)> places) => Add([.. places.Select(p => new Place(p.Record, p.Field))]);

    /// <summary>Reports a child at the end of the return, when only its identifier and the field concerned are still known.</summary>
    public void Child(string? childId, Record remembered, Field field) =>
        findings.Add(new Finding(Rule, remembered, childId, [new(remembered, field)]));

    /// <summary>Reports places of a child at the end of the return, when only these are still known, the one to correct first in front.</summary>
    /// <param name="childId">The authority's identifier.</param>
    /// <param name="remembered">What is still known of the child.</param>
    /// <param name="places">Places in it or beside it.</param>
    public void Child(string? childId, Record remembered, params ReadOnlySpan<(Record Record, Field Field)> places) =>
        findings.Add(new Finding(Rule, remembered, childId, Places(places)));

    /// <summary>Reports the return as a whole.</summary>
    public void Return(string? detail = null) =>
        findings.Add(new Finding(Rule, null, null, [.. Rule.Fields.Select(f => new Place(null, f))]) { Detail = detail });

    private RuleInfo Rule => _rules[_rule];

    /// <summary>What is reported from now on is of this rule and about this subject.</summary>
    internal void For(RuleInfo rule, Record? subject, string? childId) => For([rule], subject, childId);

    /// <summary>What is reported from now on is about this subject, of the rule that <see cref="At(int)"/> says; the first until then.</summary>
    internal void For(RuleInfo[] rules, Record? subject, string? childId) => (_rules, _rule, _subject, _childId) = (rules, 0, subject, childId);

    /// <summary>What is reported from now on is of the rule with this number. A mere number, because it is said for every rule and child.</summary>
    internal void At(int rule) => _rule = rule;

    private static ImmutableArray<Place> Places(ReadOnlySpan<(Record Record, Field Field)> places)
    {
        var all = new Place[places.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = new(places[i].Record, places[i].Field);
        }

        return ImmutableArray.Create(all);
    }

    private void Add(ImmutableArray<Place> places) => findings.Add(new Finding(Rule, _subject, _childId, places));
}
