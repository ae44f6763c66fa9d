using System.Text;
using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Fuzzing;

/// <summary>
/// Spoils small returns in every way a file can be spoilt, and reads and judges them: whatever comes in, the only exception that may
/// come out says that the file is unusable, and no rule may throw. The same number always gives the same input.
/// </summary>
internal static class SpoiltReturns
{
    private static readonly string[] Tokens =
    [
        "<", ">", "/>", "</", "&", "&amp;", "&#0;", "&#x10FFFF;", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version=\"1.1\"?>", "<!DOCTYPE x>", "\"", "'", "\0",
        "\uFFFE", "2024-02-29", "0000-00-00", "9999-12-31", "0001-01-01", "true", "<Child>", "</Child>", "<CINdetails>", "</CINdetails>", "<Assessments>",
        "<Reviews/>", "<CPPreviewDate>", "<AssessmentFactors>21</AssessmentFactors>", ",", "\r\n", ";", "\"\"", "LAchildID", "1", "xmlns=\"u\"", "p:Child", "<CHILD>", "</CHILD>", "</HEADER><HEADER>", "<EPISODE/>", "<CHILDID>C1</CHILDID>", "CHILD", "DOB", "31/03/2026",
    ];

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "00", "true", "TRUE", "2025-02-30", "0001-01-01", "9999-12-31", "2024-02-29", "1900-01-01", "2025-03-31", "31/03/2025",
        "2025-03-31T00:00:00", "2147483648", "99999999999999999999", "NaN", "RC7", "RC8", "N0", "N9", "18C", "21", "PHY", "MUL", "UN1", "NONE",
        "A000000000000", "D201200123456", "CIN", "201", "999", "2017", "2026", "2040", "29/02/2024", "01/01/0001", "31/12/9999", "zz/zz/zzzz", "C1", "V3", "X1", "E11", "M1 1AE", "XXXXXXX", "=1+1", "\u00A0", "\u202E", "𝄞", new('x', 5000),
    ];

    /// <summary>Judges the input with the number.</summary>
    /// <returns>Whether it was judged to its end; otherwise it was refused.</returns>
    /// <exception cref="Exception">Anything but an unusable file, or a rule that threw.</exception>
    public static bool Run(int number, Corpus corpus)
    {
        var random = new Random(number);
        if (number % 3 == 0)
        {
            var table = random.Next(corpus.Tables.Count);
            return Judge(() => new CinCsvReader(corpus.Tables.Select((t, i) =>
            {
                var content = i == table ? Spoil(t.Value, random) : t.Value;
                return new TableFile(t.Key, () => new MemoryStream(content));
            }).ToList()));
        }

        var bytes = Spoil(corpus.Xml[random.Next(corpus.Xml.Count)], random);
        return Judge(() => new CinXmlReader(new MemoryStream(bytes)));
    }

    private static bool Judge(Func<ReturnReader<CinHeader, CinChild>> open)
    {
        var faults = new Faults();
        var judged = false;
        try
        {
            using var reader = open();
            var year = CinCollection.YearOf(reader.Header) is { } found && CinCollection.RuleYears.Include(found) ? found : new CollectionYear(2025);
            CinCheck.Run(reader, year, faults);
            judged = true;
        }
        catch (UnusableFileException)
        {
            // What a spoilt file should come to.
        }

        if (faults.First is { } fault)
        {
            throw new InvalidOperationException(fault.ToString());
        }

        return judged;
    }

    /// <summary>The file with a few bytes, pieces or values changed.</summary>
    internal static byte[] Spoil(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        if (random.Next(2) == 0)
        {
            for (var times = random.Next(1, 7); times > 0; times--)
            {
                ReplaceValue(bytes, random);
            }

            return [.. bytes];
        }

        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 5:
                    var part = bytes.GetRange(at, length);
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), part);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Another text between two tags or two commas: the file stays well-formed, so it comes as far as the rules.</summary>
    private static void ReplaceValue(List<byte> bytes, Random random)
    {
        var start = bytes.FindIndex(random.Next(bytes.Count), b => b is (byte)'>' or (byte)',') + 1;
        if (start > 0)
        {
            var end = bytes.FindIndex(start, b => b is (byte)'<' or (byte)',' or (byte)'\r' or (byte)'\n');
            bytes.RemoveRange(start, (end < 0 ? bytes.Count : end) - start);
            bytes.InsertRange(start, Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]));
        }
    }

    /// <summary>Whole returns to begin from.</summary>
    /// <param name="Xml">As XML.</param>
    /// <param name="Tables">One as tables, by file name.</param>
    internal sealed record Corpus(IReadOnlyList<byte[]> Xml, IReadOnlyDictionary<string, byte[]> Tables)
    {
        /// <summary>Three children of the sample, in two years.</summary>
        public static Corpus Make()
        {
            var tables = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
            using (var writer = new CinCsvWriter(name => tables[name] = new(), new(2025)))
            {
                var sample = new CinSample(2025);
                writer.Write(sample.Header);
                Array.ForEach(Children(sample), writer.Write);
            }

            return new([Written(2023), Written(2025)], tables.ToDictionary(t => t.Key, t => t.Value.ToArray(), StringComparer.Ordinal));
        }

        private static CinChild[] Children(CinSample sample) =>
            [sample.Child, sample.Unborn, sample.With(sample.Episode, sample.OpenEpisode) with { Id = "C000000003", Upn = null, UpnUnknown = "UN2" }];

        private static byte[] Written(int ending)
        {
            var sample = new CinSample(ending);
            var stream = new MemoryStream();
            using (var writer = new CinWriter(stream, new(ending)))
            {
                writer.Write(sample.Header);
                Array.ForEach(Children(sample), writer.Write);
                writer.Finish();
            }

            return stream.ToArray();
        }
    }

    /// <summary>Keeps the first rule that threw.</summary>
    internal sealed class Faults : IFindings
    {
        public RuleFault? First { get; private set; }

        public void Add(Finding finding) => _ = RecordPath.Of(finding.Subject, finding.Places.FirstOrDefault());

        public void Add(RuleFault fault) => First ??= fault;
    }
}
