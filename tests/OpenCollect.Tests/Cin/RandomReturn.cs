using OpenCollect.Cin;

namespace OpenCollect.Tests.Cin;

/// <summary>Returns of no sense at all: any texts, dates, malformed values and gaps, as a reader could have read them.</summary>
internal sealed class RandomReturn(int seed, IReadOnlyList<string> texts, CollectionYear year)
{
    private const string Odd = "\"\",,;\t|\r\n=+@-'\\<>&[]éß中\u00A0\u200B\uFEFF\u001f";

    private readonly Random _random = new(seed);

    public CinHeader Header => Flawed(
        new CinHeader { Collection = Text(), Year = Text(), SourceLevel = Text(), Authority = Text(), SoftwareCode = Text(), Release = Text(), SerialNumber = Text(), DateTime = Text() },
        CinHeader.ReferenceDateField, (h, date) => h with { ReferenceDate = date });

    public IReadOnlyList<CinChild> Children()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. Some(12, () =>
            {
                var child = AChild();
                return child.Id is null || !ids.Add(child.Id) ? Alone(child) : child;
            }),
        ];
    }

    /// <summary>A child who cannot have groups in tables: without an LAchildID, or with another child's.</summary>
    private static CinChild Alone(CinChild child) =>
        child with { Upn = child.Upn ?? "U", Ethnicity = null, Disabilities = [], Episodes = [] };

    private CinChild AChild()
    {
        var child = new CinChild
        {
            Id = Text(), Upn = Text(), FormerUpn = Text(), UpnUnknown = Text(), Ethnicity = Text(), Disabilities = Codes(), Episodes = Some(3, AnEpisode),
            Gender = year.Ending <= 2024 ? Text() : null, Sex = year.Ending >= 2025 ? Text() : null,
        };
        child = Flawed(child, CinChild.BirthDateField, (c, date) => c with { BirthDate = date });
        child = Flawed(child, CinChild.ExpectedBirthDateField, (c, date) => c with { ExpectedBirthDate = date });
        return Flawed(child, CinChild.DeathDateField, (c, date) => c with { DeathDate = date });
    }

    private Episode AnEpisode()
    {
        var episode = new Episode
        {
            ReferralSource = Text(), PrimaryNeed = Text(), ReasonForClosure = Text(), NoFurtherAction = Text(), Assessments = Some(3, AnAssessment),
            CinPlans = year.Ending >= 2022 ? Some(2, ACinPlan) : [], Section47s = Some(2, ASection47), ProtectionPlans = Some(2, AProtectionPlan),
        };
        episode = Flawed(episode, Episode.ReferralDateField, (e, date) => e with { ReferralDate = date });
        episode = Flawed(episode, Episode.ClosureDateField, (e, date) => e with { ClosureDate = date });
        return Flawed(episode, Episode.ConferenceDateField, (e, date) => e with { ConferenceDate = date });
    }

    private Assessment AnAssessment()
    {
        var assessment = Flawed(new Assessment { Factors = Codes() }, Assessment.StartField, (a, date) => a with { Start = date });
        assessment = Flawed(assessment, Assessment.InternalReviewField, (a, date) => a with { InternalReview = date });
        return Flawed(assessment, Assessment.AuthorisedField, (a, date) => a with { Authorised = date });
    }

    private CinPlan ACinPlan() =>
        Flawed(Flawed(new CinPlan(), CinPlan.StartField, (p, date) => p with { Start = date }), CinPlan.EndField, (p, date) => p with { End = date });

    private Section47 ASection47()
    {
        var enquiry = Flawed(new Section47(), Section47.StartField, (s, date) => s with { Start = date });
        enquiry = Flawed(enquiry, Section47.ConferenceDateField, (s, date) => s with { ConferenceDate = date });
        return Text() is { } text && !Flag.IsEither(text)
            ? enquiry with { Flaws = new([.. enquiry.Flaws.All, new(FlawKind.NotAFlag, Section47.ConferenceNotRequiredField, text, 0)]) }
            : enquiry with { ConferenceNotRequired = "TRUE" };
    }

    private ProtectionPlan AProtectionPlan()
    {
        var plan = new ProtectionPlan { InitialCategory = Text(), LatestCategory = Text(), PreviousPlans = Text(), Reviews = Some(3, AReview) };
        plan = Flawed(plan, ProtectionPlan.StartField, (p, date) => p with { Start = date });
        return Flawed(plan, ProtectionPlan.EndField, (p, date) => p with { End = date });
    }

    private Review AReview() => Flawed(new Review(), Review.DateField, (r, date) => r with { Date = date });

    /// <summary>The record with a date, without, or with something that is no date.</summary>
    private TRecord Flawed<TRecord>(TRecord record, Field field, Func<TRecord, DateOnly?, TRecord> with)
        where TRecord : Record => _random.Next(4) switch
    {
        0 => record,
        1 when Text() is { } text && !ReturnDate.TryParse(text, out _) => record with { Flaws = new([.. record.Flaws.All, new(FlawKind.NotADate, field, text, 0)]) },
        _ => with(record, DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber + 1))),
    };

    private ImmutableArray<string> Codes() => [.. Some(3, Text).OfType<string>()];

    private ImmutableArray<T> Some<T>(int most, Func<T> one) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => one())];

    private string? Text()
    {
        var text = _random.Next(5) switch
        {
            0 => "",
            1 => new string(_random.GetItems<char>(Odd, _random.Next(1, 9))),
            2 => $"{_random.Next(100)}",
            _ => texts.Count == 0 ? "" : texts[_random.Next(texts.Count)],
        };
        return Clean(text);
    }

    /// <summary>As a reader takes a text: white space at its ends dropped, nothing is none, and what UTF-8 cannot hold never comes.</summary>
    private static string? Clean(string text) =>
        new string([.. text.Where(c => c != '\0' && !char.IsSurrogate(c)).Take(1000)]).Trim() is { Length: > 0 } clean ? clean : null;
}
