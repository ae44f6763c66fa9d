using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace OpenCollect.Reports.Tests;

public sealed class FindingsCsvTests
{
    private static readonly Gen<string> Texts =
        Gen.Elements([.. "=+-@\t\r\n,;\"' aZ9é😀".EnumerateRunes().Select(r => r.ToString())])
            .ArrayOf().Select(string.Concat);

    [Fact]
    public void WhatIsWrittenIsReadBack() =>
        Prop.ForAll(
            Texts.Four().Zip(Gen.Choose(0, int.MaxValue)).ArrayOf().ToArbitrary(),
            rows =>
            {
                var findings = rows.Select(r => Finding(r.Item1.Item1, r.Item1.Item2, r.Item1.Item3, r.Item1.Item4, r.Item2)).ToList();
                using var stream = Written(findings);

                Assert.Equal(findings.Select(FindingRow.Of), FindingsCsv.Read(stream));
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+44", "'+44")]
    [InlineData("-", "'-")]
    [InlineData("\t1", "'\t1")]
    [InlineData("\r1", "\"'\r1\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=1", "a=1")]
    public void FormulasAreGuarded(string value, string cell)
    {
        using var stream = Written([Finding(value, "C1", "message", null, 1)]);

        Assert.Contains($",{cell},1,open,", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.Equal(value, Assert.Single(FindingsCsv.Read(stream)).Value);
    }

    [Fact]
    public void TheReturnHasNoLine()
    {
        using var stream = Written([Finding(null, null, "message", null, 0)]);

        Assert.EndsWith(",,,open,message\r\n", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileSavedByASpreadsheetIsRead()
    {
        using var stream = new MemoryStream([0xEF, 0xBB, 0xBF, .. "rule,severity,scope,la,child,group,record,field,value,line,status,message\n100,error,header,201,,Header,Header,ReferenceDate,,2,open,Wrong\n"u8]);

        var row = Assert.Single(FindingsCsv.Read(stream));

        Assert.Equal(("100", Severity.Error, Scope.Header, 2, FindingStatus.Open), (row.Rule, row.Severity, row.Scope, row.Line, row.Status));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("rule,severity,scope,la,child,group,record,field,value,line,status,message\n100,SECRET,header,,,,,,,2,open,m\n")]
    [InlineData("rule,severity,scope,la,child,group,record,field,value,line,status,message\n100,error,header,,,,,,,SECRET,open,m\n")]
    [InlineData("rule,severity,scope,la,child,group,record,field,value,line,status,message\n100,error,header,,,,,,SECRET,-1,open,m\n")]
    [InlineData("rule,severity,scope,la,child,group,record,field,value,line,status,message\n100,SECRET\n")]
    public void AnyOtherFileIsRefusedWithoutItsValues(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var fault = Assert.Throws<InvalidDataException>(() => FindingsCsv.Read(stream).ToList());

        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
    }

    private static ReportFinding Finding(string? value, string? child, string message, string? authority, int line) =>
        new(FileChecks.NotADate, FindingStatus.Open, authority, child, line, new("ChildIdentifiers", "ChildIdentifiers", "PersonBirthDate", value, line), [], message);

    private static MemoryStream Written(IEnumerable<ReportFinding> findings)
    {
        var stream = new MemoryStream();
        using (var writer = FindingsCsv.Start(stream))
        {
            foreach (var finding in findings)
            {
                FindingsCsv.Write(writer, finding);
            }
        }

        stream.Position = 0;
        return stream;
    }
}
