using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Reports;

namespace OpenCollect.Store;

/// <summary>
/// Checks one load: refuses what is not this return, judges it beside last year's authorised return, keeps each child and finding
/// encrypted, and in one last transaction makes it the load that counts. May be broken off anywhere and run again.
/// </summary>
public sealed class LoadCheck(Database database, Vault vault, ReferenceShelf shelf)
{
    private const int BatchChildren = 250;
    private const int BatchesAhead = 4;
    private static readonly string[] ChildColumns = ["load_id", "number", "line", "id_hash", "errors", "queries", "sealed_document"];
    internal static readonly string[] FindingColumns = ["load_id", "number", "rule", "severity", "status", "child", "record", "field", "line", "fingerprint", "place", "sealed_detail"];

    /// <summary>Checks the load, unless that was done or another process does it now.</summary>
    /// <param name="id">The load.</param>
    /// <param name="cancellation">Breaks off; the load stays in the queue.</param>
    /// <returns>Whether the load is ended, by this call or before.</returns>
    public async Task<bool> Run(string id, CancellationToken cancellation = default)
    {
        await using var alone = await database.TryAlone($"load {id}", cancellation);
        if (alone is null)
        {
            return false;
        }

        await using var connection = await database.Open(cancellation);
        if (await Loads.Find(connection, id) is not { State: LoadState.Queued or LoadState.Running } load)
        {
            return true;
        }

        var begun = await database.Write(
            async (c, t) =>
            {
                // The row first: it holds back an earlier worker until it can see that its turn is over.
                await c.ExecuteAsync("UPDATE load SET state = 'running', progress = 0, attempt = attempt + 1 WHERE id = @id AND state IN ('queued', 'running')", new { id }, t);
                await Loads.DeleteRows(c, t, id);
                return (await Loads.Find(c, id, t))!;
            },
            cancellation);
        var view = (await Returns.Views(connection, "WHERE r.id = @ReturnId", load)).Single();
        try
        {
            await Check(connection, begun, view, cancellation);
            return true;
        }
        catch (Exception problem) when (problem is UnusableFileException or NotPossibleException)
        {
            await End(load, view, problem.Message);
            return true;
        }
        catch (TurnIsOverException)
        {
            return false;
        }
    }

    /// <summary>Gives up a load that met a fault of ours again and again.</summary>
    public Task Fail(string id) => Loads.Refuse(database, id, "The return could not be checked because of a fault in this service. Nothing of what was there before is changed. Contact the helpdesk.", LoadState.Failed);

    private async Task End(LoadRow load, ReturnView view, string problem)
    {
        await Loads.Refuse(database, load.Id, problem, LoadState.Refused);
        await database.Write(async (c, t) =>
        {
            await AuditLog.Add(database, c, t, load.LoadedBy, view.Authority.Id, "load refused", $"load {load.Id}");
            await Mail.Add(c, t, await Organisations.Addresses(c, t, view.Authority.Id, "Analyst"), "load refused", view.Title);
        });
    }

    private async Task Check(DbConnection connection, LoadRow load, ReturnView view, CancellationToken cancellation)
    {
        var key = await vault.Open(connection, load.DataKeyId);
        var files = await Loads.ReturnOf(database, vault, load, view, connection);
        var previous = await Returns.Previous(connection, view);
        var beforePrevious = await Returns.Previous(connection, view, 2);
        var reference = ReferenceData.IsUsedBy(view.Year.Collection) ? await ReferenceData.InUse(connection, view.Year.Year) : ReferenceSet.None;
        var beside = await shelf.Beside(
            new()
            {
                Previous = await FilesOf(connection, previous),
                BeforePrevious = view.Year.Collection == Collection.LookedAfter ? await FilesOf(connection, beforePrevious) : null,
                Authority = LocalAuthority.Find(view.Authority.Code),
            },
            reference);
        var batches = Channel.CreateBounded<Batch>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var rows = Channel.CreateBounded<SealedBatch>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sealing = Background.Run(() => Seal(load, key, batches.Reader, rows.Writer, broken.Token));
        var storing = Store(load, rows.Reader, broken);
        var sink = new Sink(batches.Writer, view.Year, broken.Token);
        CheckOutcome outcome;
        byte[] whole;
        List<object?[]> reports;
        try
        {
            (outcome, whole, reports) = await Background.Run(() =>
            {
                using var opened = view.Year.Collection.Open(files);
                Refuse(opened, view);
                var checkedAs = files.Naming(() => opened.Check(view.Year.Year, beside, sink, seen: sink.See));
                sink.Finish();
                return (checkedAs, key.Seal(opened.Document.ToBytes(), "return"), StandingReports.Rows(load, key, sink.Reports));
            });
        }
        catch (Exception problem)
        {
            batches.Writer.Complete();
            await Stored();
            cancellation.ThrowIfCancellationRequested();
            throw problem is OperationCanceledException or ChannelClosedException ? new InvalidOperationException("What was found could not be stored.", problem) : problem;
        }

        batches.Writer.Complete();
        await Stored();
        cancellation.ThrowIfCancellationRequested();
        await Finish(load, whole, previous?.Load?.Id, reference, outcome, sink.Counts, reports);

        async Task Stored()
        {
            try
            {
                await storing;
            }
            finally
            {
                // What went wrong there went on to who stores.
                await ((Task)sealing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<ReturnFiles?> FilesOf(DbConnection connection, ReturnView? view) =>
        view?.Load is { } load ? await Loads.ReturnOf(database, vault, load, view, connection) : null;

    /// <summary>Refuses a return that says it is of another authority or year, before anything is overwritten.</summary>
    private static void Refuse(OpenReturn opened, ReturnView view)
    {
        if (opened.Authority is { } authority && authority != view.Authority.Code && !view.Authority.IsDummy)
        {
            throw new UnusableFileException("The return is of another local authority.", found: authority, expected: $"{view.Authority.Code} ({view.Authority.Name})");
        }

        if (opened.Year is { } year && year.Ending != view.Year.Ending)
        {
            throw new UnusableFileException("The return is of another collection year.", found: year.ToString(), expected: view.Year.Year.ToString());
        }
    }

    /// <summary>Encrypts what is found, while the next is judged and the one before is stored.</summary>
    private void Seal(LoadRow load, DataKey key, ChannelReader<Batch> batches, ChannelWriter<SealedBatch> rows, CancellationToken broken)
    {
        var (occurrences, found) = (new Dictionary<string, int>(StringComparer.Ordinal), 0L);
        Exception? problem = null;
        try
        {
#pragma warning disable MA0045, CA2012 // on a thread of its own
            while (batches.WaitToReadAsync(broken).AsTask().GetAwaiter().GetResult())
            {
                while (batches.TryRead(out var batch))
                {
                    var made = new SealedBatch(
                        [.. batch.Children.Select(child => Row(load, key, child))], [.. batch.Findings.Select(f => Row(vault, load, key, f.Finding, f.Child, occurrences, ++found))], batch.SoFar);
                    rows.WriteAsync(made, broken).AsTask().GetAwaiter().GetResult();
                }
            }
#pragma warning restore MA0045, CA2012
        }
        catch (Exception fault)
        {
            problem = fault;
            throw;
        }
        finally
        {
            rows.Complete(problem);
        }
    }

    /// <summary>Stores what is found, a batch a transaction.</summary>
    private async Task Store(LoadRow load, ChannelReader<SealedBatch> batches, CancellationTokenSource broken)
    {
        try
        {
            await foreach (var batch in batches.ReadAllAsync(broken.Token))
            {
                await database.WriteStep(
                    async (c, t) =>
                    {
                        if (await c.ExecuteAsync("UPDATE load SET progress = @SoFar WHERE id = @Id AND state = 'running' AND attempt = @Attempt", new { batch.SoFar, load.Id, load.Attempt }, t) == 0)
                        {
                            throw new TurnIsOverException();
                        }

                        await database.AddMany(c, t, "child", ChildColumns, batch.Children, broken.Token);
                        await database.AddMany(c, t, "finding", FindingColumns, batch.Findings, broken.Token);
                    },
                    broken.Token);
            }
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
    }

    private object?[] Row(LoadRow load, DataKey key, Child child) =>
    [
        load.Id, child.Number, child.Document.Line, child.Document.Id is { } id ? vault.Hash($"child {id}") : null, child.Errors, child.Queries,
        key.Seal(child.Document.ToBytes(), $"child {child.Number}"),
    ];

    /// <summary>A finding as the table has it.</summary>
    internal static object?[] Row(Vault vault, LoadRow load, DataKey key, ReportFinding finding, int? child, Dictionary<string, int> occurrences, long number)
    {
        // Two findings alike in every value are told apart by their order, so that an explanation of one is not one of both.
        var fingerprint = vault.Hash(Findings.ValuesOf(finding));
        var occurrence = occurrences[fingerprint] = occurrences.GetValueOrDefault(fingerprint) + 1;
        return
        [
            load.Id, (int)number, finding.Rule.Code, finding.Rule.Severity.ToString(), finding.Status.ToString(), child, finding.At.Record, finding.At.Field, finding.At.Line,
            occurrence == 1 ? fingerprint : $"{fingerprint}.{occurrence}", vault.Hash(Findings.PlaceOf(finding)),
            Findings.Seal(new(finding.Child, finding.Message, finding.At, finding.Others), number, key),
        ];
    }

    /// <summary>The load becomes the one that counts, with everything that goes with it, or nothing happens.</summary>
    private Task Finish(LoadRow load, byte[] header, string? previous, ReferenceSet reference, CheckOutcome outcome, IReadOnlyList<RuleCount> counts, List<object?[]> reports) => database.Write(async (c, t) =>
    {
        await Returns.Locked(database, c, t, load.ReturnId);
        long Of(Severity severity) => counts.Where(r => r.Rule.Severity == severity).Sum(r => r.Open);
        var ended = await c.ExecuteAsync(
            """
            UPDATE load SET state = 'done', children = @children, progress = @children, errors = @errors, queries = @queries, rules_applied = @applied, previous_load_id = @previous, sealed_header = @header,
                postcodes_id = @Postcodes, providers_id = @Providers, finished_at = @now WHERE id = @id AND state = 'running' AND attempt = @Attempt
            """,
            new { id = load.Id, load.Attempt, children = outcome.Children, errors = Of(Severity.Error), queries = Of(Severity.Query), applied = outcome.Applied.Count, previous, header, reference.Postcodes, reference.Providers, now = Clock.Now() }, t);
        if (ended == 0)
        {
            throw new TurnIsOverException();
        }

        foreach (var count in counts)
        {
            await c.ExecuteAsync(
                "INSERT INTO rule_count (load_id, rule, severity, open, not_judged, children) VALUES (@id, @code, @severity, @Open, @NotJudged, @Children)",
                new { id = load.Id, code = count.Rule.Code, severity = count.Rule.Severity.ToString(), count.Open, count.NotJudged, count.Children }, t);
        }

        foreach (var rule in outcome.NotRun)
        {
            await c.ExecuteAsync("INSERT INTO rule_not_run (load_id, rule, why) VALUES (@id, @code, @Why)", new { id = load.Id, code = rule.Rule.Code, rule.Why }, t);
        }

        foreach (var (position, figure) in outcome.Headlines.Index())
        {
            await c.ExecuteAsync(
                "INSERT INTO headline (load_id, position, label, figure, previous, of_figure) VALUES (@id, @position, @Label, @Figure, @Previous, @Of)",
                new { id = load.Id, position, figure.Label, figure.Figure, figure.Previous, figure.Of }, t);
        }

        await StandingReports.Add(database, c, t, reports);
        // A load that came later and was checked earlier goes on counting; one can go back to this one.
        if (await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM load WHERE return_id = @ReturnId AND number > @Number AND state = 'done'", load, t) > 0)
        {
            await AuditLog.Add(database, c, t, load.LoadedBy, await Loads.OrganisationOf(c, t, load.ReturnId), "load overtaken", $"load {load.Id}");
            return;
        }

        await Returns.Do(database, c, t, load.ReturnId, null, ReturnEvent.Loaded, load.LoadedBy, load: load.Id);
        await Explanations.Recount(c, t, vault, load.ReturnId);
    });

    /// <summary>The load is not this worker's any more: another began it anew, or it was taken out.</summary>
    private sealed class TurnIsOverException() : Exception("The load is not checked here any more.");

    private sealed record Child(int Number, ChildDocument Document, int Errors, int Queries);

    private sealed record Found(ReportFinding Finding, int? Child);

    private sealed record Batch(List<Child> Children, List<Found> Findings, long SoFar);

    /// <summary>A batch as the tables have it.</summary>
    private sealed record SealedBatch(List<object?[]> Children, List<object?[]> Findings, long SoFar);

    /// <summary>Gathers children and findings into batches as the engine hands them out, and counts the standing reports.</summary>
    private sealed class Sink(ChannelWriter<Batch> batches, OpenedYear year, CancellationToken broken) : IFindings
    {
        private readonly Dictionary<string, IReportCount> _reports = year.Collection.Reports.Where(StandingReports.IsKept).ToDictionary(r => r.Code, r => r.Start(year.Year), StringComparer.Ordinal);
        private readonly RuleCounts _counts = new();
        private readonly List<ReportFinding> _ofChild = [];
        private Batch _batch = new([], [], 0);
        private int _children;

        public IReadOnlyList<RuleCount> Counts => _counts.Sorted();

        /// <summary>The standing reports, once every child was seen.</summary>
        public IReadOnlyList<(string Code, ReportTable Table)> Reports
        {
            get
            {
                var tables = new List<(string, ReportTable)>();
                Each((code, count) => tables.Add((code, count.Finish())));
                return tables;
            }
        }

        public void Add(Finding finding)
        {
            _counts.Add(finding, FindingStatus.Open);
            Add(ReportFinding.Of(finding, FindingStatus.Open, null));
        }

        public void Add(RuleFault fault)
        {
            _counts.Add(fault);
            Add(ReportFinding.Of(fault, null));
        }

        public void See(ChildRecord child, long soFar)
        {
            _children++;
            _batch.Children.Add(new(_children, ChildDocument.Of(child.Record, year.Year), Of(Severity.Error), Of(Severity.Query)));
            _batch.Findings.AddRange(_ofChild.Select(f => new Found(f, f.IsAboutChild ? _children : null)));
            _ofChild.Clear();
            Each((_, count) => count.See(child.Record));
            if (_batch.Children.Count == BatchChildren)
            {
                Hand(soFar);
            }

            int Of(Severity severity) => _ofChild.Count(f => f.Rule.Severity == severity && f.IsAboutChild);
        }

        public void Finish()
        {
            _batch.Findings.AddRange(_ofChild.Select(f => new Found(f, null)));
            Hand(_children);
        }

        /// <summary>Does something with each report. One that meets a fault of the program is not kept, and the fault shows when somebody asks for it; the return is checked all the same.</summary>
        private void Each(Action<string, IReportCount> work)
        {
            foreach (var (code, count) in _reports)
            {
                try
                {
                    work(code, count);
                }
#pragma warning disable CA1031 // whatever it is
                catch (Exception)
#pragma warning restore CA1031
                {
                    _reports.Remove(code);
                }
            }
        }

        private void Add(ReportFinding finding) => _ofChild.Add(finding);

        private void Hand(long soFar)
        {
            // The engine is synchronous; waiting here is what holds it back when storing is slower.
#pragma warning disable MA0045, CA2012
            batches.WriteAsync(_batch with { SoFar = soFar }, broken).AsTask().GetAwaiter().GetResult();
#pragma warning restore MA0045, CA2012
            _batch = new([], [], 0);
        }
    }
}
