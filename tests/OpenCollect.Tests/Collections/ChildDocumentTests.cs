using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Collections;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Tests.Cin;
using OpenCollect.Tests.LookedAfter;

namespace OpenCollect.Tests.Collections;

/// <summary>Children go into documents, into storage, and come back as the same children.</summary>
public sealed class ChildDocumentTests
{
    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2026)]
    public void GeneratedChildrenOfTheCensusComeBack(int ending)
    {
        var generator = new CinGenerator(3, new(ending));
        ComeBack(Collection.Cin, new(ending), [.. new CinFaults(generator, 0.5).Children(300).Select(c => c.Child)]);
    }

    [Theory]
    [InlineData(2014)]
    [InlineData(2023)]
    [InlineData(2025)]
    [InlineData(2027)]
    public void GeneratedLookedAfterChildrenComeBack(int ending)
    {
        var generator = new LookedAfterGenerator(3, new(ending));
        var people = generator.Children(300).Concat(ending < 2023 ? [] : new LookedAfterFaults(generator, 0).OneOfEach(1000).Select(p => p.Person));
        ComeBack(Collection.LookedAfter, new(ending), [.. people.Select(p => p.ThisYear).OfType<LookedAfterChild>()]);
    }

    [Theory]
    [InlineData(2021)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void AnyChildOfTheCensusComesBack(int ending) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<NonNull<string>[]>(), (seed, texts) =>
            ComeBack(Collection.Cin, new(ending), new RandomReturn(seed, [.. texts.Select(t => t.Get)], new(ending)).Children())).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2014, false)]
    [InlineData(2024, true)]
    [InlineData(2025, false)]
    [InlineData(2027, false)]
    public void AnyLookedAfterChildComesBack(int ending, bool isForXml) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<NonNull<string>[]>(), (seed, texts) =>
            ComeBack(Collection.LookedAfter, new(ending), new RandomLookedAfterReturn(seed, [.. texts.Select(t => t.Get)], new(ending), isForXml).Children())).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryModuleOfBothCollectionsIsTested()
    {
        Assert.Equal(
            Collection.Cin.DescribeModules(new(2025)).Select(m => m.Name),
            new CinGenerator(3, new(2025)).Children(300).SelectMany(c => ChildDocument.Of(c, new(2025)).Records.Select(r => r.Module)).Distinct().OrderBy(Position));
        var random = Enumerable.Range(0, 50).SelectMany(seed => new RandomLookedAfterReturn(seed, ["x"], new(2027), isForXml: false).Children());
        Assert.Equal(
            Collection.LookedAfter.DescribeModules(new(2027)).Select(m => m.Name),
            random.SelectMany(c => ChildDocument.Of(c, new(2027)).Records.Select(r => r.Module)).Distinct().OrderBy(Position));

        static int Position(string module) => Collection.All.SelectMany(c => c.DescribeModules(new(2027))).Select(m => m.Name).ToList().LastIndexOf(module);
    }

    [Fact]
    public void ADocumentSaysEveryFieldOfTheYearInTheOrderOfTheSchema()
    {
        var child = new CinSample(2025).Child;
        var document = ChildDocument.Of(child, new(2025));

        Assert.Equal(child.Id, document.Id);
        Assert.Equal(
            ["LAchildID", "UPN", "FormerUPN", "UPNunknown", "PersonBirthDate", "ExpectedPersonBirthDate", "Sex", "PersonDeathDate"],
            document.Records[0].Values.Select(v => v.Field));
        Assert.Equal(["ChildIdentifiers", "ChildCharacteristics", "Disabilities", "CINdetails[1]"], document.Records.Take(4).Select(r => r.Path));
        Assert.All(child.Episodes.SelectMany(e => e.Parts.Concat(e.ProtectionPlans.SelectMany(p => p.Parts)).Append(e)), record =>
        {
            var path = RecordPath.Of(child, new(record, null));
            Assert.Equal(record.Module.Fields.Select(f => f.ValueOf(record)), document.Find(path)!.Values.Select(v => v.Text));
        });
    }

    [Fact]
    public void ValuesOfAnotherYearAreKeptAndNoted()
    {
        const string Child = "<ChildIdentifiers><LAchildID>C1</LAchildID><GenderCurrent>1</GenderCurrent></ChildIdentifiers><CINdetails><CINPlanDates><CINPlanStartDate>2020-05-01</CINPlanStartDate></CINPlanDates></CINdetails>";
        var documents = Documents.Of(Collection.Cin, Census(Child), new(2021));
        var later = Documents.Of(Collection.Cin, Census(Child), new(2025));

        Assert.Equal("2020-05-01", documents.Children[0].Find("CINdetails[1]/CINPlanDates[1]")!["CINPlanStartDate"]);
        Assert.Equal("1", later.Children[0].Find("ChildIdentifiers")!["GenderCurrent"]);
        Assert.Equal([FileChecks.NotInYear], Notes(later, new(2025)));
        Assert.Equal(later, Reread(later, new(2025)), Same);
    }

    /// <summary>A value that stands twice, one that is cut off, and lists whose values have separators in them.</summary>
    [Fact]
    public void WhatCouldNotBeTakenAsItStandsStaysSo()
    {
        var documents = Documents.Of(Collection.Cin, Census(
            $"""
            <ChildIdentifiers><LAchildID>C1</LAchildID><PersonBirthDate>never</PersonBirthDate><PersonBirthDate>2010-01-01</PersonBirthDate><UPN>{new string('x', 1500)}</UPN></ChildIdentifiers>
            <ChildCharacteristics><Disabilities><Disability>HAND;MOB\</Disability><Disability>{new string('y', 1500)}</Disability><Disability>;</Disability></Disabilities></ChildCharacteristics>
            """), new(2025));
        var identifiers = documents.Children[0].Find("ChildIdentifiers")!;

        Assert.Equal(["never", "2010-01-01"], identifiers.Values.Where(v => v.Field == "PersonBirthDate").Select(v => v.Text));
        Assert.Equal(new string('x', 1000) + "…", identifiers["UPN"]);
        Assert.Equal($@"HAND\;MOB\\;{new string('y', 1000)}…;\;", documents.Children[0].Find("Disabilities")!["Disability"]);
        Assert.Equal(documents, Reread(documents.Stored(), new(2025)), Same);
        Assert.Equal(
            [FileChecks.NotADate, FileChecks.Repeated, FileChecks.TooLong, FileChecks.TooLong],
            Recheck.Of(documents.Of(documents.Children[0]), new(2025), CheckInputs.None, applies: FileChecks.All.Contains).Findings.Select(f => f.Rule).OrderBy(r => r.Code, StringComparer.Ordinal));
    }

    [Fact]
    public void KeyedValuesAreKeptAndWorkedOutOnesAreNot()
    {
        var files = LookedAfterTableFiles.Four;
        files["2.csv"] = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,PL_LA,PL_LOCATION,PL_DISTANCE\nA1001,10/01/2021,S,C1,N1,U6,PR1,,,,M1 1AE,M14 5RG,SC012345,,out,20.04\n";
        var documents = Documents.Of(Collection.LookedAfter, Documents.Tables(files), LookedAfterTableFiles.Year);
        var episode = documents.Children[0].Find("Episodes[1]")!;
        var seen = new List<ChildDocument>();
        var beside = new CheckInputs { Authority = LookedAfterSample.Reference.Authority, Postcodes = LookedAfterSample.Reference.Postcodes };
        using (var opened = Collection.LookedAfter.Open(Documents.Tables(files)))
        {
            opened.Check(LookedAfterTableFiles.Year, beside, new Found(), seen: (child, _) => seen.Add(ChildDocument.Of(child.Record, LookedAfterTableFiles.Year)));
        }

        Assert.Equal([("PL_LOCATION", "OUT"), ("PL_DISTANCE", "20.04")], episode.Values.SkipWhile(v => v.Field != "URN").Skip(1).Select(v => (v.Field, v.Text!)));
        Assert.Equal(documents.Children, seen);
        Assert.Equal(documents, Reread(documents.Stored(), LookedAfterTableFiles.Year), Same);
    }

    [Fact]
    public void LookedAfterChildrenWithOneIdentifierAreBroughtTogether()
    {
        var files = Documents.Tables(LookedAfterTableFiles.Four);
        var documents = Documents.Of(Collection.LookedAfter, files, LookedAfterTableFiles.Year);
        var parts = documents with
        {
            Children = [.. documents.Children, documents.Children[0] with { Id = "a1001", Records = [documents.Children[0].Records[0], documents.Children[0].Find("Episodes[1]")!] }],
        };

        var together = Reread(parts, LookedAfterTableFiles.Year);

        Assert.Equal(["A1001", "A1002", "A1003", "A1004"], together.Children.Select(c => c.Id));
        Assert.Equal(3, together.Children[0].Records.Count(r => r.Module == "Episodes"));
    }

    [Fact]
    public void AReturnOfDocumentsIsWrittenAsTheReturnItself()
    {
        var year = new CollectionYear(2025);
        var files = Documents.Sample("cin-2024-25-faulty.xml");
        Assert.Equal(Written(files), Written(Documents.Of(Collection.Cin, files, year).Files));

        string Written(ReturnFiles written)
        {
            using var opened = Collection.Of(written).Open(written);
            using var stream = new MemoryStream();
            opened.WriteXml(stream, year);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    [Fact]
    public void NothingOfAChildIsInItsTextForm()
    {
        var document = ChildDocument.Of(new CinSample(2025).Child, new(2025));

        Assert.Equal("child, line 0", document.ToString());
        Assert.Equal("ChildIdentifiers, line 0", document.Records[0].ToString());
        Assert.Equal("LAchildID", document.Records[0].Values[0].ToString());
        Assert.Equal("Change ChildIdentifiers UPN", Correction.Change(document, "ChildIdentifiers", "UPN", "A1").ToString());
    }

    private static ReturnFiles Census(string child) => Documents.Xml($"<Message><Header/><Children><Child>{child}</Child></Children></Message>");

    private static bool Same(Documents left, Documents right) => left.Return == right.Return && left.Children.SequenceEqual(right.Children);

    private static Documents Reread(Documents documents, CollectionYear year) => Documents.Of(Collection.Find(documents.Return.Collection)!, documents.Files, year);

    private static List<RuleInfo> Notes(Documents documents, CollectionYear year)
    {
        using var opened = Collection.Cin.Open(documents.Files);
        var found = new Found();
        Assert.Single(opened.Children(year));
        opened.Notes.Report(found);
        return [.. found.Findings.Select(f => f.Rule)];
    }

    private static void ComeBack<TChild>(Collection collection, CollectionYear year, IReadOnlyList<TChild> children)
        where TChild : Record
    {
        var header = collection == Collection.Cin ? Documents.Of(collection, Documents.Census(year, new()), year).Return : Documents.AllTables;
        var documents = new Documents(header, [.. children.Select(c => ChildDocument.Of(c, year))]);
        Assert.Equal(documents, documents.Stored(), Same);

        using var opened = collection.Open(documents.Stored().Files);
        var read = opened.Children(year).Select(c => c.Record).ToList();

        Assert.Equal(RecordText.Of(children, Groups), RecordText.Of(read, Groups));
        Assert.Equal(documents.Children, read.Select(c => ChildDocument.Of(c, year)));
        Assert.All(read, c => Assert.Equal(c.Flaws.Any || Inside(c).Any(r => r.Flaws.Any), c.IsFlawed));
        Assert.Equal(header, opened.Document);

        static Group[] Groups(Record record) =>
            record is CinChild ? [CinChild.Identifiers, CinChild.Characteristics, CinChild.DisabilitiesGroup] : [record.Module];

        static IEnumerable<Record> Inside(Record record) => record.Parts.SelectMany(p => Inside(p).Prepend(p));
    }
}
