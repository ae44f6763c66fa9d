using OpenCollect.Cin;
using OpenCollect.Cli.Input;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect validate PATH...</c></summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Files, folders or zips." };
        var year = new Option<string?>("--year") { Description = "Collection year." };
        var command = new Command("validate", "Check a return.") { paths, year };
        command.SetAction(parsed =>
        {
            foreach (var source in ReturnSources.Find(parsed.GetRequiredValue(paths)))
            {
                using var reader = source.Open();
                var y = CinCollection.YearOf(reader.Header)!.Value;
                var counter = new Counter();
                var figures = CinCheck.Run(reader, y, counter);
                Console.WriteLine($"{figures.Headlines.Children} children");
                foreach (var (rule, count) in counter.Counts.OrderBy(c => c.Key))
                {
                    Console.WriteLine($"{rule} {count}");
                }
            }

            return 0;
        });
        return command;
    }

    private sealed class Counter : IFindings
    {
        public Dictionary<string, int> Counts { get; } = [];

        public void Add(Finding finding) => Counts[finding.Rule.Code] = Counts.GetValueOrDefault(finding.Rule.Code) + 1;

        public void Add(RuleFault fault) => Counts[fault.Rule.Code + " fault " + fault.Fault] = 1;
    }
}
