using OpenCollect.Cin.Codes;
using OpenCollect.Generating;

namespace OpenCollect.Cin.Generating;

/// <summary>Gives the episodes a child: identifiers, age, sex, ethnicity, disabilities.</summary>
internal sealed class Persons(CollectionYear year, string authority, Proportions proportions)
{
    /// <summary>A child in so many has no sex recorded: by number, so that rule 2886Q's 2% is never passed, however few the children.</summary>
    private const int SexUnknownEvery = 400;

    /// <summary>Children born by this day were four by 31 August before the year, so of school age (8770Q).</summary>
    private readonly DateOnly _schoolAge = new(year.Ending - 6, 8, 31);

    /// <summary>Plausible ages at the end of the year, with one child in fifty 18 to 21.</summary>
    public DateOnly BirthDate(Draws draws)
    {
        var age = draws.Below(100) switch
        {
            < 5 => 0,
            < 25 => draws.Between(1, 4),
            < 50 => draws.Between(5, 9),
            < 85 => draws.Between(10, 15),
            < 98 => draws.Between(16, 17),
            _ => draws.Between(18, 21),
        };
        return year.LastDay.AddYears(-age).AddDays(-draws.Below(365));
    }

    public CinChild Unborn(int number, DateOnly expected, Episode episode) => new()
    {
        Id = Identifiers.ChildId(number),
        UpnUnknown = "UN1",
        ExpectedBirthDate = expected,
        Gender = OfGender("0"),
        Sex = OfSex("U"),
        Ethnicity = "NOBT",
        Episodes = [episode],
    };

    /// <summary>A child who was born; where one needs to be alive and to have a UPN, whatever is drawn.</summary>
    public CinChild Born(Draws draws, int number, DateOnly birth, bool isDisabled, ImmutableArray<Episode> episodes, bool hasUpn)
    {
        var isMale = draws.Is(535);
        var isUnknown = number % SexUnknownEvery == 0;
        var hasFurtherAction = episodes.Any(e => e.HasFurtherAction);
        var hasDied = !hasUpn && episodes[^1].ReasonForClosure == "RC7" && episodes[^1].ClosureDate >= birth && draws.Is(3);
        var child = new CinChild
        {
            Id = Identifiers.ChildId(number),
            BirthDate = birth,
            Gender = OfGender(isUnknown ? "0" : isMale ? "1" : "2"),
            Sex = OfSex(isUnknown ? "U" : isMale ? "M" : "F"),
            DeathDate = hasDied ? episodes[^1].ClosureDate : null,
            Ethnicity = proportions.Ethnicity.Draw(draws),
            Disabilities = isDisabled ? proportions.Disability.Draw(draws, draws.Below(10) switch { < 6 => 1, < 9 => 2, _ => 3 })
                : hasFurtherAction || draws.Is(500) ? ["NONE"] : [],
            Episodes = hasDied ? episodes.SetItem(episodes.Length - 1, episodes[^1] with { ReasonForClosure = "RC2" }) : episodes,
        };
        return WithUpn(draws, child, number, birth, hasFurtherAction, hasUpn);
    }

    /// <summary>Somebody known, with the episode and, if care ended by it, the death that go with the last time in care.</summary>
    public CinChild Known(Identity who, Episode episode, in CareTime care)
    {
        var upn = who.UpnIn(year);
        var isReason = UpnUnknown.Codes.Has(upn, year);
        return new()
        {
            Id = who.Id,
            Upn = isReason ? null : upn,
            UpnUnknown = isReason ? upn : null,
            BirthDate = who.BirthDate,
            Gender = OfGender(who.IsMale ? "1" : "2"),
            Sex = OfSex(who.IsMale ? "M" : "F"),
            DeathDate = care.Ended == CareEnd.Died ? care.Until : null,
            Ethnicity = who.Ethnicity,
            Disabilities = who.IsDisabled ? who.Disabilities : ["NONE"],
            Episodes = [episode],
        };
    }

    private CinChild WithUpn(Draws draws, CinChild child, int number, DateOnly birth, bool hasFurtherAction, bool hasUpn)
    {
        var isOfSchoolAge = birth <= _schoolAge;
        var isLate = child.Episodes[0].ReferralDate > year.LastDay.AddDays(-7);
        if (hasUpn || draws.Is(isOfSchoolAge ? hasFurtherAction ? 930 : 500 : birth < year.LastDay.AddYears(-3) ? 300 : 0))
        {
            var isTemporary = draws.Is(20);
            var entry = birth.Year + 4;
            return child with
            {
                Upn = Identifiers.UpnOf(number, authority, entry, isTemporary),
                FormerUpn = !isTemporary && draws.Is(30) ? Identifiers.UpnOf(number, authority, entry, temporary: true) : null,
            };
        }

        return child with
        {
            UpnUnknown = !hasFurtherAction ? "UN7" : !isOfSchoolAge ? "UN1" : isLate && draws.Is(500) ? "UN4" : proportions.NoUpn.Draw(draws),
        };
    }

    private string? OfGender(string gender) => CinChild.GenderField.Years.Include(year) ? gender : null;

    private string? OfSex(string sex) => CinChild.SexField.Years.Include(year) ? sex : null;
}
