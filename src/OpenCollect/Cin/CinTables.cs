using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>
/// The CSV tables of a CIN return: those of the community's converter, with a key of its own for every group. The Department's own
/// converter layout was never published in full. Keys count from 1: CINdetailsID within the child, the others within the CINdetails.
/// </summary>
internal static class CinTables
{
    private const string Child = "LAchildID";
    private const string Details = "CINdetailsID";

    public static TableLayout Header { get; } = Of(["Header"], [], CinHeader.Group.Fields);

    public static TableLayout Identifiers { get; } = Of(["ChildIdentifiers"], [], CinChild.Identifiers.Fields);

    public static TableLayout Characteristics { get; } = Of(["ChildCharacteristics"], [Child], CinChild.Characteristics.Fields);

    public static TableLayout Disabilities { get; } = Of(["Disabilities"], [Child], CinChild.DisabilitiesGroup.Fields);

    public static TableLayout Episodes { get; } = Of(["CINdetails"], [Child, Details], Episode.Group.Fields);

    /// <summary>Another converter also writes the factors into this table, as a list in one cell; they are read where they stand.</summary>
    public static TableLayout Assessments { get; } = new(["Assessments"], [Child, Details, "AssessmentID"], 0,
    [
        .. Assessment.Group.Fields.Where(f => !f.Repeats).Select(Column),
        new(Assessment.FactorsField, [Assessment.FactorsField.Name], IsOptional: true, IsList: true),
    ], Years.Always);

    public static TableLayout Factors { get; } = new(["AssessmentFactorsList", "AssessmentFactors"], [Child, Details, "AssessmentID"], 0,
        [new(Assessment.FactorsField, ["AssessmentFactor", "AssessmentFactors"])], Assessment.FactorsField.Years);

    public static TableLayout CinPlans { get; } =
        Of(["CINplanDates", "CINPlanDates"], [Child, Details, "CINPlanID"], CinPlan.Group.Fields, CinPlan.Group.Years, optionalKeys: 1);

    public static TableLayout Enquiries { get; } = Of(["Section47"], [Child, Details, "Section47ID"], Section47.Group.Fields, optionalKeys: 1);

    public static TableLayout ProtectionPlans { get; } = Of(["ChildProtectionPlans"], [Child, Details, "CPPID"], ProtectionPlan.Group.Fields);

    public static TableLayout Reviews { get; } = Of(["Reviews"], [Child, Details, "CPPID"], Review.Group.Fields);

    /// <summary>Every table, parents before what belongs to them.</summary>
    public static ImmutableArray<TableLayout> All { get; } =
    [
        Header, Identifiers, Characteristics, Disabilities, Episodes, Assessments, Factors, CinPlans, Enquiries, ProtectionPlans, Reviews,
    ];

    private static TableLayout Of(ImmutableArray<string> names, ImmutableArray<string> keys, IEnumerable<Field> fields, Years? years = null, int optionalKeys = 0) =>
        new(names, keys, optionalKeys, [.. fields.Select(Column)], years ?? Years.Always);

    /// <summary>The tables are opened before their year is known, so a field of some years only may be missing.</summary>
    private static TableColumn Column(Field field) =>
        new(field, [field.Name], IsOptional: field.Years.First > CinCollection.ReadableYears.First || field.Years.Last < CinCollection.ReadableYears.Last);
}
