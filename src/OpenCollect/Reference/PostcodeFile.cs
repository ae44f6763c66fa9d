using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CsvHelper;
using OpenCollect.Formats;

namespace OpenCollect.Reference;

/// <summary>
/// Reads and writes postcode directories: the ONS Postcode Directory as published in CSV (about 1 GB, 2.6 million postcodes, live and
/// ended), and our own small form of it (about 25 MB), which loads in a fraction of a second.
/// </summary>
public static class PostcodeFile
{
    private const int MostPostcodes = 10_000_000;
    private const int BufferSize = 1 << 16;
    private const int RowBytes = 7;

    private static readonly byte[] Magic = "OpenCollect postcodes 1\n"u8.ToArray();

    /// <summary>Columns by their names in the editions since 2011; two digits of the year stand in the newest.</summary>
    private static readonly string[] PostcodeColumns = ["pcds", "pcd", "pcd2", "pcd7", "pcd8", "postcode"];
    private static readonly string[] EastingColumns = ["oseast1m", "east1m", "easting", "eastings"];
    private static readonly string[] NorthingColumns = ["osnrth1m", "north1m", "northing", "northings"];
    private static readonly string[] DistrictColumns = ["oslaua", "laua", "lad##cd", "ladcd"];
    private static readonly string[] CountyColumns = ["oscty", "cty", "cty##cd", "ctycd"];

    /// <summary>Reads either form, told by its first bytes.</summary>
    /// <exception cref="UnusableFileException">It is neither; names the file, the line, the column.</exception>
    public static PostcodeDirectory Read(Stream stream, string name)
    {
        var start = new byte[Magic.Length];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start.AsSpan(0, length).SequenceEqual(Magic)
            ? ReadSmall(stream, name)
            : ReadPublished(new Continued(start.AsMemory(0, length), stream), name);
    }

    /// <summary>Writes the small form: the postcodes in order as differences, then for each its place.</summary>
    public static void Write(Stream stream, PostcodeDirectory directory)
    {
        using var writer = new BinaryWriter(new BufferedStream(stream, BufferSize), Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(directory.Count);
        writer.Write((ushort)directory.Authorities.Length);
        foreach (var authority in directory.Authorities)
        {
            writer.Write(authority ?? "");
        }

        var before = 0UL;
        foreach (var postcode in directory.Postcodes)
        {
            writer.Write7BitEncodedInt64((long)(postcode - before));
            before = postcode;
        }

        Span<byte> row = stackalloc byte[RowBytes + 1];
        foreach (var spot in directory.Spots)
        {
            BinaryPrimitives.WriteInt32LittleEndian(row[3..], spot.Northing);
            row[0] = (byte)spot.Easting;
            row[1] = (byte)(spot.Easting >> 8);
            row[2] = (byte)(spot.Easting >> 16);
            row[6] = spot.Authority;
            writer.Write(row[..RowBytes]);
        }
    }

    private static PostcodeDirectory ReadSmall(Stream stream, string name)
    {
        try
        {
            using var reader = new BinaryReader(new BufferedStream(stream, BufferSize), Encoding.UTF8, leaveOpen: true);
            var count = reader.ReadInt32();
            if (count is < 0 or > MostPostcodes)
            {
                throw Damaged(name);
            }

            var authorities = new string?[reader.ReadUInt16()];
            for (var i = 0; i < authorities.Length; i++)
            {
                authorities[i] = reader.ReadString() is { Length: > 0 } text ? text : null;
            }

            var postcodes = new ulong[count];
            var postcode = 0UL;
            for (var i = 0; i < count; i++)
            {
                var step = (ulong)reader.Read7BitEncodedInt64();
                postcode = (i > 0 && step == 0) || postcode + step < postcode ? throw Damaged(name) : postcode + step;
                postcodes[i] = postcode;
            }

            var spots = new PostcodeDirectory.Spot[count];
            var rows = new byte[RowBytes * 4096];
            for (var first = 0; first < count; first += 4096)
            {
                var here = Math.Min(4096, count - first);
                reader.ReadExactly(rows.AsSpan(0, here * RowBytes));
                for (var i = 0; i < here; i++)
                {
                    var row = rows.AsSpan(i * RowBytes, RowBytes);
                    spots[first + i] = row[6] < authorities.Length
                        ? new(row[0] | (row[1] << 8) | (row[2] << 16), row[3] | (row[4] << 8) | (row[5] << 16), row[6])
                        : throw Damaged(name);
                }
            }

            return new(postcodes, spots, authorities);
        }
        catch (Exception problem) when (problem is EndOfStreamException or FormatException)
        {
            throw Damaged(name);
        }
    }

    private static UnusableFileException Damaged(string name) =>
        new("The file of postcodes is damaged.", name, expected: "a file made by \"opencollect reference postcodes\", whole");

    private static PostcodeDirectory ReadPublished(Stream stream, string name)
    {
        using var csv = CsvReader.Create(stream, new()
        {
            Separator = ',', MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = 1 << 16, TrackLineNumbers = true, IncludeValuesInExceptions = false,
        });
        try
        {
            csv.ReadHeader();
            var headers = csv.Headers.Select(h => h.Trim().ToLowerInvariant()).ToList();
            var columns = new Columns(
                Find(PostcodeColumns, "pcds"), Find(EastingColumns, "oseast1m or east1m"), Find(NorthingColumns, "osnrth1m or north1m"),
                Find(DistrictColumns, "oslaua or lad23cd"), Find(CountyColumns, "oscty or cty23cd"));
            return new(Rows(csv, columns, name));

            int Find(string[] names, string called)
            {
                foreach (var wanted in names)
                {
                    var at = headers.FindIndex(h => Matches(h, wanted));
                    if (at >= 0)
                    {
                        return at;
                    }
                }

                throw new UnusableFileException(
                    "The file is no ONS Postcode Directory.", name, 1, $"no column {called}", "the columns pcds, oseast1m, osnrth1m, oscty and oslaua, or their newer names");
            }
        }
        catch (CsvFormatException problem)
        {
            throw new UnusableFileException("The file of postcodes is no CSV.", name, (int)Math.Min(int.MaxValue, problem.LineNumber));
        }
    }

    private static bool Matches(string header, string wanted) =>
        header.Length == wanted.Length && header.Zip(wanted).All(c => c.Second == '#' ? char.IsAsciiDigit(c.First) : c.First == c.Second);

    private static IEnumerable<KeyValuePair<string, PostcodeSite>> Rows(CsvReader csv, Columns columns, string name)
    {
        var authorities = AuthoritiesByGss();
        var areas = new Dictionary<(ulong, ulong), string?>();
        var count = 0;
        while (csv.Read())
        {
            if (csv.FieldCount <= columns.Most)
            {
                throw new UnusableFileException(
                    "A row has fewer cells than the heading.", name, (int)Math.Min(int.MaxValue, csv.LineNumber), $"{csv.FieldCount} cells");
            }

            if (++count > MostPostcodes)
            {
                throw new UnusableFileException("The file has far more rows than there are postcodes.", name, expected: $"at most {MostPostcodes:N0}");
            }

            var (county, district) = (Packed(csv.GetSpan(columns.County)), Packed(csv.GetSpan(columns.District)));
            if (!areas.TryGetValue((county, district), out var authority))
            {
                authority = Authority(Encoding.ASCII.GetString(csv.GetSpan(columns.County)), Encoding.ASCII.GetString(csv.GetSpan(columns.District)), authorities);
                areas.Add((county, district), authority);
            }

            var postcode = Encoding.ASCII.GetString(csv.GetSpan(columns.Postcode));
            yield return new(postcode, new(Number(csv.GetSpan(columns.Easting)), Number(csv.GetSpan(columns.Northing)), authority));
        }
    }

    private static ulong Packed(ReadOnlySpan<byte> text)
    {
        var packed = 0UL;
        foreach (var c in text)
        {
            packed = (packed * 37) + c;
        }

        return packed;
    }

    /// <summary>0 for what is blank or no number on the grid.</summary>
    private static int Number(ReadOnlySpan<byte> text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1 << 24
            ? number : 0;

    /// <summary>The county where there is one, otherwise the district, which is then a unitary authority or a borough.</summary>
    private static string? Authority(string county, string district, Dictionary<string, string> authorities) => (county.Trim(), district.Trim()) switch
    {
        (_, ['S', ..]) => "SCO",
        (_, ['W', ..]) => "WAL",
        (_, ['N', ..]) => "NIR",
        var (c, d) => authorities.GetValueOrDefault(c) ?? authorities.GetValueOrDefault(d),
    };

    private static Dictionary<string, string> AuthoritiesByGss()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var authority in LocalAuthority.All)
        {
            foreach (var gss in authority.FormerGssCodes.Prepend(authority.GssCode))
            {
                codes[gss] = authority.Code;
            }
        }

        return codes;
    }

    private sealed record Columns(int Postcode, int Easting, int Northing, int District, int County)
    {
        public int Most { get; } = new[] { Postcode, Easting, Northing, District, County }.Max();
    }

    /// <summary>A stream whose beginning was read already.</summary>
    private sealed class Continued(ReadOnlyMemory<byte> start, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _start = start;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_start.IsEmpty)
            {
                return rest.Read(buffer);
            }

            var length = Math.Min(buffer.Length, _start.Length);
            _start.Span[..length].CopyTo(buffer);
            _start = _start[length..];
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
