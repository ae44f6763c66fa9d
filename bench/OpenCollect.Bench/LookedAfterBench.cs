using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Bench;

/// <summary>The looked after return of 2024-25 in all its tables, with last year's, postcodes and providers, by all rules.</summary>
internal static class LookedAfterBench
{
    public static void Run(Contest contest, int most)
    {
        contest.Begin();
        foreach (var children in Contest.Sizes(most))
        {
            var folder = contest.File($"cla-{children}");
            if (!Directory.Exists(folder))
            {
                Generate(folder, children);
            }

            string In(string name) => Path.Combine(folder, name);
            var (now, last) = (In("cla"), In("cla-previous"));
            contest.Measure(
                children, new[] { now, last }.SelectMany(Directory.EnumerateFiles).Sum(f => new FileInfo(f).Length), ["bare-csv", now, last],
                ["validate", now, "--year", "2024-25", "--la", "201", "--previous", last, "--postcodes", In("postcodes.csv"), "--providers", In("providers.csv")]);
        }
    }

    private static void Generate(string folder, int children)
    {
        var generator = new LookedAfterGenerator(1, new CollectionYear(2025));
        var partial = folder + ".partial";
        using (var now = Tables(Path.Combine(partial, "cla"), generator.Year))
        using (var last = Tables(Path.Combine(partial, "cla-previous"), generator.Year.Previous))
        {
            foreach (var person in generator.Children(children))
            {
                Write(now, person.ThisYear);
                Write(last, person.LastYear);
            }
        }

        Places(Path.Combine(partial, "postcodes.csv"), generator.Places.WritePostcodes);
        Places(Path.Combine(partial, "providers.csv"), generator.Places.WriteProviders);
        Directory.Move(partial, folder);
    }

    private static void Write(LookedAfterCsvWriter tables, LookedAfterChild? child)
    {
        if (child is not null)
        {
            tables.Write(child);
        }
    }

    private static LookedAfterCsvWriter Tables(string folder, CollectionYear year)
    {
        Directory.CreateDirectory(folder);
        return new(name => new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16), year);
    }

    private static void Places(string path, Action<TextWriter> write)
    {
        using var writer = File.CreateText(path);
        write(writer);
    }
}
