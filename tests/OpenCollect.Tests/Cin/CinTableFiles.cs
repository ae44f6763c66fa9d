using System.Text;
using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Tests.Cin;

/// <summary>CSV tables of a CIN return in memory, by file name.</summary>
internal sealed class CinTableFiles : Dictionary<string, string>
{
    public const string Header = "Collection,Year,ReferenceDate,SourceLevel,LEA,SoftwareCode,Release,SerialNo,DateTime\nCIN,2025,2025-03-31,L,201,X,1,001,2025-05-12T09:30:00\n";
    public const string Identifiers = "LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,Sex,PersonDeathDate\n";
    public const string Episodes = "LAchildID,CINdetailsID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure,DateOfInitialCPC,ReferralNFA\n";

    public static readonly CollectionYear Year = new(2025);

    private CinTableFiles()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Two children, one episode each.</summary>
    public static CinTableFiles Two => new()
    {
        ["Header.csv"] = Header,
        ["ChildIdentifiers.csv"] = Identifiers + "A1,,,,2014-02-11,,F,\nB2,,,,2015-02-11,,M,\n",
        ["CINdetails.csv"] = Episodes + "A1,1,2024-05-01,1A,N1,,,,0\nB2,1,2024-06-01,1A,N1,,,,0\n",
    };

    /// <summary>The return as our writer writes it.</summary>
    public static CinTableFiles Written(CollectionYear year, CinHeader header, params IEnumerable<CinChild> children)
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        using (var writer = new CinCsvWriter(name => streams[name] = new(), year))
        {
            writer.Write(header);
            foreach (var child in children)
            {
                writer.Write(child);
            }
        }

        var files = new CinTableFiles();
        foreach (var (name, stream) in streams)
        {
            files[name] = Encoding.UTF8.GetString(stream.ToArray());
        }

        return files;
    }

    public IEnumerable<TableFile> Files(Encoding? encoding = null) => this.Select(f => File(f.Key, (encoding ?? Encoding.UTF8).GetBytes(f.Value)));

    public CinCsvReader Open() => new(Files());

    /// <summary>All of the return as text.</summary>
    public string Text(CollectionYear year)
    {
        using var reader = Open();
        return CinText.Of(reader.Header, reader.Children(year));
    }

    /// <summary>The same with one file's bytes in place of a text.</summary>
    public IEnumerable<TableFile> With(string name, byte[] bytes) => Files().Where(f => f.Name != name).Append(File(name, bytes));

    public static TableFile File(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes));
}
