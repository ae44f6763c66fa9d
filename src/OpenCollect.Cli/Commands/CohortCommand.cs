using System.Text.Json;
using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Collections;
using OpenCollect.LookedAfter;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect cohort care-leavers PATH... --year YEAR</c>: who will be a care leaver of next year, and who is missing from this year's OC3.</summary>
internal static class CohortCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Children looked after returns: that of the year first, then those of earlier years." };
    private static readonly Option<string> Year = new("--year", "-y") { Description = "The collection year of the first return, such as 2025-26.", Required = true, HelpName = "YEAR" };
    private static readonly Option<string> Format = CollectionOptions.Format("text", "json", "csv");

    public static Command Create()
    {
        var careLeavers = new Command("care-leavers", "List next year's care leavers with why each is in or out, and those missing from this year's OC3.") { Paths, Year, Format };
        careLeavers.SetAction(Run);
        return new Command("cohort", "Work out who belongs to a cohort.") { careLeavers };
    }

    private static int Run(ParseResult parsed)
    {
        var year = CollectionOptions.YearOf(parsed.GetValue(Year))!.Value;
        Collection.LookedAfter.RequireReadable(year);
        var cohort = new CareLeaverCohort();
        var of = year;
        foreach (var path in parsed.GetRequiredValue(Paths))
        {
            var source = new ReturnSources(Collection.LookedAfter).Only(path);
            source.Files.Naming(() =>
            {
                using var opened = source.Open();
                foreach (var child in Interruption.Watch(opened.Children(of)))
                {
                    cohort.Add((LookedAfterChild)child.Record, of);
                }

                return true;
            });
            of = of.Previous;
        }

        var next = cohort.In(new(year.Ending + 1)).ToList();
        var absent = cohort.Absent(year).ToList();
        switch (parsed.GetValue(Format))
        {
            case "csv":
                CsvOutput.Write(["list", "child", "birthday", "age", "place", "reason"], Rows(year, next, absent).Select(r => new[]
                {
                    r.List, r.Member.ChildId, r.Member.Birthday is { } day ? $"{day:yyyy-MM-dd}" : "", $"{r.Member.Age}", Place(r.Member.Place), r.Member.Reason,
                }));
                break;
            case "json":
                WriteJson(Rows(year, next, absent));
                break;
            default:
                WriteText(year, next, absent);
                break;
        }

        return Failures.Success;
    }

    private static IEnumerable<(string List, CohortMember Member)> Rows(CollectionYear year, List<CohortMember> next, List<CohortMember> absent) =>
        next.Select(m => ($"cohort {new CollectionYear(year.Ending + 1)}", m)).Concat(absent.Select(m => ($"absent from OC3 {year}", m)));

    private static string Place(CohortPlace place) => place switch
    {
        CohortPlace.In => "in",
        CohortPlace.IfCareEnds => "if care ends",
        _ => "out",
    };

    private static void WriteText(CollectionYear year, List<CohortMember> next, List<CohortMember> absent)
    {
        Console.WriteLine($"Care leavers of {new CollectionYear(year.Ending + 1)}: {next.Count(m => m.Place == CohortPlace.In):N0} in, {next.Count(m => m.Place == CohortPlace.IfCareEnds):N0} if care ends, {next.Count(m => m.Place == CohortPlace.Out):N0} out");
        foreach (var place in Enum.GetValues<CohortPlace>())
        {
            Write($"{Place(place)}", next.Where(m => m.Place == place));
        }

        Console.WriteLine();
        Console.WriteLine($"Expected in OC3 of {year} and absent: {absent.Count:N0}");
        Write("absent", absent);
    }

    private static void Write(string title, IEnumerable<CohortMember> members)
    {
        foreach (var member in members)
        {
            Console.WriteLine($"  {title,-12} {member.ChildId,-20} {(member.Birthday is { } day ? $"{day:yyyy-MM-dd}" : "no birthday"),-11} {member.Reason}");
        }
    }

    private static void WriteJson(IEnumerable<(string List, CohortMember Member)> rows)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new() { Indented = true });
        json.WriteStartArray();
        foreach (var (list, member) in rows)
        {
            json.WriteStartObject();
            json.WriteString("list", list);
            json.WriteString("child", member.ChildId);
            json.WriteString("birthday", member.Birthday is { } day ? $"{day:yyyy-MM-dd}" : null);
            if (member.Age is { } age)
            {
                json.WriteNumber("age", age);
            }

            json.WriteString("place", Place(member.Place));
            json.WriteString("reason", member.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }
}
