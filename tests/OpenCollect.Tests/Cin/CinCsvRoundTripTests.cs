using FsCheck;
using FsCheck.Fluent;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Formats;

namespace OpenCollect.Tests.Cin;

/// <summary>A return goes into tables and comes back the same, whatever is in it and however the tables were sorted since.</summary>
public sealed class CinCsvRoundTripTests
{
    [Theory]
    [InlineData(2021)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void AnyReturnComesBackTheSame(int ending) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<NonNull<string>[]>(), (seed, texts) =>
        {
            var year = new CollectionYear(ending);
            var given = new RandomReturn(seed, [.. texts.Select(t => t.Get)], year);
            var (header, children) = (given.Header, given.Children());

            Assert.Equal(CinText.Of(header, children), CinTableFiles.Written(year, header, children).Text(year));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    public void TheSampleChildInItsYear(int ending)
    {
        var sample = new CinSample(ending);

        var files = CinTableFiles.Written(new(ending), sample.Header, sample.Child, sample.Unborn);

        var expected = CinWriterTests.Golden($"cin-sample-{ending}.tables.txt");
        Assert.Equal(expected, string.Concat(files.Select(f => $"== {f.Key}\n{f.Value.ReplaceLineEndings("\n")}")));
    }

    [Fact]
    public void TablesOfOtherYearsAreNotWritten()
    {
        var files = CinTableFiles.Written(new(2021), new CinSample(2021).Header, new CinSample(2021).Child);

        Assert.DoesNotContain("CINplanDates.csv", files.Keys);
        Assert.Contains("GenderCurrent,PersonDeathDate", files["ChildIdentifiers.csv"], StringComparison.Ordinal);
    }

    /// <summary>Each row anywhere: children mixed, tables in different orders, line breaks inside cells.</summary>
    [Fact]
    public void ShuffledRowsGiveTheSameChildren() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var generator = new CinGenerator(seed, CinTableFiles.Year);
            var children = generator.Children(30).Select(c => c with { Episodes = [.. c.Episodes.Select(e => e with { ReferralSource = "a\n\"b\",\nc" })] }).ToList();
            var files = CinTableFiles.Written(CinTableFiles.Year, generator.Header, children);
            var expected = Groups(files);
            var random = new Random(seed);
            foreach (var name in files.Keys.Where(n => n is not ("Header.csv" or "ChildIdentifiers.csv")).ToList())
            {
                var lines = files[name].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
                var rows = lines[1..];
                random.Shuffle(rows);
                files[name] = string.Join("\r\n\r\n", rows.Prepend(lines[0])) + "\r\n";
            }

            Assert.Equal(expected, Groups(files));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void LinesOfAShuffledTableAreThoseOfTheFile()
    {
        var files = CinTableFiles.Two;
        files["CINdetails.csv"] = CinTableFiles.Episodes + "B2,1,2024-06-01,1A,\"N\n1\",,,,0\n\nA1,1,2024-05-01,1A,N1,,,,0\nB2,2,2024-07-01,1A,N1,,,,0\n";
        using var reader = files.Open();

        Assert.Equal([[5], [2, 6]], reader.Children(CinTableFiles.Year).Select(c => c.Episodes.Select(e => e.Line).ToArray()));
    }

    /// <summary>A finding names the field's group, which is the table, so the line must be that of the table.</summary>
    [Fact]
    public void LinesOfFieldsAreThoseOfTheFieldsOwnTable()
    {
        var files = CinTableFiles.Two;
        files["ChildCharacteristics.csv"] = "LAchildID,Ethnicity\nB2,WBRI\n";
        files["Disabilities.csv"] = "LAchildID,Disability\nA1,LD\nA1,BEH\nA1,AUT\nB2,NONE\n";
        files["Assessments.csv"] = "LAchildID,CINdetailsID,AssessmentID,AssessmentActualStartDate,AssessmentInternalReviewDate,AssessmentAuthorisationDate\nB2,1,1,2024-06-02,,\n";
        files["AssessmentFactorsList.csv"] = "LAchildID,CINdetailsID,AssessmentID,AssessmentFactor\n\n\n\nB2,1,1,3B\n";
        using var reader = files.Open();
        var child = reader.Children(CinTableFiles.Year).Last();
        var assessment = child.Episodes[0].Assessments[0];

        Assert.Equal((3, 3), (child.Line, child.Origin.LineOf(CinChild.IdField)));
        Assert.Equal((2, 5), (child.Origin.LineOf(CinChild.EthnicityField), child.Origin.LineOf(CinChild.DisabilityField)));
        Assert.Equal((2, 2), (assessment.Line, assessment.Origin.LineOf(Assessment.FactorsField)));
        Assert.Equal(["3B"], assessment.Factors);
    }

    [Fact]
    public void OfChildrenWithTheSameIdTheFirstHasTheGroupsAndItIsNoted()
    {
        var files = CinTableFiles.Two;
        files["ChildIdentifiers.csv"] += "A1,,,,2016-02-11,,M,\n,,,,2017-02-11,,F,\n";
        using var reader = files.Open();

        Assert.Equal([("A1", 1), ("B2", 1), ("A1", 0), (null, 0)], reader.Children(CinTableFiles.Year).Select(c => (c.Id, c.Episodes.Length)));
        var found = new Found();
        reader.Notes.Report(found);
        var note = Assert.Single(found.Findings);
        Assert.Equal((FileChecks.Repeated, 4), (note.Rule, note.Places[0].Line));
        Assert.Contains("ChildIdentifiers/LAchildID", note.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void AChildWithoutIdIsWrittenOnlyWhereNothingIsLost()
    {
        var sample = new CinSample(2025);
        CinChild alone = new() { Upn = "D201200123456" };

        Assert.Equal(CinText.Of(sample.Header, alone, alone), CinTableFiles.Written(CinTableFiles.Year, sample.Header, alone, alone).Text(CinTableFiles.Year));
        Assert.All([new CinChild(), alone with { Ethnicity = "WBRI" }, alone with { Episodes = [new()] }], child =>
            Assert.Throws<UnusableFileException>(() => CinTableFiles.Written(CinTableFiles.Year, sample.Header, child)));
    }

    /// <summary>The same child whatever the order of her records is.</summary>
    private static List<string> Groups(CinTableFiles files)
    {
        using var reader = files.Open();
        return [.. reader.Children(CinTableFiles.Year).Select(c => CinText.Of(reader.Header, c with
        {
            Disabilities = c.Disabilities.Sort(StringComparer.Ordinal),
            Episodes = [.. c.Episodes.Select(e => e with
            {
                Assessments = [.. e.Assessments.Select(a => a with { Factors = a.Factors.Sort(StringComparer.Ordinal) }).OrderBy(a => a.Start).ThenBy(a => a.Authorised)],
                Section47s = [.. e.Section47s.OrderBy(s => s.Start).ThenBy(s => s.ConferenceDate)],
                CinPlans = [.. e.CinPlans.OrderBy(p => p.Start).ThenBy(p => p.End)],
                ProtectionPlans = [.. e.ProtectionPlans.Select(p => p with { Reviews = [.. p.Reviews.OrderBy(r => r.Date)] }).OrderBy(p => p.Start).ThenBy(p => p.End)],
            }).OrderBy(e => e.ReferralDate).ThenBy(e => e.ClosureDate)],
        }))];
    }
}
