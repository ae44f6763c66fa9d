namespace OpenCollect.Engine;

/// <summary>A child as one of several returns has it, under that return's name, so that places tell them apart: <c>LastYear/Episodes[1]</c>.</summary>
/// <param name="Return">The return, by the name that begins the path.</param>
/// <param name="Child">The child's record there.</param>
internal sealed record InReturn(Group Return, Record Child) : Record
{
    public override Group Module => Return;

    public override IEnumerable<Record> Parts => Child.Parts;
}
