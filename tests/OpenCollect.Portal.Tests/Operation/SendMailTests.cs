using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using OpenCollect.Portal.Jobs;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>Messages on their way out.</summary>
public sealed class SendMailTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opencollect-mail-").FullName;
    private readonly MailSink _sink = new();
    private Database _database = null!;

    private MailServer Server => new("127.0.0.1", _sink.Port, "opencollect@example.invalid");

    public async ValueTask InitializeAsync()
    {
        _database = Database.Of(_folder);
        await _database.Migrate();
    }

    public async ValueTask DisposeAsync()
    {
        await _sink.DisposeAsync();
        await _database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EachMessageIsSentOnce()
    {
        await Add("first@example.invalid", "second@example.invalid");
        await Send();
        await Send();

        Assert.Equal(["RCPT TO:<first@example.invalid>", "RCPT TO:<second@example.invalid>"], _sink.Messages.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(_sink.Messages, m => Assert.StartsWith("MAIL FROM:<opencollect@example.invalid>", m.From, StringComparison.Ordinal));
        Assert.All(_sink.Messages, m => Assert.Contains("Subject: OpenCollect: submitted: Made-up Authority: Made-up census", m.Text, StringComparison.Ordinal));
        Assert.All(_sink.Messages, m => Assert.Contains("Auto-Submitted: auto-generated", m.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, await Waiting());
    }

    [Fact]
    public async Task ARecipientWhoIsRefusedDoesNotHoldTheOthersBackAndIsTriedAgain()
    {
        await Add("refused@example.invalid", "taken@example.invalid");
        _sink.Refuses = "refused@";
        await Send();
        Assert.Equal(["RCPT TO:<taken@example.invalid>"], _sink.Messages.Select(m => m.To));
        Assert.Equal(1, await Waiting());

        _sink.Refuses = null;
        await Send();
        Assert.Equal(2, _sink.Messages.Count);
        Assert.Equal(0, await Waiting());
    }

    [Fact]
    public async Task AnAddressThatIsNoneDoesNotHoldTheOthersBack()
    {
        await Add("no address at all", "taken@example.invalid");
        await Send();

        Assert.Single(_sink.Messages);
    }

    [Fact]
    public async Task NoServerAnswers()
    {
        await Add("later@example.invalid");
        await new SendMail(_database, new(), NullLogger<SendMail>.Instance).SendAll(Server with { Port = 9 }, default);

        Assert.Equal(1, await Waiting());
        await Send();
        Assert.Single(_sink.Messages);
    }

    [Theory]
    [InlineData("mail.example.invalid", "mail.example.invalid", 25, false)]
    [InlineData("mail.example.invalid:587", "mail.example.invalid", 587, true)]
    [InlineData("mail.example.invalid:2525", "mail.example.invalid", 2525, false)]
    public void TheServerAsItIsConfigured(string text, string host, int port, bool isEncrypted)
    {
        var server = MailServer.Of(name => name == "OPENCOLLECT_SMTP" ? text : null)!;

        Assert.Equal((host, port, isEncrypted), (server.Host, server.Port, server.IsEncrypted));
    }

    [Fact]
    public void AServerThatIsWrittenWrongly() =>
        Assert.Throws<FormatException>(() => MailServer.Of(name => name == "OPENCOLLECT_SMTP" ? "mail.example.invalid:smtp" : null));

    private Task Send() => new SendMail(_database, new(), NullLogger<SendMail>.Instance).SendAll(Server, default);

    private Task Add(params string[] recipients) =>
        _database.Write((connection, transaction) => Mail.Add(connection, transaction, recipients, "return Submitted", "Made-up Authority: Made-up census"));

    private async Task<long> Waiting()
    {
        await using var connection = await _database.Open();
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM mail WHERE sent IS NULL");
    }
}
