using System.Text;
using OpenCollect.Collections;

namespace OpenCollect.Reports.Tests;

public sealed class ListOfChangesTests
{
    [Fact]
    public void EachCorrectionIsARow()
    {
        var year = new CollectionYear(2025);
        var child = Collection.LookedAfter.NewChild("B1", year);
        var added = Correction.Add(child, "Episodes");
        child = child.With(added, year).Document!;
        var changed = Correction.Change(child, "Episodes[1]", "DECOM", "01/05/2024");
        child = child.With(changed, year).Document!;
        var worded = Correction.Change(child, "Episodes[1]", "URN", "=1+1");
        child = child.With(worded, year).Document!;
        var deleted = Correction.Delete(child, "Episodes[1]");
        using var stream = new MemoryStream();

        ListOfChanges.Write(stream,
        [
            new("B1", added), new("B1", changed) { By = "A. Analyst", At = new(2025, 6, 3, 10, 0, 0, TimeSpan.FromHours(1)) }, new("B1", worded), new("B1", deleted),
            new(null, new(CorrectionKind.Change, "Header", "LEA", "201", null)),
        ]);

        Assert.Equal(
            """
            child,module,record,dates,change,field,was,becomes,by,when
            B1,Episodes,Episodes[1],,add,,,,,
            B1,Episodes,Episodes[1],,change,DECOM,,01/05/2024,A. Analyst,2025-06-03T09:00:00Z
            B1,Episodes,Episodes[1],DECOM 01/05/2024,change,URN,,'=1+1,,
            B1,Episodes,Episodes[1],DECOM 01/05/2024,delete,,"DECOM 01/05/2024, URN =1+1",,,
            ,Header,Header,,change,LEA,201,,,

            """,
            Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings());
        Assert.Equal(ListOfChanges.Columns, Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n")[0].Split(','));
    }
}
