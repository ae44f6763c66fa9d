namespace OpenCollect.Engine;

/// <summary>
/// One pass over one return: the header, each child once, then the end. Nothing of a child is kept but what return-level rules
/// count. A rule that throws is reported as could not be judged, and the run goes on.
/// </summary>
public sealed class Run<THeader, TChild>
    where THeader : Record
    where TChild : Record
{
    private readonly Report _report;
    private readonly IFindings _findings;
    private readonly Func<TChild, string?> _childId;
    private readonly IReadOnlyDictionary<string, long>? _previous;
    private readonly (RuleInfo Info, Action<THeader, Report> Check)[] _header;
    private readonly RuleInfo[] _childRules;
    private readonly Action<TChild, Report>[] _child;
    private readonly (RuleInfo Info, RuleBook<THeader, TChild>.Tally Tally)[] _return;
    private readonly Func<RuleInfo, bool>? _applies;
    private readonly HashSet<RuleInfo> _notCounted = [];

    internal Run(
        IReadOnlyList<RuleBook<THeader, TChild>.BoundRule> rules, CollectionYear year, IFindings findings, Func<TChild, string?> childId,
        Func<RuleInfo, bool>? applies, IReadOnlyDictionary<string, long>? previous)
    {
        _applies = applies;
        _report = new(year, findings);
        (_findings, _childId, _previous) = (findings, childId, previous);
        _header = [.. rules.OfType<RuleBook<THeader, TChild>.BoundRule.OfHeader>().Select(r => (r.Info, r.Check))];
        _childRules = [.. rules.OfType<RuleBook<THeader, TChild>.BoundRule.OfChild>().Select(r => r.Info)];
        _child = [.. rules.OfType<RuleBook<THeader, TChild>.BoundRule.OfChild>().Select(r => r.Check)];
        _return = [.. rules.OfType<RuleBook<THeader, TChild>.BoundRule.OfReturn>().Select(r => (r.Info, r.Start()))];
        Rules = [.. rules.Select(r => r.Info)];
    }

    public CollectionYear Year => _report.Year;

    /// <summary>The rules that this run applies.</summary>
    public IReadOnlyList<RuleInfo> Rules { get; }

    /// <summary>The rules of the year that this run cannot apply, each with what it lacks.</summary>
    public IReadOnlyList<RuleNotRun> NotRun { get; internal init; } = [];

    /// <summary>How many children were seen so far.</summary>
    public long Children { get; private set; }

    /// <summary>The figures that next year's return is compared with, by the code of the year-on-year check.</summary>
    public IReadOnlyDictionary<string, long> Figures =>
        _return.Where(r => r.Tally.Figure is not null).ToDictionary(r => r.Info.Code, r => r.Tally.Figure!.Value, StringComparer.Ordinal);

    public void See(THeader header)
    {
        ReportFlaws(header, null);
        foreach (var (info, check) in _header)
        {
            _report.For(info, header, null);
            try
            {
                check(header, _report);
            }
#pragma warning disable CA1031 // whatever a rule throws is recorded, not passed over
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _findings.Add(new RuleFault(info, header, null, fault.GetType().Name));
            }
        }
    }

    public void See(TChild child)
    {
        Children++;
        var id = _childId(child);
        ReportFlaws(child, id);
        _report.For(_childRules, child, id);
        for (var next = 0; next < _child.Length;)
        {
            next = Judge(next, child, id);
        }

        foreach (var (info, tally) in _return)
        {
            try
            {
                tally.Count(child, _report.Year);
            }
#pragma warning disable CA1031 // whatever a rule throws is recorded, not passed over
            catch (Exception fault)
#pragma warning restore CA1031
            {
                if (_notCounted.Add(info))
                {
                    _findings.Add(new RuleFault(info, child, id, fault.GetType().Name));
                }
            }
        }
    }

    /// <summary>The end of the return: return-level rules judge.</summary>
    public void Finish()
    {
        foreach (var (info, tally) in _return)
        {
            if (_notCounted.Contains(info))
            {
                continue;
            }

            _report.For(info, null, null);
            try
            {
                tally.Judge(_report, _previous?.TryGetValue(info.Code, out var figure) == true ? figure : null);
            }
#pragma warning disable CA1031 // whatever a rule throws is recorded, not passed over
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _findings.Add(new RuleFault(info, null, null, fault.GetType().Name));
            }
        }
    }

    /// <summary>Applies rules from the given one on; returns the one to go on with after a fault, or the number of rules.</summary>
    private int Judge(int next, TChild child, string? id)
    {
        var (checks, report) = (_child, _report);
        try
        {
            for (; next < checks.Length; next++)
            {
                report.At(next);
                checks[next](child, report);
            }

            return next;
        }
#pragma warning disable CA1031 // whatever a rule throws is recorded, not passed over
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _findings.Add(new RuleFault(_childRules[next], child, id, fault.GetType().Name));
            return next + 1;
        }
    }

    private void ReportFlaws(Record subject, string? childId)
    {
        if (subject.IsFlawed)
        {
            ReportFlaws(subject, subject, childId);
        }
    }

    private void ReportFlaws(Record subject, Record record, string? childId)
    {
        foreach (var flaw in record.Flaws.All)
        {
            var check = FileChecks.For(flaw.Kind);
            if (!(flaw.Kind == FlawKind.NotADate && flaw.Field.DateRule is not null) && _applies?.Invoke(check) != false)
            {
                _findings.Add(new Finding(check, subject, childId, [new(record, flaw.Field)]));
            }
        }

        foreach (var part in record.Parts)
        {
            ReportFlaws(subject, part, childId);
        }
    }
}
