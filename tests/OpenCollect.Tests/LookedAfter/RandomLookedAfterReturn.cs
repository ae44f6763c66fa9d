using OpenCollect.LookedAfter;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>Returns of no sense at all: any texts, dates, malformed values and gaps, as a reader could have read them.</summary>
/// <param name="seed">Decides everything.</param>
/// <param name="texts">Texts to use among others.</param>
/// <param name="year">The collection year.</param>
/// <param name="isForXml">Whether only what XML can carry is made.</param>
internal sealed class RandomLookedAfterReturn(int seed, IReadOnlyList<string> texts, CollectionYear year, bool isForXml)
{
    private const string Odd = "\"\",,;\t|\r\n=+@-'\\<>&[]éß中\u00A0\u200B\uFEFF\u001f";

    private readonly Random _random = new(seed);

    public List<LookedAfterChild> Children()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, _random.Next(10)).Select(i => Text() ?? $"C{i}").Where(ids.Add).Select(AChild).Where(c => c.Parts.Any())];
    }

    private LookedAfterChild AChild(string id)
    {
        var header = AHeader(id);
        var child = new LookedAfterChild
        {
            Id = id,
            Headers = isForXml || _random.Next(5) > 0 ? [header] : Some(3, () => AHeader(id)),
            Episodes = Some(4, () => AnEpisode(id)),
            Reviews = Some(3, () => Dated(new Review { ChildId = id, Participation = Text() }, (r, d) => r with { Date = d }, Review.DateField)),
            Outcomes = Some(isForXml ? 1 : 2, () => AnOutcome(id)),
            CareLeavers = Some(isForXml ? 1 : 2, () => new CareLeaver { ChildId = id, InTouch = Text(), Activity = Text(), Accommodation = isForXml ? "U1" : Text() }),
            AsylumSeekers = Some(isForXml ? 1 : 2, () => Dated(new AsylumSeeker { ChildId = id, Sex = Text() }, (a, d) => a with { Ceased = d }, AsylumSeeker.CeasedField)),
            Adoptions = Some(isForXml ? 1 : 2, () => Dated(AnAdoption(id), (a, d) => a with { Matched = d }, Adoption.MatchedField)),
            PlacementDecisions = Some(3, () => Dated(new PlacementDecision { ChildId = id, ReasonCeased = Text() }, (p, d) => p with { Date = d }, PlacementDecision.DateField)),
            PreviousPermanences = year.Ending < 2014 ? [] : Some(isForXml ? 1 : 2, () => new PreviousPermanence { ChildId = id, Kind = Text(), Authority = Text(), Date = Text() }),
            MissingPeriods = year.Ending < 2015 ? [] : Some(2, () => Dated(new MissingPeriod { ChildId = id, Kind = Text() }, (m, d) => m with { End = d }, MissingPeriod.EndField)),
            SocialWorkers = isForXml || year.Ending < 2024 ? [] : Some(2, () => Dated(new SocialWorkerEpisode { ChildId = id, Worker = Text(), Reason = Text() }, (s, d) => s with { Start = d }, SocialWorkerEpisode.StartField)),
            LibertyOrders = isForXml || year.Ending < 2027 ? [] : Some(2, () => Dated(new LibertyOrder { ChildId = id }, (l, d) => l with { End = d }, LibertyOrder.EndField)),
        };
        return isForXml ? Repeating(child, header) : Born(child);
    }

    /// <summary>SEX and DOB in all tables as in the header, malformed or not, and the UASC element as the writer works it out.</summary>
    private static LookedAfterChild Repeating(LookedAfterChild child, Header header) => child with
    {
        Headers = [header with { Uasc = child.AsylumSeekers.IsEmpty ? "0" : "1" }],
        Reviews = [.. child.Reviews.Select(r => Same(r with { BirthDate = header.BirthDate }, header, Review.BirthDateField))],
        AsylumSeekers = [.. child.AsylumSeekers.Select(r => Same(r with { BirthDate = header.BirthDate, Sex = header.Sex }, header, AsylumSeeker.BirthDateField))],
        Outcomes = [.. child.Outcomes.Select(r => Same(r with { BirthDate = header.BirthDate }, header, OpenCollect.LookedAfter.Outcomes.BirthDateField))],
        CareLeavers = [.. child.CareLeavers.Select(r => Same(r with { BirthDate = header.BirthDate }, header, CareLeaver.BirthDateField))],
        Adoptions = [.. child.Adoptions.Select(r => Same(r with { BirthDate = header.BirthDate }, header, Adoption.BirthDateField))],
        PlacementDecisions = [.. child.PlacementDecisions.Select(r => Same(r with { BirthDate = header.BirthDate }, header, PlacementDecision.BirthDateField))],
        PreviousPermanences = [.. child.PreviousPermanences.Select(r => Same(r with { BirthDate = header.BirthDate }, header, PreviousPermanence.BirthDateField))],
        MissingPeriods = [.. child.MissingPeriods.Select(r => Same(r with { BirthDate = header.BirthDate }, header, MissingPeriod.BirthDateField))],
    };

    private LookedAfterChild Born(LookedAfterChild child) => child with
    {
        Reviews = [.. child.Reviews.Select(r => Dated(r, (x, d) => x with { BirthDate = d }, Review.BirthDateField))],
        CareLeavers = [.. child.CareLeavers.Select(r => Dated(r, (x, d) => x with { BirthDate = d }, CareLeaver.BirthDateField))],
        LibertyOrders = [.. child.LibertyOrders.Select(r => Dated(r, (x, d) => x with { BirthDate = d }, LibertyOrder.BirthDateField))],
    };

    private static TRow Same<TRow>(TRow row, Header header, Field field)
        where TRow : LookedAfterRow =>
        header.Flaws.All.FirstOrDefault(f => f.Field == Header.BirthDateField) is { Text: not null } flaw
            ? row with { Flaws = new([.. row.Flaws.All, flaw with { Field = field }]) }
            : row;

    private Header AHeader(string id)
    {
        var header = new Header { ChildId = id, Sex = Text(), Ethnicity = Text(), Upn = Text(), Mother = Text() };
        header = Dated(header, (h, d) => h with { BirthDate = d }, Header.BirthDateField);
        return Dated(header, (h, d) => h with { FirstChildBirthDate = d }, Header.FirstChildBirthDateField);
    }

    private Episode AnEpisode(string id)
    {
        var episode = new Episode
        {
            ChildId = id, ReasonStarted = Text(), LegalStatus = Text(), Need = Text(), Placement = Text(), Provider = Text(), ReasonCeased = Text(),
            HomePostcode = Text(), PlacementPostcode = Text(), Urn = year.Ending >= 2016 ? Text() : null,
            ReasonForChange = year.Ending >= 2016 ? Text() : null,
        };
        episode = Dated(episode, (e, d) => e with { Start = d }, Episode.StartField);
        return Dated(episode, (e, d) => e with { End = d }, Episode.EndField);
    }

    private Outcomes AnOutcome(string id) => new()
    {
        ChildId = id, SdqScore = Text(), SdqReason = Text(), Convicted = Text(), HealthCheck = Text(), Immunisations = Text(), TeethCheck = Text(),
        HealthAssessment = Text(), SubstanceMisuse = Text(), InterventionReceived = Text(), InterventionOffered = Text(),
    };

    private Adoption AnAdoption(string id) => new()
    {
        ChildId = id, FosterCare = Text(), Adopters = isForXml ? "2" : Text(), AdopterSex = Text(), AdopterStatus = Text(),
    };

    /// <summary>The row with a date, without, or with something that is no date.</summary>
    private TRow Dated<TRow>(TRow row, Func<TRow, DateOnly?, TRow> with, Field field)
        where TRow : LookedAfterRow => _random.Next(4) switch
    {
        0 => row,
        1 when Text(isUpper: false) is { } text && !ReturnDate.TryParse(text, DateForm.DayFirst, out _) =>
            row with { Flaws = new([.. row.Flaws.All, new(FlawKind.NotADate, field, text, 0)]) },
        _ => with(row, DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber + 1))),
    };

    private ImmutableArray<T> Some<T>(int most, Func<T> one) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => one())];

    private string? Text(bool isUpper = true)
    {
        var text = _random.Next(5) switch
        {
            0 => "",
            1 => new string(_random.GetItems<char>(Odd, _random.Next(1, 9))),
            2 => $"{_random.Next(100)}",
            _ => texts.Count == 0 ? "" : texts[_random.Next(texts.Count)],
        };
        text = new string([.. text.Where(IsKept).Take(1000)]).Trim();
        return text.Length == 0 ? null : isUpper ? text.ToUpperInvariant() : text;
    }

    /// <summary>What UTF-8, or XML, cannot hold never comes from a reader.</summary>
    private bool IsKept(char c) =>
        c != '\0' && !char.IsSurrogate(c) && !(isForXml && ((c < ' ' && c is not ('\t' or '\r' or '\n')) || c >= '\uFFFE'));
}
