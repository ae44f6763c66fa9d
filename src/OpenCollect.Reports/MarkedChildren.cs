using System.Text;
using OpenCollect.Collections;

namespace OpenCollect.Reports;

/// <summary>One place in a child's records that a finding points at.</summary>
/// <param name="Record">The record's path.</param>
/// <param name="Field">The field; none where the record as a whole is meant.</param>
/// <param name="Rule">The rule's code.</param>
/// <param name="Severity">How serious.</param>
internal readonly record struct Mark(string Record, string? Field, string Rule, Severity Severity);

/// <summary>
/// The children of whom something was found, put aside with all their records and what to mark in them, to be read back as tables. Takes
/// the findings of a child first and then the child. Child-level data; it is deleted at the end of the run.
/// </summary>
internal sealed class MarkedChildren : IDisposable
{
    private readonly Stream _stream;
    private readonly Func<Stream> _open;
    private readonly MemoryStream _one = new();
    private readonly BinaryWriter _writer;
    private readonly List<Mark> _marks = [];
    private (string? Id, int Line) _child;
    private readonly Dictionary<string, Table> _tables = new(StringComparer.Ordinal);

    /// <param name="stream">Takes the children.</param>
    /// <param name="open">Opens what was written for reading; several at once.</param>
    public MarkedChildren(Stream stream, Func<Stream> open)
    {
        (_stream, _open) = (stream, open);
        _writer = new(_one, Encoding.UTF8);
    }

    /// <summary>The modules in which the children have records, in the order of the schema, with their fields and how many records there are.</summary>
    public IReadOnlyCollection<Table> Tables => _tables.Values;

    /// <summary>Takes a finding about the child that comes next.</summary>
    public void Add(ReportFinding finding)
    {
        if (!finding.IsAboutChild)
        {
            return;
        }

        // Where nobody hands the children over, nothing may pile up.
        if ((finding.Child, finding.ChildLine) != _child)
        {
            _marks.Clear();
            _child = (finding.Child, finding.ChildLine);
        }

        Add(finding, finding.At);
        foreach (var other in finding.Others)
        {
            Add(finding, other);
        }
    }

    /// <summary>Takes the child to whom the findings since the last one belong.</summary>
    public void See(ChildRecord child, CollectionYear year)
    {
        if (_marks.Count == 0 || _child.Id != child.Id)
        {
            return;
        }

        var document = ChildDocument.Of(child.Record, year);
        foreach (var record in document.Records)
        {
            if (!_tables.TryGetValue(record.Module, out var table))
            {
                _tables.Add(record.Module, table = new(record.Module));
            }

            table.Count(record);
        }

        var bytes = document.ToBytes();
        _one.SetLength(0);
        _writer.Write(bytes.Length);
        _writer.Write(bytes);
        _writer.Write(_marks.Count);
        foreach (var mark in _marks)
        {
            _writer.Write(mark.Record);
            _writer.Write(mark.Field ?? "");
            _writer.Write(mark.Rule);
            _writer.Write((byte)mark.Severity);
        }

        _writer.Flush();
        _stream.Write(_one.GetBuffer(), 0, (int)_one.Length);
        _marks.Clear();
    }

    /// <summary>Everything is written and can be read.</summary>
    public void Complete() => _stream.Flush();

    /// <summary>The children in the order of the return, each with what to mark.</summary>
    public IEnumerable<(ChildDocument Child, IReadOnlyList<Mark> Marks)> Read()
    {
        using var reader = new BinaryReader(_open(), Encoding.UTF8);
        while (ReadLength(reader) is { } length)
        {
            var child = ChildDocument.FromBytes(reader.ReadBytes(length));
            var marks = new Mark[reader.ReadInt32()];
            for (var i = 0; i < marks.Length; i++)
            {
                var (record, field, rule) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
                marks[i] = new(record, field.Length == 0 ? null : field, rule, (Severity)reader.ReadByte());
            }

            yield return (child, marks);
        }
    }

    public void Dispose() => _writer.Dispose();

    private static int? ReadLength(BinaryReader reader)
    {
        try
        {
            return reader.ReadInt32();
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private void Add(ReportFinding finding, ReportPlace place) => _marks.Add(new(place.Record, place.Field, finding.Rule.Code, finding.Rule.Severity));

    /// <summary>A module as a table.</summary>
    internal sealed class Table(string module)
    {
        private readonly List<string> _fields = [];

        public string Module => module;

        public IReadOnlyList<string> Fields => _fields;

        public long Records { get; private set; }

        public void Count(DocumentRecord record)
        {
            Records++;
            foreach (var value in record.Values)
            {
                if (!_fields.Contains(value.Field, StringComparer.Ordinal))
                {
                    _fields.Add(value.Field);
                }
            }
        }
    }
}
