namespace OpenCollect.Cli.Portal;

/// <summary>A portal did not do what it was asked, or cannot be reached; the message says what to do and holds no child's data.</summary>
internal sealed class PortalException(string message) : Exception(message);
