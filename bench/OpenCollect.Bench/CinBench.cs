using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

namespace OpenCollect.Bench;

/// <summary>The census of 2024-25 in one XML file.</summary>
internal static class CinBench
{
    public static void Run(Contest contest, int most)
    {
        contest.Begin();
        foreach (var children in Contest.Sizes(most))
        {
            var path = contest.File($"cin-{children}.xml");
            if (!File.Exists(path))
            {
                Generate(path, children);
            }

            contest.Measure(children, new FileInfo(path).Length, ["bare-xml", path], ["validate", path]);
        }

        Console.WriteLine();
        contest.Short("--help");
        contest.Short("rules", "8863Q");
    }

    private static void Generate(string path, int children)
    {
        var generator = new CinGenerator(1, new CollectionYear(2025));
        using (var stream = new FileStream(path + ".partial", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        using (var writer = new CinWriter(stream, generator.Year))
        {
            writer.Write(generator.Header);
            foreach (var child in generator.Children(children))
            {
                writer.Write(child);
            }

            writer.Finish();
        }

        File.Move(path + ".partial", path);
    }
}
