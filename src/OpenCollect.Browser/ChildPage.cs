using OpenCollect.Collections;
using OpenCollect.Reports;

namespace OpenCollect.Browser;

/// <summary>What the page shows of one child.</summary>
internal static class ChildPage
{
    /// <summary>Every record with its values, and the timeline.</summary>
    public static ChildItem Of(ChildStore store, int source, int number)
    {
        var document = store[number];
        return new(
            source, number, document.Id, document.Line, store.Collection.Title, store.Year.ToString(),
            document.Records.Select(r => new RecordItem(r.Path, r.Module, r.Line, r.Values.Select(v => new ValueItem(v.Field, v.Text)))),
            Timeline(store, document));
    }

    /// <summary>The modules with their fields and codes, for showing and for forms.</summary>
    public static ModuleItem[] Modules(Collection collection, CollectionYear year) =>
    [
        .. collection.DescribeModules(year).Select(m => new ModuleItem(
            m.Name, m.Occurs.ToString(), m.Under,
            m.Fields.Select(f => new FieldItem(f.Name, f.Kind.ToString(), f.Repeats, f == m.Key, f.Codes?.In(year).Select(c => new CodeItem(c.Value, c.LabelIn(year))))))),
    ];

    private static string? Timeline(ChildStore store, ChildDocument document)
    {
        using var opened = store.Collection.Open(store.Collection.FilesOf(store.Return, [document]));
        foreach (var child in opened.Children(store.Year))
        {
            var journey = store.Collection.JourneyOf(document.Id ?? "without identifier", [(store.Year, child.Record)]);
            return journey.Spans.IsEmpty && journey.Events.IsEmpty ? null : JourneySvg.Of(journey, store.Collection.JourneyLanes, store.Year.LastDay);
        }

        return null;
    }
}
