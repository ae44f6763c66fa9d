namespace OpenCollect.Cin.Generating;

/// <summary>One way to spoil a clean child so that a certain rule must find it.</summary>
/// <param name="Rule">The official code of the rule.</param>
/// <param name="Years">The years in which that code is in force and the change is a fault.</param>
/// <param name="Shape">The story that the child must have.</param>
/// <param name="Field">The field that is changed, or the first of those that then disagree.</param>
/// <param name="Change">What is done, in words without commas or quotation marks.</param>
/// <param name="Plant">Gives the spoilt child, and the record to point at.</param>
internal sealed record FaultKind(
    string Rule, Years Years, Shape Shape, Field Field, string Change, Func<CinChild, CollectionYear, (CinChild Child, Record At)> Plant)
{
    /// <summary>Changes the child itself.</summary>
    public static FaultKind Child(
        string rule, Years years, Shape shape, Field field, string change, Func<CinChild, CollectionYear, CinChild> spoil) =>
        new(rule, years, shape, field, change, (child, year) => spoil(child, year) is var spoilt ? (spoilt, spoilt) : default);

    /// <summary>Changes the child's only episode; points at it, or at a record inside it.</summary>
    public static FaultKind Episode(
        string rule, Years years, Shape shape, Field field, string change, Func<Episode, CollectionYear, Episode> spoil, Func<Episode, Record>? at = null) =>
        new(rule, years, shape, field, change, (child, year) =>
        {
            var spoilt = spoil(child.Episodes[0], year);
            return (child with { Episodes = child.Episodes.SetItem(0, spoilt) }, at?.Invoke(spoilt) ?? spoilt);
        });

    public static FaultKind Assessment(
        string rule, Years years, Shape shape, Field field, string change, Func<Episode, Assessment, CollectionYear, Assessment> spoil) =>
        Episode(rule, years, shape, field, change,
            (e, y) => e with { Assessments = e.Assessments.SetItem(0, spoil(e, e.Assessments[0], y)) }, e => e.Assessments[0]);

    public static FaultKind CinPlan(
        string rule, Years years, Field field, string change, Func<Episode, CinPlan, CollectionYear, CinPlan> spoil) =>
        Episode(rule, years, Shape.Whole, field, change,
            (e, y) => e with { CinPlans = e.CinPlans.SetItem(0, spoil(e, e.CinPlans[0], y)) }, e => e.CinPlans[0]);

    public static FaultKind Section47(
        string rule, Years years, Shape shape, Field field, string change, Func<Episode, Section47, CollectionYear, Section47> spoil) =>
        Episode(rule, years, shape, field, change,
            (e, y) => e with { Section47s = e.Section47s.SetItem(0, spoil(e, e.Section47s[0], y)) }, e => e.Section47s[0]);

    public static FaultKind ProtectionPlan(
        string rule, Years years, Field field, string change, Func<Episode, ProtectionPlan, CollectionYear, ProtectionPlan> spoil, Func<ProtectionPlan, Record>? at = null) =>
        Episode(rule, years, Shape.Whole, field, change,
            (e, y) => e with { ProtectionPlans = e.ProtectionPlans.SetItem(0, spoil(e, e.ProtectionPlans[0], y)) },
            e => at?.Invoke(e.ProtectionPlans[0]) ?? e.ProtectionPlans[0]);
}
