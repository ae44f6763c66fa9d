using System.Data.Common;
using Dapper;
using OpenCollect.Collections;
using OpenCollect.Reports;

namespace OpenCollect.Store;

/// <summary>The report files of a load, made from what was stored when it was checked, with what people explained since.</summary>
public static class StoredReports
{
    private const int AtOnce = 2000;

    /// <summary>The findings of a load and what the check came to, to be written as any report.</summary>
    public static async Task<HeldReports> Of(DbConnection connection, Vault vault, ReturnView view)
    {
        var load = view.Load!;
        var (key, texts) = (await vault.Open(connection, load.DataKeyId), await Explanations.KeyOf(connection, vault, view.Id));
        var rules = view.Year.Collection.RulesIn(view.Year.Year).Concat(FileChecks.All).ToDictionary(r => r.Code, StringComparer.Ordinal);
        var lines = (await connection.QueryAsync<(int Number, int Line)>("SELECT number, line FROM child WHERE load_id = @Id", load)).ToDictionary(c => c.Number, c => c.Line);
        var reports = new HeldReports();
        var bypasses = new Dictionary<(string Rule, string? Child, string Reason), long>();
        for (var after = 0L; ;)
        {
            var rows = await Findings.Page(connection, load, after: after, most: AtOnce);
            foreach (var row in rows)
            {
                var (_, stored, explanation, _) = Findings.Open(row, key, texts);
                var status = row.State == FindingState.AutomaticallyOk ? FindingStatus.Accepted : row.IsNotJudged ? FindingStatus.NotJudged : FindingStatus.Open;
                var finding = new ReportFinding(
                    rules[row.Rule], status, view.Authority.Code, stored.Child, row.Child is { } child ? lines[child] : 0, stored.At, [.. stored.Others], stored.Message);
                if (row.IsBypassed && explanation is not null)
                {
                    finding = finding.BypassedFor(explanation);
                    bypasses[(row.Rule, stored.Child, explanation)] = bypasses.GetValueOrDefault((row.Rule, stored.Child, explanation)) + 1;
                }

                reports.Add(finding);
            }

            if (rows.Count < AtOnce)
            {
                break;
            }

            after = rows[^1].Number;
        }

        reports.Finish(await Summary(connection, vault, view, load, rules) with
        {
            Bypasses = [.. bypasses.Select((b, i) => new BypassOutcome(new(b.Key.Rule, b.Key.Child, b.Key.Reason, i + 1), b.Value))],
        });
        return reports;
    }

    private static async Task<ReturnSummary> Summary(DbConnection connection, Vault vault, ReturnView view, LoadRow load, Dictionary<string, RuleInfo> rules)
    {
        var notes = await ReturnLevelNotes.Of(connection, vault, view.Id);
        return new()
        {
            Collection = view.Year.Collection.Title,
            Year = view.Year.Year,
            Authority = view.Authority.Code,
            AuthorityName = view.Authority.Name,
            Files = [.. load.Files.Select(f => f.Name)],
            PreviousFiles = load.PreviousLoadId is null ? [] : ["last year’s authorised return"],
            Children = load.Children ?? 0,
            Headlines = [.. (await Headline.Read(connection, load)).Select(h => new HeadlineFigure(h.Label, h.Figure, h.Previous) { Of = h.Of })],
            Counts =
            [
                .. (await Findings.ByRule(connection, load)).Select(t => new RuleCount(
                    rules[t.Rule], t.IsCleared ? 0 : t.Findings - t.Bypassed, t.IsCleared ? t.Findings : t.Bypassed, t.NotJudged, t.Children)),
            ],
            RulesApplied = load.RulesApplied ?? 0,
            NotRun =
            [
                .. (await connection.QueryAsync<(string Rule, string Why)>("SELECT rule, why FROM rule_not_run WHERE load_id = @Id ORDER BY rule", load))
                    .Select(r => new RuleLeftOut(rules[r.Rule], r.Why)),
            ],
            Notes = notes.Count == 0 ? [] : [.. ReturnLevelNotes.Outcomes(view.Year, notes[0].Text).Select(o => new NoteOutcome(o.Rule, o.Match.Note, o.Match.Matches, o.Match.Difference))],
        };
    }
}
