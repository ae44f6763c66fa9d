using System.Net.Mail;

namespace OpenCollect.Portal.Jobs;

/// <summary>What queued work writes to the log: never a value of a return.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Checking load {Load} failed with {Fault}, attempt {Attempt}")]
    public static partial void CheckFailed(ILogger log, string load, string? fault, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checking load {Load} waits for the database: {Fault}")]
    public static partial void CheckWaits(ILogger log, string load, string? fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Mail} could not be sent: {Status}")]
    public static partial void NotSent(ILogger log, string mail, SmtpStatusCode? status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Mail} has no usable address")]
    public static partial void NoAddress(ILogger log, string mail);
}
