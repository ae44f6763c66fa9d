using System.Net.Mail;
using Quartz;

namespace OpenCollect.Portal.Jobs;

/// <summary>Where mail goes, from the environment: <c>OPENCOLLECT_SMTP=host:port</c> and <c>OPENCOLLECT_MAIL_FROM</c>.</summary>
public sealed record MailServer(string Host, int Port, string From)
{
    /// <summary>None where no server is named: messages then wait in the database.</summary>
    public static MailServer? Of(Func<string, string?> environment)
    {
        if (environment("OPENCOLLECT_SMTP") is not { Length: > 0 } server)
        {
            return null;
        }

        var parts = server.Split(':', 2);
        return new(parts[0], parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 25, environment("OPENCOLLECT_MAIL_FROM") ?? "opencollect@localhost");
    }
}

/// <summary>Sends what waits, each message at least once.</summary>
[DisallowConcurrentExecution]
public sealed class SendMail(Database database, ILogger<SendMail> log) : IJob
{
    private const int AtOnce = 50;
    private static readonly MailServer? Server = MailServer.Of(Environment.GetEnvironmentVariable);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (Server is null)
        {
            return;
        }

        await database.Write(
            async (connection, transaction) =>
            {
                foreach (var mail in await Mail.Waiting(connection, transaction, database.ForUpdate, AtOnce))
                {
                    try
                    {
                        await Send(Server, mail, cancellationToken);
                        await Mail.Sent(connection, transaction, mail.Id);
                    }
                    catch (SmtpException fault)
                    {
                        Log.NotSent(log, fault.StatusCode);
                        await Mail.NotSent(connection, transaction, mail.Id);
                    }
                }
            },
            cancellationToken);
    }

    internal static async Task Send(MailServer server, MailRow mail, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(server.Host, server.Port);
        var (subject, text) = MailText.Of(mail.Template, mail.Fields);
        using var message = new MailMessage(server.From, mail.Recipient, subject, text);
        await client.SendMailAsync(message, cancellationToken);
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
