using System.Text;
using OpenCollect.Formats;
using OpenCollect.LookedAfter;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>CSV tables of a looked after return in memory, by file name.</summary>
internal sealed class LookedAfterTableFiles : Dictionary<string, string>
{
    public const string Header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
    public const string Episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
    public const string Reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n";
    public const string Uasc = "CHILD,SEX,DOB,DUC\n";
    public const string Oc2 = "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n";
    public const string Oc3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n";
    public const string Ad1 = "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n";
    public const string PlacedAdoption = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n";
    public const string PrevPerm = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n";
    public const string Missing = "CHILD,DOB,MISSING,MIS_START,MIS_END\n";
    public const string SocialWorkers = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n";
    public const string LibertyOrders = "CHILD,DOB,DOLO_START,DOLO_END\n";

    public static readonly CollectionYear Year = new(2023);

    private LookedAfterTableFiles()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The children of the format notes, section 8, in the year 2022-23; two of them have episodes under names of no meaning.</summary>
    public static LookedAfterTableFiles Four => new()
    {
        ["1.csv"] = Header + "A1001,2,14/05/2010,WBRI,A123456789012,0,\nA1002,1,02/09/2005,AOTH,UN2,,\nA1003,2,20/11/2003,BCRB,B123456789012,,\nA1004,1,11/06/2019,MWBC,UN1,,\n",
        ["2.csv"] = Episodes + "A1001,10/01/2021,S,C1,N1,U6,PR1,15/08/2022,X1,CARPL,M1 1AE,M14 5RG,SC012345\nA1001,15/08/2022,B,C2,N1,U4,PR4,,,,M1 1AE,LS1 4DY,SC054321\nA1002,03/07/2022,S,V2,N8,K2,PR4,,,,,M2 5DB,1234567\nA1004,10/01/2021,B,E1,N1,A6,PR1,20/06/2022,E12,,M1 1AE,LS2 7EW,XXXXXXX\n",
        ["3.csv"] = Reviews + "A1001,14/05/2010,02/06/2022,PN1\n",
        ["4.csv"] = Uasc + "A1002,1,02/09/2005,\n",
        ["5.csv"] = Oc2 + "A1001,14/05/2010,12,,0,,1,1,1,0,,\n",
        ["6.csv"] = Oc3 + "A1003,20/11/2003,YES,F5,U1\n",
        ["7.csv"] = Ad1 + "A1004,11/06/2019,05/09/2020,20/12/2020,0,2,MF,L11\n",
        ["8.csv"] = PlacedAdoption + "A1004,11/06/2019,05/09/2020,,\n",
        ["9.csv"] = PrevPerm + "A1002,02/09/2005,Z1,,\nA1001,14/05/2010,P2,908,zz/03/2015\n",
        ["10.csv"] = Missing + "A1001,14/05/2010,M,01/12/2022,03/12/2022\n",
    };

    public static LookedAfterTableFiles None => [];

    /// <summary>The return as our writer writes it.</summary>
    public static LookedAfterTableFiles Written(CollectionYear year, IEnumerable<LookedAfterChild> children, IEnumerable<Group>? tables = null)
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        using (var writer = new LookedAfterCsvWriter(name => streams[name] = new(), year, tables))
        {
            foreach (var child in children)
            {
                writer.Write(child);
            }
        }

        var files = new LookedAfterTableFiles();
        foreach (var (name, stream) in streams)
        {
            files[name] = Encoding.UTF8.GetString(stream.ToArray());
        }

        return files;
    }

    public IEnumerable<TableFile> Files(Encoding? encoding = null) => this.Select(f => File(f.Key, (encoding ?? Encoding.UTF8).GetBytes(f.Value)));

    public LookedAfterCsvReader Open() => new(Files());

    public List<LookedAfterChild> Children(CollectionYear year)
    {
        using var reader = Open();
        return [.. reader.Children(year)];
    }

    /// <summary>The same with one file's bytes in place of a text.</summary>
    public IEnumerable<TableFile> With(string name, byte[] bytes) => Files().Where(f => f.Name != name).Append(File(name, bytes));

    public static TableFile File(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes));
}
