using System.Text;
using OpenCollect.Cin;
using OpenCollect.Collections;
using OpenCollect.LookedAfter;
using OpenCollect.Tests.LookedAfter;

namespace OpenCollect.Tests.Collections;

/// <summary>A return taken apart into documents.</summary>
internal sealed record Documents(ReturnDocument Return, List<ChildDocument> Children)
{
    public static Documents Of(Collection collection, ReturnFiles files, CollectionYear year)
    {
        using var opened = collection.Open(files);
        var children = opened.Children(year).Select(c => ChildDocument.Of(c.Record, year)).ToList();
        return new(opened.Document, children);
    }

    public static ReturnFiles Xml(string xml, string name = "return.xml") =>
        new(name, [name], 0) { Xml = () => new MemoryStream(Encoding.UTF8.GetBytes(xml)) };

    public static ReturnFiles Tables(LookedAfterTableFiles files) => new("tables", [.. files.Keys], 0) { Tables = [.. files.Files()] };

    public static ReturnFiles Sample(string name)
    {
        var path = Path.Combine(Repository.Root, "samples", name);
        return new(name, [name], 0) { Xml = () => File.OpenRead(path) };
    }

    /// <summary>A census of the children.</summary>
    public static ReturnFiles Census(CollectionYear year, CinHeader header, params IEnumerable<CinChild> children)
    {
        using var stream = new MemoryStream();
        using var writer = new CinWriter(stream, year);
        writer.Write(header);
        foreach (var child in children)
        {
            writer.Write(child);
        }

        writer.Finish();
        return Xml(Encoding.UTF8.GetString(stream.ToArray()));
    }

    public static ReturnDocument AllTables { get; } =
        new(Collection.LookedAfter.Code, null, [.. Inputs.Tables.Select(t => t.Table.Name)], HasUascFlag: true);

    public ReturnFiles Files => Collection.Find(Return.Collection)!.FilesOf(Return, Children);

    /// <summary>The same after everything was stored and fetched again.</summary>
    public Documents Stored() => new(ReturnDocument.FromBytes(Return.ToBytes()), [.. Children.Select(c => ChildDocument.FromBytes(c.ToBytes()))]);

    public ChildInReturn Of(ChildDocument child) => new(Return, child);

    /// <summary>The child with the identifier as this return has it, or without.</summary>
    public ChildInReturn Find(string? id) => new(Return, Children.Find(c => c.Id == id));
}
