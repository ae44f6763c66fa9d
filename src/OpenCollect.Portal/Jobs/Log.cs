namespace OpenCollect.Portal.Jobs;

/// <summary>What queued work writes to the log: never a value of a return.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Checking load {Load} failed with {Fault}, attempt {Attempt}")]
    public static partial void CheckFailed(ILogger log, string load, string? fault, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} could not be sent: {Why}")]
    public static partial void NotSent(ILogger log, string message, string why);
}
