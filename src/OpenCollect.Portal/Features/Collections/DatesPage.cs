using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Features.Collections;

/// <summary>A page on which the dates of a collection year are set.</summary>
public abstract class DatesPage(Database database) : PortalPage(database)
{
    private static readonly (string Name, string Label, string Hint, Func<OpenedYear, string> Of)[] Fields =
    [
        (nameof(OpenedYear.Opens), "Day it opens", "The first day on which returns can be loaded. For example, 1 4 2026", y => y.Opens),
        (nameof(OpenedYear.LoadBy), "Day for a first file", "After this day, returns without data are listed as overdue", y => y.LoadBy),
        (nameof(OpenedYear.SubmitBy), "Submission date", "Returns submitted after this day are marked as late", y => y.SubmitBy),
        (nameof(OpenedYear.Closes), "Last day of checking", "Usually three weeks after the figures are ready. Nothing can be changed after it", y => y.Closes),
    ];

    public IReadOnlyList<DateInput> Dates { get; private set; } = [];

    /// <summary>Puts the dates of a year into the boxes.</summary>
    protected void Fill(OpenedYear year) => Dates = [.. Fields.Select(f => DateInput.Of(f.Name, f.Label, f.Of(year)) with { Hint = f.Hint })];

    /// <summary>The year with the dates that were sent; none if anything is wrong.</summary>
    protected OpenedYear? Read(OpenedYear year)
    {
        Dates = [.. Fields.Select(f => DateInput.Read(f.Name, f.Label, Request.Form) with { Hint = f.Hint })];
        if (Problems.Count == 0 && Dates.All(d => d.Problem is null))
        {
            var days = Dates.Select(d => ReturnDate.Format(d.Date!.Value)).ToList();
            year = year with { Opens = days[0], LoadBy = days[1], SubmitBy = days[2], Closes = days[3] };
            foreach (var (about, problem) in CollectionYears.Problems(year))
            {
                Dates = [.. Dates.Select(d => d.Name == about ? d with { Problem = problem } : d)];
                if (Dates.All(d => d.Name != about))
                {
                    Problems.Add((about, problem));
                }
            }
        }

        Problems.AddRange(Dates.Where(d => d.Problem is not null).Select(d => (d.ProblemAt, d.Problem!)));
        return Problems.Count == 0 ? year : null;
    }
}
