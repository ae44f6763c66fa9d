using System.Text;
using OpenCollect.LookedAfter;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>A looked after return as XML in memory.</summary>
internal static class LookedAfterXmlText
{
    public static (string Xml, List<Finding> Lost) Written(CollectionYear year, params IEnumerable<LookedAfterChild> children)
    {
        using var stream = new MemoryStream();
        using var writer = new LookedAfterWriter(stream, year);
        foreach (var child in children)
        {
            writer.Write(child);
        }

        writer.Finish();
        var lost = new Found();
        writer.Notes.Report(lost);
        return (Encoding.UTF8.GetString(stream.ToArray()), lost.Findings);
    }

    public static LookedAfterXmlReader Open(string xml) => new(() => new MemoryStream(Encoding.UTF8.GetBytes(xml)), "return.xml");

    public static (List<LookedAfterChild> Children, List<Finding> Notes) Read(string xml, CollectionYear year)
    {
        using var reader = Open(xml);
        var children = reader.Children(year).ToList();
        var notes = new Found();
        reader.Notes.Report(notes);
        return (children, notes.Findings);
    }

    /// <summary>A file with the elements in the root.</summary>
    public static string Return(string children) => $"<EXPSSDA903>{children}</EXPSSDA903>";

    /// <summary>A child's header with the six elements that are always there.</summary>
    public static string Header(string id = "A1", string more = "", string uasc = "0") =>
        $"<HEADER><CHILDID>{id}</CHILDID><UPN>UN1</UPN><SEX>M</SEX><DOB>02/09/2005</DOB><ETHNIC>AOTH</ETHNIC><UASC>{uasc}</UASC>{more}</HEADER>";
}
