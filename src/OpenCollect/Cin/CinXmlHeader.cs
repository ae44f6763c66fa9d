using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>
/// Reads the Header element: its items stand in CollectionDetails and Source. The Content block that returns had until 2020-21 says
/// nothing and is passed over.
/// </summary>
internal static class CinXmlHeader
{
    private const int Details = 0;
    private const int Source = 1;
    private const int Content = 2;

    public static CinHeader Read(XmlSource source)
    {
        var slots = new FieldSlots(CinHeader.Group);
        slots.Begin(source.Line);
        var blocks = new XmlModule(source, "CollectionDetails", "Source", "Content");
        var details = new XmlModule(source, CinHeader.CollectionField, CinHeader.YearField, CinHeader.ReferenceDateField);
        var producer = new XmlModule(source, CinHeader.SourceLevelField, CinHeader.AuthorityField, CinHeader.SoftwareCodeField,
            CinHeader.ReleaseField, CinHeader.SerialNumberField, CinHeader.DateTimeField);
        var level = source.Level;
        var block = 0;
        while (source.NextInside(level))
        {
            switch (blocks.Find(ref block, default))
            {
                case Details:
                    ReadFields(source, details, slots);
                    break;
                case Source:
                    ReadFields(source, producer, slots);
                    break;
                case Content:
                default:
                    source.Skip();
                    break;
            }
        }

        return CinRecords.Header(slots);
    }

    private static void ReadFields(XmlSource source, XmlModule module, FieldSlots slots)
    {
        var level = source.Level;
        var part = 0;
        while (source.NextInside(level))
        {
            if (module.Find(ref part, default) is >= 0 and var found)
            {
                var line = source.Line;
                slots.Take(module.FieldOf(found)!, source.Text(), line, source.Texts);
            }
            else
            {
                source.Skip();
            }
        }
    }
}
