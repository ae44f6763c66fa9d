using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace OpenCollect.Formats;

/// <summary>Reads on a thread of its own while what was read is judged. Keeps a few hundred records in between.</summary>
public static class ReadAhead
{
    private const int BatchSize = 128;
    private const int MostBatches = 8;

    /// <summary>
    /// The same records in the same order, read ahead where there is a second processor and threads are to be had. An exception of
    /// the reader comes out where the record would have.
    /// </summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> records) =>
        OperatingSystem.IsBrowser() || Environment.ProcessorCount == 1 ? records : OnThread(records);

    private static IEnumerable<T> OnThread<T>(IEnumerable<T> records)
    {
        using var batches = new BlockingCollection<List<T>>(MostBatches);
        using var stop = new CancellationTokenSource();
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(Read) { IsBackground = true, Name = "reader" };
        thread.Start();
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable())
            {
                foreach (var record in batch)
                {
                    yield return record;
                }
            }

            fault?.Throw();
        }
        finally
        {
            stop.Cancel();
            thread.Join();
        }

        void Read()
        {
            var batch = new List<T>(BatchSize);
            try
            {
                foreach (var record in records)
                {
                    batch.Add(record);
                    if (batch.Count == BatchSize)
                    {
                        batches.Add(batch, stop.Token);
                        batch = new(BatchSize);
                    }
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // thrown again on the thread that asked
            catch (Exception exception)
#pragma warning restore CA1031
            {
                fault = ExceptionDispatchInfo.Capture(exception);
            }
            finally
            {
                if (!stop.IsCancellationRequested)
                {
                    try
                    {
                        batches.Add(batch, stop.Token);
                    }
                    catch (OperationCanceledException)
                    {
                        // Nobody waits for the rest.
                    }
                }

                batches.CompleteAdding();
            }
        }
    }
}
