using OpenCollect.Cin;
using OpenCollect.Collections;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Tests.LookedAfter;

namespace OpenCollect.Tests.Collections;

/// <summary>A child judged alone, from documents, gives what the run over the whole return gave of the child.</summary>
public sealed class RecheckTests
{
    [Theory]
    [InlineData("cin-2023-24-faulty.xml", 2024)]
    [InlineData("cin-2024-25-faulty.xml", 2025)]
    public void EachChildOfAFaultyCensus(string sample, int ending)
    {
        var year = new CollectionYear(ending);
        var files = Documents.Sample(sample);
        var documents = Documents.Of(Collection.Cin, files, year).Stored();

        var rules = SameForEachChild(Collection.Cin, files, documents, year, CheckInputs.None, null, null);

        Assert.True(rules.Count > 25, $"{rules.Count} rules");
    }

    [Theory]
    [InlineData(2024, false, false)]
    [InlineData(2025, false, true)]
    [InlineData(2025, true, false)]
    [InlineData(2026, false, false)]
    public void EachChildOfAFaultyLookedAfterReturnWithLastYears(int ending, bool isXml, bool inStages)
    {
        var year = new CollectionYear(ending);
        var generator = new LookedAfterGenerator(11, year, "352");
        var people = new LookedAfterFaults(generator, 0).OneOfEach(1000).Select(p => p.Person).Concat(generator.Children(40)).ToList();
        var (files, last, before) = (Files(p => p.ThisYear, year), Files(p => p.LastYear, year.Previous), Files(p => p.YearBeforeLast, year.Previous.Previous));
        var beside = new CheckInputs
        {
            Previous = last, BeforePrevious = before, Authority = generator.Reference.Authority, Postcodes = generator.Reference.Postcodes,
            Providers = generator.Reference.Providers, InStages = inStages,
        };

        var rules = SameForEachChild(
            Collection.LookedAfter, files, Documents.Of(Collection.LookedAfter, files, year).Stored(), year, beside,
            Documents.Of(Collection.LookedAfter, last, year.Previous).Stored(), Documents.Of(Collection.LookedAfter, before, year.Previous.Previous).Stored());

        Assert.True(rules.Count > 100, $"{rules.Count} rules");

        ReturnFiles Files(Func<LookedAfterPerson, LookedAfterChild?> of, CollectionYear at)
        {
            var children = people.Select(of).OfType<LookedAfterChild>();
            return isXml ? Documents.Xml(LookedAfterXmlText.Written(at, children).Xml) : Documents.Tables(LookedAfterTableFiles.Written(at, children));
        }
    }

    /// <summary>Judged as a whole, documents of all years give every finding that the files give, those about the return too.</summary>
    [Fact]
    public void AWholeReturnOfDocuments()
    {
        var year = new CollectionYear(2025);
        var files = Documents.Sample("cin-2024-25-faulty.xml");

        Assert.Equal(All(files), All(Documents.Of(Collection.Cin, files, year).Stored().Files));

        List<string> All(ReturnFiles returned)
        {
            using var opened = Collection.Cin.Open(returned);
            var found = new Found();
            opened.Check(year, CheckInputs.None, found, r => !FileChecks.All.Contains(r));
            return Text(found.Findings);
        }
    }

    [Fact]
    public void ACorrectedChildIsJudgedAnew()
    {
        var child = ChildDocument.Of(new CinSample(2025).Child, new(2025));
        var header = Documents.Of(Collection.Cin, Documents.Census(new(2025), new()), new(2025)).Return;

        Assert.Empty(Rules(child));
        Assert.Contains("8525Q", Rules(Without(child, "PersonBirthDate")));
        Assert.Contains("F01", Rules(child.With(Correction.Change(child, "CINdetails[1]", "CINreferralDate", "soon"), new(2025)).Document!));

        List<string> Rules(ChildDocument document) => [.. Recheck.Of(new(header, document), new(2025), CheckInputs.None).Findings.Select(f => f.Rule.Code)];

        static ChildDocument Without(ChildDocument document, string field) =>
            document.With(Correction.Change(document, "ChildIdentifiers", field, null), new(2025)).Document!;
    }

    [Fact]
    public void RulesThatLackSomethingAreNamed()
    {
        var tables = LookedAfterTableFiles.Four;
        tables.Remove("6.csv");
        var documents = Documents.Of(Collection.LookedAfter, Documents.Tables(tables), LookedAfterTableFiles.Year);

        var recheck = Recheck.Of(documents.Of(documents.Children[0]), LookedAfterTableFiles.Year, CheckInputs.None);

        Assert.Contains(recheck.NotRun, r => r.Why.Contains("the OC3 table", StringComparison.Ordinal));
        Assert.Contains(recheck.NotRun, r => r.Why.Contains("last year's Episodes table", StringComparison.Ordinal));
        Assert.DoesNotContain(recheck.NotRun, r => r.Why.Contains("the AD1 table", StringComparison.Ordinal));
        Assert.Empty(recheck.Applied.Intersect(recheck.NotRun.Select(r => r.Rule)));
        Assert.Equal(Collection.LookedAfter.ChildRules.Count(r => r.Years.Include(LookedAfterTableFiles.Year)), recheck.Applied.Count + recheck.NotRun.Length);
    }

    /// <returns>The rules of which there was a finding.</returns>
    private static HashSet<string> SameForEachChild(
        Collection collection, ReturnFiles files, Documents documents, CollectionYear year, CheckInputs beside, Documents? last, Documents? before)
    {
        var (found, rules, number) = (new Found(), new HashSet<string>(), 0);
        using var opened = collection.Open(files);
        opened.Check(year, beside, found, r => collection.ChildRules.Contains(r) || FileChecks.All.Contains(r), (child, soFar) =>
        {
            var whole = found.Findings.Where(f => f.Subject is CinChild or LookedAfterCase).ToList();
            var alone = documents.Children[number++];
            Assert.Equal(number, soFar);
            Assert.Equal(ChildDocument.Of(child.Record, year), alone);

            var recheck = Recheck.Of(documents.Of(alone), year, beside, last?.Find(alone.Id), before?.Find(alone.Id));

            Assert.Equal(Text(whole), Text(recheck.Findings));
            Assert.Empty(recheck.Faults);
            rules.UnionWith(whole.Select(f => f.Rule.Code));
            found.Findings.Clear();
        });
        Assert.Equal(documents.Children.Count, number);
        Assert.DoesNotContain(found.Findings, f => f.Subject is CinChild or LookedAfterCase);
        return rules;
    }

    /// <summary>Rule, child and places with their values; lines of single fields are not in documents.</summary>
    private static List<string> Text(IEnumerable<Finding> findings) =>
    [
        .. findings.Select(f => $"{f.Rule.Code} {f.ChildId} {f.Detail} {f.Subject?.Line} " + string.Join(
            ' ', f.Places.Select(p => $"{RecordPath.Of(f.Subject, p)}/{p.Field?.Name}={(p.Record is null ? "" : p.Field?.ValueOf(p.Record))}@{p.Record?.Line}"))),
    ];
}
