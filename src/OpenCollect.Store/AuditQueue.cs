namespace OpenCollect.Store;

/// <summary>
/// Writes entries of the audit that many people cause at the same moment in one transaction: while one is written, the next ones gather.
/// Nobody is told that an entry is there before it is.
/// </summary>
internal sealed class AuditQueue(Database database)
{
    private readonly Lock _one = new();
    private List<(AuditEntry Entry, TaskCompletionSource Written)> _next = [];
    private bool _isWriting;

    public Task Add(AuditEntry entry)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_one)
        {
            _next.Add((entry, written));
            if (_isWriting)
            {
                return written.Task;
            }

            _isWriting = true;
        }

        _ = WriteAll();
        return written.Task;
    }

    private async Task WriteAll()
    {
        while (true)
        {
            List<(AuditEntry Entry, TaskCompletionSource Written)> now;
            lock (_one)
            {
                (now, _next) = (_next, []);
                if (now.Count == 0)
                {
                    _isWriting = false;
                    return;
                }
            }

            try
            {
                await database.Write((connection, transaction) => AuditLog.Write(database, connection, transaction, [.. now.Select(n => n.Entry)]));
                now.ForEach(n => n.Written.SetResult());
            }
#pragma warning disable CA1031 // whatever it is, each who waits must know it
            catch (Exception problem)
#pragma warning restore CA1031
            {
                now.ForEach(n => n.Written.SetException(problem));
            }
        }
    }
}
