namespace OpenCollect.Formats;

/// <summary>The columns of one CSV table: the keys that say where a row belongs, then the fields.</summary>
/// <param name="Names">The table's name and other names under which it is known, the one to write first.</param>
/// <param name="Keys">The key columns from the child down; each after the first counts from 1 within the one before.</param>
/// <param name="OptionalKeys">How many of the last keys may be missing, because nothing refers to them.</param>
/// <param name="Fields">The fields in order.</param>
/// <param name="Years">The collection years in which the table is part of the return.</param>
internal sealed record TableLayout(
    ImmutableArray<string> Names, ImmutableArray<string> Keys, int OptionalKeys, ImmutableArray<TableColumn> Fields, Years Years)
{
    public string Name => Names[0];

    /// <summary>
    /// Whether columns of other names are noted and passed over. Otherwise they refuse the table, because one could be a misspelt one.
    /// </summary>
    public bool TakesOthers { get; init; }

    /// <summary>The columns without which a file is not this table.</summary>
    public IEnumerable<string> Required =>
        Keys.Take(Keys.Length - OptionalKeys).Concat(Fields.Where(f => !f.IsOptional).Select(f => f.Names[0]));

    public bool IsNamed(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A field's column.</summary>
/// <param name="Field">The field.</param>
/// <param name="Names">The column's name and other names under which it is known.</param>
/// <param name="IsOptional">Whether the column may be missing.</param>
/// <param name="IsList">Whether a cell may hold several values.</param>
internal sealed record TableColumn(Field Field, ImmutableArray<string> Names, bool IsOptional = false, bool IsList = false);

/// <summary>One row: its keys, its cells in the order of the layout's fields (none where the column is missing), and its line.</summary>
internal sealed record TableRow(ImmutableArray<string> Keys, string?[] Cells, int Line)
{
    public string Child => Keys.IsEmpty ? "" : Keys[0];

    /// <summary>The keys below the child's, down to the depth (2 or 3), which tell the rows of one child apart.</summary>
    public TableKey Key(int depth) => new(Keys[1], depth > 2 ? Keys[2] : "");

    public override string ToString() => $"row at line {Line}";
}

/// <summary>Where a row of a child belongs, or is: the key of the group and that of the group inside it, empty for the group itself.</summary>
internal readonly record struct TableKey(string Group, string Inner)
{
    public override string ToString() => "key";
}
