using System.Globalization;
using System.Net;
using System.Net.Mail;
using Quartz;

namespace OpenCollect.Portal.Jobs;

/// <summary>Where mail goes.</summary>
/// <param name="Host">The server.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">Whom messages come from.</param>
public sealed record MailServer(string Host, int Port, string From)
{
    /// <summary>Whether the connection must be encrypted (STARTTLS).</summary>
    public bool IsEncrypted { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>None where no server is named: messages then wait in the database.</summary>
    /// <exception cref="FormatException">The server or the sender is not written as it must be.</exception>
    public static MailServer? Of(Func<string, string?> environment)
    {
        if (environment("OPENCOLLECT_SMTP") is not { Length: > 0 } server)
        {
            return null;
        }

        var (parts, port) = (server.Split(':'), 25);
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out port)))
        {
            throw new FormatException("OPENCOLLECT_SMTP must be a host, or host:port.");
        }

        var from = environment("OPENCOLLECT_MAIL_FROM") ?? "opencollect@localhost";
        return new(parts[0], port, MailAddress.TryCreate(from, out _) ? from : throw new FormatException("OPENCOLLECT_MAIL_FROM is no e-mail address."))
        {
            User = environment("OPENCOLLECT_SMTP_USER"), Password = environment("OPENCOLLECT_SMTP_PASSWORD"),
            IsEncrypted = environment("OPENCOLLECT_SMTP_TLS") switch { null => port == 587, var said => said is "1" or "true" },
        };
    }
}

/// <summary>
/// Sends what waits, each message at least once. Only one process does so at a time, and none holds the database while the mail server
/// is slow.
/// </summary>
[DisallowConcurrentExecution]
public sealed class SendMail(Database database, PortalOptions options, ILogger<SendMail> log) : IJob
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (options.Mail is { } server)
        {
            await SendAll(server, cancellationToken);
        }
    }

    internal async Task SendAll(MailServer server, CancellationToken cancellation)
    {
        IReadOnlyList<MailRow> waiting;
        await using (var connection = await database.Open(cancellation))
        {
            waiting = await Mail.Waiting(connection, AtOnce);
        }

        foreach (var mail in waiting)
        {
            var isSent = await Send(server, mail, cancellation);
            await database.Write((connection, transaction) => isSent ? Mail.Sent(connection, transaction, mail.Id) : Mail.NotSent(connection, transaction, mail.Id), cancellation);
        }
    }

    private async Task<bool> Send(MailServer server, MailRow mail, CancellationToken cancellation)
    {
        if (!MailAddress.TryCreate(mail.Recipient, out var recipient))
        {
            Log.NoAddress(log, mail.Id);
            return false;
        }

        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.IsEncrypted, Credentials = server.User is null ? null : new NetworkCredential(server.User, server.Password) };
        var (subject, text) = MailText.Of(mail.Template, mail.Fields);
        using var message = new MailMessage(new MailAddress(server.From), recipient) { Subject = subject, Body = text };
        message.Headers.Add("Auto-Submitted", "auto-generated");
        try
        {
            await client.SendMailAsync(message, cancellation).WaitAsync(Patience, cancellation);
            return true;
        }
        catch (Exception fault) when (fault is SmtpException or TimeoutException)
        {
            Log.NotSent(log, mail.Id, (fault as SmtpException)?.StatusCode);
            return false;
        }
    }
}

/// <summary>The texts of messages. None holds anything about a child.</summary>
public static class MailText
{
    /// <param name="template">Which message.</param>
    /// <param name="about">The return's title.</param>
    public static (string Subject, string Text) Of(string template, string about)
    {
        var (subject, text) = template switch
        {
            "return Loaded" => ("loaded and checked", "A return was loaded and checked. Sign in to see its errors and queries."),
            "load refused" => ("not loaded", "A file was refused. What was there before is unchanged. Sign in to see why."),
            "return ApprovalAsked" => ("ready for approval", "A return waits for your approval. Sign in to look at its figures."),
            "return SentBack" => ("sent back", "The approver sent the return back. Sign in to read the reason."),
            "return Submitted" => ("submitted", "The return was approved and submitted to the Department."),
            "return Rejected" => ("rejected", "The Department sent the return back. Sign in to read the reason."),
            "return Authorised" => ("authorised", "The Department authorised the return. There is nothing more to do."),
            "return Reopened" => ("opened again", "The Department opened the return again. Sign in to change and submit it."),
            "return Deleted" => ("deleted", "The content of the return was deleted."),
            "reminder" => ("reminder", "The Department reminds you of this return. Sign in to see what is left to do."),
            "deadline" => ("deadline", "The deadline of this return is near. Sign in to see what is left to do."),
            _ => ("message", "There is something new about this return. Sign in to see it."),
        };
        return ($"OpenCollect: {subject}: {about}", $"{about}\n\n{text}\n\nThis message was sent by OpenCollect. It holds no personal data; do not send any in reply.\n");
    }
}
