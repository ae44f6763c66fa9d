namespace OpenCollect.Engine;

/// <summary>One fault planted in a child: the rule that must find it, and where it is.</summary>
/// <param name="Number">The child's place in the return, from 1.</param>
/// <param name="Rule">The official code of the rule. Others may fire beside it.</param>
/// <param name="ChildId">The authority's identifier of the child as it stands in the return; none where it was taken away.</param>
/// <param name="Position">The record, such as <c>CINdetails[1]/Assessments[2]</c>, or the child's own module.</param>
/// <param name="Field">The field to look at.</param>
/// <param name="Change">What was done, in words without commas or quotation marks.</param>
public sealed record PlantedFault(int Number, string Rule, string? ChildId, string Position, Field Field, string Change)
{
    /// <summary>The names of the columns of <see cref="ToCsv"/>.</summary>
    public const string CsvColumns = "Number,Rule,LAchildID,Position,Field,Change";

    /// <summary>One row, without an end of line. No value needs quotation marks.</summary>
    public string ToCsv() => $"{Number},{Rule},{ChildId},{Position},{Field.Name},{Change}";
}
