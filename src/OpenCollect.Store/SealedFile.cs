using System.Data.Common;

namespace OpenCollect.Store;

/// <summary>A file of a load as a stream for reading anywhere; a part at a time is fetched and decrypted.</summary>
internal sealed class SealedFile(Database database, DataKey key, string load, int file, long length) : Stream
{
    private byte[] _part = [];
    private int _number = -1;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        var number = (int)(_position / Loads.PartBytes);
        if (number != _number)
        {
            _part = Fetch(number);
            _number = number;
        }

        var from = (int)(_position % Loads.PartBytes);
        var read = Math.Min(buffer.Length, _part.Length - from);
        _part.AsSpan(from, read).CopyTo(buffer);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte[] Fetch(int number)
    {
        // The readers of returns read on a thread of their own and know no asynchronous streams. A connection is held no longer than for
        // one part: several files are open at once, some for as long as a check takes.
#pragma warning disable CA2025, MA0045
        using var connection = database.Open().GetAwaiter().GetResult();
#pragma warning restore CA2025, MA0045
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sealed_bytes FROM load_part WHERE load_id = @load AND file = @file AND part = @part";
        Add(command, "@load", load);
        Add(command, "@file", file);
        Add(command, "@part", number);
        return command.ExecuteScalar() is byte[] sealedBytes ? key.Unseal(sealedBytes, Loads.About(file, number)) : throw new EndOfStreamException();
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
