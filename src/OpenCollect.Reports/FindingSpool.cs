using System.Text;

namespace OpenCollect.Reports;

/// <summary>
/// Findings put aside on disk as they are made, to be read back as often as the reports need, whole or from a remembered offset.
/// Invalid UTF-16 becomes the replacement character. Holds child-level data; it is deleted at the end of the run.
/// </summary>
internal sealed class FindingSpool : IDisposable
{
    private readonly Stream _stream;
    private readonly Func<Stream> _open;
    private readonly MemoryStream _record = new();
    private readonly BinaryWriter _writer;
    private readonly List<RuleInfo> _rules = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private long _length;

    /// <param name="stream">Takes the findings.</param>
    /// <param name="open">Opens what was written for reading; several at once.</param>
    public FindingSpool(Stream stream, Func<Stream> open)
    {
        (_stream, _open) = (stream, open);
        _writer = new(_record, Encoding.UTF8);
    }

    /// <summary>Puts a finding aside and returns the offset to read it back from.</summary>
    public long Add(ReportFinding finding)
    {
        if (!_numbers.TryGetValue(finding.Rule.Code, out var number))
        {
            _numbers.Add(finding.Rule.Code, number = _rules.Count);
            _rules.Add(finding.Rule);
        }

        _record.SetLength(0);
        _writer.Write(0);
        _writer.Write(number);
        _writer.Write((byte)finding.Status);
        Write(finding.Authority);
        Write(finding.Child);
        _writer.Write(finding.ChildLine);
        Write(ReferenceEquals(finding.Message, finding.Rule.Message) ? null : finding.Message);
        _writer.Write(finding.Others.Length);
        Write(finding.At);
        foreach (var other in finding.Others)
        {
            Write(other);
        }

        var length = (int)_record.Length;
        _record.Position = 0;
        _writer.Write(length);
        _stream.Write(_record.GetBuffer(), 0, length);
        var offset = _length;
        _length += length;
        return offset;
    }

    /// <summary>Everything is written and can be read.</summary>
    public void Complete() => _stream.Flush();

    /// <summary>Every finding of the wanted rules, in the order in which they were added.</summary>
    public IEnumerable<ReportFinding> Read(Func<RuleInfo, bool>? wanted = null)
    {
        var wants = _rules.ConvertAll(r => wanted?.Invoke(r) != false);
        using var reader = new BinaryReader(_open(), Encoding.UTF8);
        for (var offset = 0L; offset < _length;)
        {
            var length = reader.ReadInt32();
            var rule = reader.ReadInt32();
            if (wants[rule])
            {
                yield return Finding(reader, _rules[rule]);
            }
            else
            {
                reader.BaseStream.Seek(length - (2 * sizeof(int)), SeekOrigin.Current);
            }

            offset += length;
        }
    }

    /// <summary>The findings at the given offsets.</summary>
    public IEnumerable<ReportFinding> Read(IEnumerable<long> offsets)
    {
        using var reader = new BinaryReader(_open(), Encoding.UTF8);
        foreach (var offset in offsets)
        {
            reader.BaseStream.Seek(offset + sizeof(int), SeekOrigin.Begin);
            yield return Finding(reader, _rules[reader.ReadInt32()]);
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _record.Dispose();
    }

    private static ReportFinding Finding(BinaryReader reader, RuleInfo rule)
    {
        var status = (FindingStatus)reader.ReadByte();
        var authority = Text(reader);
        var child = Text(reader);
        var childLine = reader.ReadInt32();
        var message = Text(reader) ?? rule.Message;
        var others = new ReportPlace[reader.ReadInt32()];
        var at = Place(reader);
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = Place(reader);
        }

        return new(rule, status, authority, child, childLine, at, ImmutableArray.Create(others), message);
    }

    private static ReportPlace Place(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), Text(reader), Text(reader), reader.ReadInt32());

    private static string? Text(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private void Write(ReportPlace place)
    {
        _writer.Write(place.Group);
        _writer.Write(place.Record);
        Write(place.Field);
        Write(place.Value);
        _writer.Write(place.Line);
    }

    private void Write(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null)
        {
            _writer.Write(text);
        }
    }
}
