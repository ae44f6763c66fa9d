namespace OpenCollect.LookedAfter;

/// <summary>
/// The children looked after return: its names and its years. Not open to any shell yet: records, code sets and the first rules stand,
/// the readers and most rules are to come (docs/looked-after-rules.md).
/// </summary>
public static class LookedAfterCollection
{
    public const string Code = "cla";

    public const string Title = "Children Looked After return (SSDA903)";

    /// <summary>
    /// The collection years that are to be open. Until 2020-21 the rules of 2021-22 are applied with the code sets of the year, and those
    /// whose table or column did not exist are left out.
    /// </summary>
    public static Years RuleYears { get; } = Years.Between(2014, 2027);

    /// <summary>The years whose rules and tables are not settled yet.</summary>
    public static Years ProvisionalYears { get; } = Years.From(2027);
}
