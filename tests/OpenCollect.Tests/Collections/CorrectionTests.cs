using OpenCollect.Cin;
using OpenCollect.Collections;
using OpenCollect.Tests.LookedAfter;

namespace OpenCollect.Tests.Collections;

public sealed class CorrectionTests
{
    private static readonly CollectionYear Year = new(2025);

    private static CinSample Sample { get; } = new(2025);

    private static ChildDocument Census { get; } = ChildDocument.Of(
        Sample.Child with
        {
            Episodes =
            [
                Sample.Episode with
                {
                    Assessments = [new() { Start = new(2024, 5, 1), Factors = ["1A", "2B"] }, new() { Start = new(2024, 6, 1) }, new() { Start = new(2024, 7, 1) }],
                    CinPlans = [],
                    ProtectionPlans = [new() { Start = new(2024, 8, 1), Reviews = [new() { Date = new(2024, 9, 1) }] }, new() { Start = new(2025, 1, 1), Reviews = [new() { Date = new(2025, 2, 1) }] }],
                },
            ],
        },
        Year);

    private static ChildDocument LookedAfter { get; } =
        Documents.Of(Collection.LookedAfter, Documents.Tables(LookedAfterTableFiles.Four), LookedAfterTableFiles.Year).Children[0];

    [Fact]
    public void AValueIsChanged()
    {
        var corrected = Made(Census, Correction.Change(Census, "CINdetails[1]/Assessments[2]", "AssessmentActualStartDate", " 2024-06-03 "));

        Assert.Equal("2024-06-03", corrected.Find("CINdetails[1]/Assessments[2]")!["AssessmentActualStartDate"]);
        Assert.Equal(Census, Made(corrected, Correction.Change(corrected, "CINdetails[1]/Assessments[2]", "AssessmentActualStartDate", "2024-06-01")));
    }

    [Theory]
    [InlineData("CINdetails[1]/Assessments[1]", "AssessmentFactors", "3A ;; 1A", "3A;1A")]
    [InlineData("CINdetails[1]/Assessments[1]", "AssessmentFactors", " ; ", null)]
    [InlineData("CINdetails[1]", "CINclosureDate", "next week", "next week")]
    [InlineData("ChildIdentifiers", "FormerUPN", "  ", null)]
    public void WhatIsEnteredIsPutAsTheReaderWouldHaveIt(string path, string field, string entered, string? text) =>
        Assert.Equal(text, Made(Census, Correction.Change(Census, path, field, entered)).Find(path)![field]);

    [Fact]
    public void LetterCaseAndDatesOfALookedAfterChild()
    {
        var corrected = Made(LookedAfter, Correction.Change(LookedAfter, "Episodes[2]", "RNE", "l"));
        corrected = Made(corrected, Correction.Change(corrected, "Episodes[2]", "DEC", "1/2/2023"));

        Assert.Equal(("L", "1/2/2023"), (corrected.Find("Episodes[2]")!["RNE"], corrected.Find("Episodes[2]")!["DEC"]));
    }

    [Fact]
    public void AValueThatChangedMeanwhileIsNotOverwritten()
    {
        var mine = Correction.Change(Census, "ChildIdentifiers", "UPN", "A1");
        var theirs = Correction.Change(Census, "ChildIdentifiers", "UPN", "A2");

        Assert.Equal(Refusal.Changed, Refused(Made(Census, theirs), mine));
        Assert.Equal("A2", Made(Made(Census, theirs), mine with { Was = "A2", Becomes = "A2" }).Find("ChildIdentifiers")!["UPN"]);
    }

    /// <summary>After a deletion the next record has the path, and may have the same value.</summary>
    [Fact]
    public void ARecordThatMovedIsNotTakenForAnother()
    {
        var change = Correction.Change(Census, "CINdetails[1]/Assessments[2]", "AssessmentAuthorisationDate", "2024-06-20");
        var deletion = Correction.Delete(Census, "CINdetails[1]/Assessments[2]");
        var without = Made(Census, deletion);

        Assert.StartsWith("CINreferralDate ", change.Dates, StringComparison.Ordinal);
        Assert.EndsWith(", AssessmentActualStartDate 2024-06-01", change.Dates, StringComparison.Ordinal);
        Assert.Equal(Refusal.Changed, Refused(without, change));
        Assert.Equal(Refusal.Changed, Refused(without, deletion));
        Assert.Equal(Refusal.NoRecord, Refused(without, Correction.Delete(Census, "CINdetails[1]/Assessments[3]")));
    }

    [Fact]
    public void ADeletedRecordTakesWhatIsInsideItAndOthersMoveUp()
    {
        var corrected = Made(Census, Correction.Delete(Census, "CINdetails[1]/ChildProtectionPlans[1]"));

        Assert.Equal("CPPstartDate 2024-08-01, CPPreviewDate 2024-09-01", Correction.Delete(Census, "CINdetails[1]/ChildProtectionPlans[1]").Was);
        Assert.Equal("2025-01-01", corrected.Find("CINdetails[1]/ChildProtectionPlans[1]")!["CPPstartDate"]);
        Assert.Equal("2025-02-01", corrected.Find("CINdetails[1]/ChildProtectionPlans[1]/Reviews[1]")!["CPPreviewDate"]);
        Assert.Equal(Census.Records.Length - 2, corrected.Records.Length);
        Assert.Equal(corrected, Reread(Collection.Cin, corrected, Year), Placed);
    }

    [Fact]
    public void AnAddedRecordStandsBehindThoseOfItsKindWithoutValues()
    {
        var corrected = Made(Census, Correction.Add(Census, "CINPlanDates", "CINdetails[1]"));
        corrected = Made(corrected, Correction.Add(corrected, "Assessments", "CINdetails[1]"));
        corrected = Made(corrected, Correction.Add(corrected, "Reviews", "CINdetails[1]/ChildProtectionPlans[1]"));
        corrected = Made(corrected, Correction.Add(corrected, "CINdetails"));
        corrected = Made(corrected, Correction.Change(corrected, "CINdetails[2]", "CINreferralDate", "2025-03-01"));

        Assert.Equal(
            ["CINdetails[1]/Assessments[3]", "CINdetails[1]/Assessments[4]", "CINdetails[1]/CINPlanDates[1]"],
            corrected.Records.Select(r => r.Path).SkipWhile(p => p != "CINdetails[1]/Assessments[3]").Take(3));
        Assert.Equal(["CINdetails[1]/ChildProtectionPlans[2]/Reviews[1]", "CINdetails[2]"], corrected.Records[^2..].Select(r => r.Path));
        Assert.Equal([("CINPlanStartDate", null), ("CINPlanEndDate", null)], corrected.Find("CINdetails[1]/CINPlanDates[1]")!.Values.Select(v => (v.Field, v.Text)));
        Assert.Equal(corrected, Reread(Collection.Cin, corrected, Year), Placed);
    }

    [Fact]
    public void RowsFollowTheIdentifierOfALookedAfterChild()
    {
        var corrected = Made(LookedAfter, Correction.Change(LookedAfter, "Child", "CHILD", "b1"));

        Assert.Equal("B1", corrected.Id);
        Assert.All(corrected.Records, r => Assert.Equal("B1", r["CHILD"]));
        Assert.Equal(Refusal.Identifier, Refused(LookedAfter, Correction.Change(LookedAfter, "Header[1]", "CHILD", "B1"), LookedAfterTableFiles.Year));
        Assert.Equal("C2", Made(Census, Correction.Change(Census, "ChildIdentifiers", "LAchildID", "C2")).Id);
    }

    [Fact]
    public void AKeyedValueComesAndGoes()
    {
        var keyed = Made(LookedAfter, Correction.Change(LookedAfter, "Episodes[1]", "PL_DISTANCE", "20.1"));

        Assert.Equal("20.1", keyed.Find("Episodes[1]")!["PL_DISTANCE"]);
        Assert.Equal(keyed, Reread(Collection.LookedAfter, keyed, LookedAfterTableFiles.Year), Placed);
        Assert.Equal(LookedAfter, Made(keyed, Correction.Change(keyed, "Episodes[1]", "PL_DISTANCE", "")));
    }

    [Fact]
    public void AValueThatStandsTwiceCanBeTakenOut()
    {
        var twice = Documents.Of(Collection.Cin, Documents.Xml("<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>C1</LAchildID><UPN>A</UPN><UPN>B</UPN></ChildIdentifiers></Child></Children></Message>"), Year).Children[0];
        var second = Made(twice, Correction.Change(twice, "ChildIdentifiers", "UPN", null));
        var first = Made(twice, Correction.Change(twice, "ChildIdentifiers", "UPN", null) with { Was = "B" });

        Assert.Equal(["B"], second.Records[0].Values.Where(v => v.Field == "UPN").Select(v => v.Text));
        Assert.Equal(["A"], first.Records[0].Values.Where(v => v.Field == "UPN").Select(v => v.Text));
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        Assert.Equal(Refusal.NoField, Refused(Census, Correction.Change(Census, "ChildIdentifiers", "GenderCurrent", "1")));
        Assert.Equal(Refusal.NoField, Refused(Census, Correction.Change(Census, "CINdetails[1]", "UPN", "1")));
        Assert.Equal(Refusal.NoRecord, Refused(Census, Correction.Change(Census, "CINdetails[9]", "ReferralSource", "1A")));
        Assert.Equal(Refusal.NoText, Refused(Census, Correction.Change(Census, "ChildIdentifiers", "UPN", "a\nb")));
        Assert.Equal(Refusal.NoText, Refused(Census, Correction.Change(Census, "ChildIdentifiers", "UPN", new('x', 1001))));
        Assert.Equal(Refusal.NotDeleted, Refused(Census, Correction.Delete(Census, "ChildIdentifiers")));
        Assert.Equal(Refusal.NotAdded, Refused(Census, Correction.Add(Census, "ChildIdentifiers")));
        Assert.Equal(Refusal.NotAdded, Refused(Census, Correction.Add(Census, "Assessments")));
        Assert.Equal(Refusal.NotAdded, Refused(Census, Correction.Add(Census, "Reviews", "CINdetails[1]")));
        Assert.Equal(Refusal.NotAdded, Refused(Census, Correction.Add(Census, "Episodes")));
        Assert.Equal(Refusal.NoRecord, Refused(Census, Correction.Add(Census, "Assessments", "CINdetails[2]")));
        Assert.Equal(Refusal.NotAdded, Refused(LookedAfter, Correction.Add(LookedAfter, "Header"), LookedAfterTableFiles.Year));
        Assert.Equal(Refusal.NotAdded, Refused(LookedAfter, Correction.Add(LookedAfter, "DoLo"), LookedAfterTableFiles.Year));
        var twice = Correction.Add(Census, "Assessments", "CINdetails[1]");
        Assert.Equal(Refusal.Changed, Refused(Made(Census, twice), twice));
    }

    [Fact]
    public void ANewChildHasAnIdentifierAndNothingElse()
    {
        var census = Collection.Cin.NewChild("C9", Year);
        var lookedAfter = Collection.LookedAfter.NewChild("B9", Year);

        Assert.Equal(["ChildIdentifiers", "ChildCharacteristics", "Disabilities"], census.Records.Select(r => r.Path));
        Assert.Equal(["Child", "Header[1]"], lookedAfter.Records.Select(r => r.Path));
        Assert.Equal(["C9"], census.Records.SelectMany(r => r.Values).Select(v => v.Text).OfType<string>());
        Assert.Equal(census, Reread(Collection.Cin, census, Year), Placed);
        Assert.Equal(lookedAfter, Reread(Collection.LookedAfter, lookedAfter, Year), Placed);
        Assert.Equal("M", Made(lookedAfter, Correction.Change(lookedAfter, "Header[1]", "SEX", "m")).Find("Header[1]")!["SEX"]);
    }

    [Fact]
    public void TheHeaderOfACensusIsCorrected()
    {
        var header = Documents.Of(Collection.Cin, Documents.Sample("cin-2024-25-clean.xml"), Year).Return;
        var correction = Correction.Change(header, "LEA", "202");
        var corrected = header.With(correction, Year).Document!;
        using var opened = Collection.Cin.Open(Collection.Cin.FilesOf(corrected, []));

        Assert.Equal(("202", "202"), (opened.Authority, corrected.Header!["LEA"]));
        Assert.Equal(Refusal.Changed, corrected.With(correction, Year).Refused);
        Assert.Equal(Refusal.NoField, header.With(Correction.Change(header, "UPN", "1"), Year).Refused);
        Assert.Contains("LEA", Collection.Cin.DescribeHeader(Year)!.Fields.Select(f => f.Name));
        Assert.Null(Collection.LookedAfter.DescribeHeader(Year));
    }

    [Fact]
    public void ModulesSayWhatAFormNeeds()
    {
        var plans = Collection.Cin.DescribeModules(Year).Single(m => m.Name == "Reviews");
        var episodes = Collection.LookedAfter.DescribeModules(new(2015)).Single(m => m.Name == "Episodes");

        Assert.Equal(("ChildProtectionPlans", Occurrence.Many), (plans.Under, plans.Occurs));
        Assert.Equal(("CHILD", false), (episodes.Key!.Name, episodes.Fields.Any(f => f.Name == "URN")));
        Assert.Equal(["DECOM", "DEC"], episodes.Identifying.Select(f => f.Name));
        Assert.DoesNotContain(Collection.Cin.DescribeModules(new(2021)), m => m.Name == "CINPlanDates");
        Assert.All(Collection.All.SelectMany(c => c.DescribeModules(Year)), m => Assert.NotEmpty(m.Fields));
    }

    private static ChildDocument Made(ChildDocument document, Correction correction) =>
        document.With(correction, Year) is { Refused: null, Document: { } corrected } ? corrected : throw new InvalidOperationException("The correction was refused.");

    private static Refusal? Refused(ChildDocument document, Correction correction, CollectionYear? year = null) => document.With(correction, year ?? Year).Refused;

    private static ChildDocument Reread(Collection collection, ChildDocument document, CollectionYear year)
    {
        var header = collection == Collection.Cin ? new ReturnDocument(collection.Code, null, [], HasUascFlag: false) : Documents.AllTables;
        return Assert.Single(Documents.Of(collection, collection.FilesOf(header, [document]), year).Children);
    }

    private static bool Placed(ChildDocument left, ChildDocument right) => left == right;
}
