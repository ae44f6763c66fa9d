using System.Xml;

namespace OpenCollect.Formats;

/// <summary>
/// A return's XML as a stream of elements, read forward only and with bounds: no document type, no entities, no deep nesting, no
/// single text or tag of more than 4 MB.
/// </summary>
internal sealed class XmlSource : IDisposable
{
    private const int DeepestNesting = 64;
    private const int Nothing = -1;

    private readonly BoundedStream _stream;
    private readonly XmlReader _xml;
    private readonly IXmlLineInfo _lines;
    private readonly char[] _buffer = new char[FieldSlots.LongestText + 64];
    private string _element = "";
    private bool _isEmpty;
    private int _open;

    /// <summary>Opens the stream and goes to the root element. The stream is not closed at the end.</summary>
    public XmlSource(Stream stream, ReadingNotes notes)
    {
        Notes = notes;
        _stream = new(stream);
        try
        {
            _xml = XmlReader.Create(_stream, new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
                CloseInput = false,
            });
            _lines = (IXmlLineInfo)_xml;
            while (Advance() != XmlNodeType.Element)
            {
            }
        }
        catch (XmlException exception)
        {
            throw Unusable(exception);
        }
    }

    public ReadingNotes Notes { get; }

    public TextCache Texts { get; } = new();

    public long BytesRead => _stream.BytesRead;

    /// <summary>The name of the element that the source stands on, one string object for each different name.</summary>
    public string Name => _element;

    public int Line => _lines.LineNumber;

    /// <summary>
    /// Standing at the start of an element: what <see cref="NextInside"/> wants in order to go through what is inside it.
    /// </summary>
    public int Level => _isEmpty ? Nothing : _open;

    /// <summary>The one string object for the name, to compare <see cref="Name"/> with by reference.</summary>
    public string Atom(string name) => _xml.NameTable.Add(name);

    /// <summary>
    /// Goes to the next element inside the one with the level, passing over text between elements. False at its end.
    /// The source must stand on that element or at the end of one inside it.
    /// </summary>
    public bool NextInside(int level)
    {
        if (level == Nothing)
        {
            return false;
        }

        while (true)
        {
            switch (Advance())
            {
                case XmlNodeType.Element:
                    return true;
                case XmlNodeType.EndElement when _open < level:
                    return false;
                case XmlNodeType.None:
                    throw new UnusableFileException("The file is broken off.", line: Line, expected: "the end of the root element");
            }
        }
    }

    /// <summary>After the end of the root element: nothing more may follow.</summary>
    public void ExpectEnd()
    {
        do
        {
            Advance();
        }
        while (!_xml.EOF);
    }

    /// <summary>Passes over the element and all inside it.</summary>
    public void Skip()
    {
        var level = Level;
        while (NextInside(level))
        {
            Skip();
        }
    }

    /// <summary>
    /// The text of the element, white space at its ends included, up to a little more than a value may have; the source then stands
    /// at the element's end. Elements inside are noted and passed over. Valid until the next call.
    /// </summary>
    public ReadOnlySpan<char> Text()
    {
        if (_isEmpty)
        {
            return default;
        }

        var length = 0;
        var level = _open;
        while (true)
        {
            switch (Advance())
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    length = Append(length);
                    break;
                case XmlNodeType.Element:
                    Notes.Add(FileChecks.Unknown, Name, Line);
                    Skip();
                    break;
                case XmlNodeType.EndElement when _open < level:
                    return _buffer.AsSpan(0, length);
            }
        }
    }

    public void Dispose() => _xml.Dispose();

    private int Append(int length)
    {
        try
        {
            while (length < _buffer.Length)
            {
                var room = _buffer.Length - length;
                var read = _xml.ReadValueChunk(_buffer, length, room);
                length += read;
                if (read < room)
                {
                    return length;
                }
            }

            return length;
        }
        catch (XmlException exception)
        {
            throw Unusable(exception);
        }
    }

    /// <summary>Goes one node on and keeps count of the open elements, which is cheaper than asking for the depth.</summary>
    private XmlNodeType Advance()
    {
        try
        {
            _xml.Read();
        }
        catch (XmlException exception)
        {
            throw Unusable(exception);
        }

        var type = _xml.NodeType;
        if (type == XmlNodeType.Element)
        {
            _element = _xml.LocalName;
            _isEmpty = _xml.IsEmptyElement;
            if (!_isEmpty && ++_open > DeepestNesting)
            {
                throw new UnusableFileException("Elements are nested too deeply for a return.", line: Line, expected: $"at most {DeepestNesting} levels");
            }
        }
        else if (type == XmlNodeType.EndElement)
        {
            _open--;
        }

        return type;
    }

    /// <summary>In our own words: the exception's own message can hold a piece of the file.</summary>
    private UnusableFileException Unusable(XmlException exception)
    {
        var message = exception.Message;
        var at = _element.Length == 0 ? "" : $" The last element begun was {(_element.Length > 60 ? _element[..60] : _element)}.";
        var position = exception.LinePosition > 0 ? $" at position {exception.LinePosition}" : "";
        if (_stream.BytesRead == 0)
        {
            return new("The file is empty.", expected: "a return in XML");
        }

        // The message is English, or where messages are left out of the build its key: both are looked for.
        if (message.Contains("DTD", StringComparison.OrdinalIgnoreCase))
        {
            return new("The file has a document type declaration, which a return never has and which is refused for safety.", line: exception.LineNumber, expected: "no DOCTYPE");
        }

        if (message.Contains("Unexpected end of file", StringComparison.Ordinal) || message.Contains("UnexpectedEOF", StringComparison.Ordinal))
        {
            return new("The file is broken off." + at, line: exception.LineNumber, expected: "the end of the root element");
        }

        if (message.Contains("Root element is missing", StringComparison.Ordinal) || message.Contains("MissingRoot", StringComparison.Ordinal))
        {
            return new("The file has no element.", expected: "a return in XML");
        }

        if (message.Contains("encoding", StringComparison.OrdinalIgnoreCase))
        {
            return new($"The file has bytes{position} that are not in the encoding it is written in." + at, line: exception.LineNumber, expected: "UTF-8, or the encoding that the XML declaration names");
        }

        return exception.LineNumber <= 1 && _element.Length == 0
            ? new("The file is not XML.", line: Math.Max(1, exception.LineNumber), expected: "a return in XML that begins with <")
            : new($"The file is not well-formed XML{position}." + at, line: exception.LineNumber);
    }
}
