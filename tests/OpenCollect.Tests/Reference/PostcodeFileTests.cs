using System.Text;
using OpenCollect.Formats;
using OpenCollect.Reference;

namespace OpenCollect.Tests.Reference;

public sealed class PostcodeFileTests
{
    private const string Published = """
        pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m
        M1  1AE,"M1   1AE",M1 1AE,198001,,E99999999,E99999999,E08000003,E05000001,,0,384740,398030
        LS1 4DY,LS1  4DY,LS1 4DY,198001,,E99999999,E99999999,E08000035,E05000002,,0,429640,433430
        OX1 1DP,OX1  1DP,OX1 1DP,198001,,E10000025,E58001234,E07000178,E05000003,,0,451250,206170
        EH1 1RE,EH1  1RE,EH1 1RE,198001,199901,S99999999,S99999999,S12000036,S13000004,,0,325800,673900
        CF101AA,CF10 1AA,CF10 1AA,198001,,W99999999,W99999999,W06000015,W05000005,,0,318000,176000
        BT1 1AA,BT1  1AA,BT1 1AA,198001,,N99999999,N99999999,N09000003,N08000006,,0,146000,529000
        IM1 1AA,IM1  1AA,IM1 1AA,198001,,M99999999,M99999999,M99999999,M99999999,,0,,
        """;

    [Fact]
    public void ReadsTheDirectoryAsPublished()
    {
        var directory = Read(Published);
        Assert.Equal(7, directory.Count);
        Assert.Equal(new PostcodeSite(384740, 398030, "352"), directory.Find("M1 1AE"));
        Assert.Equal("383", directory.Find("ls14dy")?.Authority);
        Assert.Equal("931", directory.Find("OX1 1DP")?.Authority);
        Assert.Equal("SCO", directory.Find("EH1 1RE")?.Authority);
        Assert.Equal("WAL", directory.Find("CF10 1AA")?.Authority);
        Assert.Equal("NIR", directory.Find("BT1 1AA")?.Authority);
    }

    [Fact]
    public void ReadsTheColumnsOfNewEditions()
    {
        var directory = Read(Published.ReplaceLineEndings("\r\n")
            .Replace("oscty", "cty25cd", StringComparison.Ordinal).Replace("oslaua", "lad25cd", StringComparison.Ordinal)
            .Replace("oseast1m", "east1m", StringComparison.Ordinal).Replace("osnrth1m", "north1m", StringComparison.Ordinal));
        Assert.Equal("352", directory.Find("M1 1AE")?.Authority);
    }

    [Fact]
    public void PostcodesWithoutGridReferenceHaveNoDistance()
    {
        var directory = Read(Published);
        Assert.Null(directory.Find("IM1 1AA")!.Value.MilesTo(directory.Find("M1 1AE")!.Value));
        Assert.Null(directory.Find("IM1 1AA")!.Value.Authority);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("M1 1AF")]
    [InlineData("M1-1AE")]
    [InlineData("M1 1AE and much more than a postcode")]
    public void UnknownPostcodesAreNotFound(string? postcode) => Assert.Null(Read(Published).Find(postcode));

    [Fact]
    public void TheSmallFormHoldsTheSame()
    {
        var directory = Read(Published);
        var small = Small(directory);
        var again = PostcodeFile.Read(new MemoryStream(small), "small");
        Assert.Equal(directory.Count, again.Count);
        Assert.All(["M1 1AE", "LS1 4DY", "OX1 1DP", "EH1 1RE", "CF10 1AA", "BT1 1AA", "IM1 1AA"], p => Assert.Equal(directory.Find(p), again.Find(p)));
    }

    [Fact]
    public void TheLastOfTwoRowsCounts() =>
        Assert.Equal(2, new PostcodeDirectory([new("M1 1AE", new(1, 1, null)), new("A1 1AA", new(5, 5, null)), new("m11ae", new(2, 2, null))]).Find("M1 1AE")?.Easting);

    [Fact]
    public void EveryCutOfTheSmallFormIsRefused()
    {
        var small = Small(Read(Published));
        for (var length = 30; length < small.Length; length++)
        {
            Assert.Throws<UnusableFileException>(() => PostcodeFile.Read(new MemoryStream(small, 0, length), "cut"));
        }
    }

    [Theory]
    [InlineData("name,town\nA,B\n", "no column pcds")]
    [InlineData("pcds,oseast1m,osnrth1m,oscty\nA,1,2,3\n", "no column oslaua or lad23cd")]
    [InlineData("pcds,oseast1m,osnrth1m,oscty,oslaua\nM1 1AE,1,2\n", "line 2")]
    [InlineData("", "no column pcds")]
    public void OtherFilesAreRefused(string text, string says) =>
        Assert.Contains(says, Assert.Throws<UnusableFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static PostcodeDirectory Read(string text) => PostcodeFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "postcodes.csv");

    private static byte[] Small(PostcodeDirectory directory)
    {
        using var stream = new MemoryStream();
        PostcodeFile.Write(stream, directory);
        return stream.ToArray();
    }
}
