using System.Globalization;
using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Collections;
using OpenCollect.Reference;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect reference postcodes FILE --out FILE</c>: makes reference data small.</summary>
internal static class ReferenceCommand
{
    private static readonly Argument<string> Source = new("FILE") { Description = "The ONS Postcode Directory as published: its CSV, or the zip." };
    private static readonly Option<string> Out = new("--out") { Description = "The file to write, for --postcodes.", Required = true, HelpName = "FILE" };

    public static Command Create()
    {
        var postcodes = new Command("postcodes", "Take from the ONS Postcode Directory what checks need, in a file a fortieth of the size.") { Source, Out };
        postcodes.SetAction(Run);
        return new Command("reference", "Prepare reference data.") { postcodes };
    }

    private static int Run(ParseResult parsed)
    {
        var directory = ReferenceFiles.Postcodes(ReturnSources.At(parsed.GetRequiredValue(Source)));
        WholeFile.Write(parsed.GetRequiredValue(Out), stream => PostcodeFile.Write(stream, directory));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{directory.Count:N0} postcodes"));
        return Failures.Success;
    }
}
