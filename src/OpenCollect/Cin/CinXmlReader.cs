using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>
/// Reads a CIN census return in XML. Names in other letter case, elements out of order and unknown elements are noted and the
/// reading goes on; an empty element is a missing value; both one Reviews wrapper with many dates and one per date are read.
/// Source: message tree of the census schemas 2016-17 to 2025-26.
/// </summary>
public sealed class CinXmlReader : ReturnReader<CinHeader, CinChild>
{
    private readonly XmlSource _source;
    private readonly XmlModule _message;
    private readonly CinXmlChild _child;
    private readonly int _root;
    private bool _atChildren;

    /// <summary>Opens the return and reads its header.</summary>
    /// <param name="stream">The file. It is read forward only and not closed.</param>
    public CinXmlReader(Stream stream)
    {
        _source = new(stream, Notes);
        _root = _source.Level;
        _message = new(_source, "Header", "Children");
        _child = new(_source);
        if (!string.Equals(_source.Name, "Message", StringComparison.OrdinalIgnoreCase))
        {
            var found = _source.Name.Length > 60 ? _source.Name[..60] : _source.Name;
            throw new UnusableFileException("The file is XML, but no CIN census return.", line: _source.Line, found: $"root element {found}", expected: "root element Message");
        }

        if (_source.Name != "Message")
        {
            Notes.Add(FileChecks.LetterCase, _source.Name, _source.Line, "Message");
        }

        Header = ReadUntilChildren();
    }

    public override CinHeader Header { get; }

    public override long BytesRead => _source.BytesRead;

    public override IEnumerable<CinChild> Children(CollectionYear year)
    {
        while (_atChildren)
        {
            var level = _source.Level;
            while (_source.NextInside(level))
            {
                if (string.Equals(_source.Name, "Child", StringComparison.OrdinalIgnoreCase))
                {
                    if (_source.Name != "Child")
                    {
                        Notes.Add(FileChecks.LetterCase, _source.Name, _source.Line, "Child");
                    }

                    yield return _child.Read(year);
                }
                else
                {
                    Notes.Add(FileChecks.Unknown, _source.Name, _source.Line);
                    _source.Skip();
                }
            }

            NextPart();
        }
    }

    protected override void Dispose(bool disposing) => _source.Dispose();

    private CinHeader ReadUntilChildren()
    {
        var part = 0;
        CinHeader? header = null;
        while (_source.NextInside(_root))
        {
            switch (_message.Find(ref part, default))
            {
                case 0:
                    header = CinXmlHeader.Read(_source);
                    break;
                case 1:
                    _atChildren = true;
                    break;
                default:
                    _source.Skip();
                    break;
            }

            if (_atChildren)
            {
                break;
            }
        }

        if (header is null)
        {
            Notes.Add(FileChecks.MissingPart, "Header", _source.Line);
        }

        if (!_atChildren)
        {
            _source.ExpectEnd();
            Notes.Add(FileChecks.MissingPart, "Children", _source.Line);
        }

        return header ?? new();
    }

    /// <summary>After the end of Children: whatever else the message holds, up to further Children.</summary>
    private void NextPart()
    {
        _atChildren = false;
        var part = 1;
        while (_source.NextInside(_root))
        {
            if (_message.Find(ref part, default) == 1)
            {
                Notes.Add(FileChecks.Repeated, "Children", _source.Line);
                _atChildren = true;
                return;
            }

            _source.Skip();
        }

        _source.ExpectEnd();
    }
}
