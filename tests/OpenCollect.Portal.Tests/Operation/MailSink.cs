using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>A mail server that keeps what it is sent (RFC 5321, as much as a client needs).</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    public MailSink()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What came: for each message the sender and recipient lines, and the message.</summary>
    public List<(string From, string To, string Text)> Messages { get; } = [];

    /// <summary>Recipients that are refused for now.</summary>
    public string? Refuses { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Dispose();
        await _serving;
        _over.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (!_over.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                await Talk(client.GetStream());
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync(_over.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "MAIL":
                    from = line;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    to = line;
                    await writer.WriteLineAsync(Refuses is { } refused && line.Contains(refused, StringComparison.Ordinal) ? "451 not now" : "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(_over.Token) is { } part && part != ".")
                    {
                        text.Append(part).Append('\n');
                    }

                    Messages.Add((from, to, text.ToString()));
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}
