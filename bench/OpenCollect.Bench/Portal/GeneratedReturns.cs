using System.Globalization;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Bench.Portal;

/// <summary>Generated census returns of all authorities, made once and kept.</summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="children">How many children an authority has.</param>
/// <param name="largeChildren">How many the large return has.</param>
internal sealed class GeneratedReturns(string folder, int children, int largeChildren)
{
    private const double Faults = 0.05;

    public static CollectionYear Year { get; } = new(2026);

    public int Children => children;

    public int LargeChildren => largeChildren;

    public IReadOnlyList<string> Authorities { get; } = [.. LocalAuthority.All.Where(a => a.Years.Include(Year)).Select(a => a.Code)];

    /// <summary>The authority of the large return, not one of those whose people walk.</summary>
    public string LargeAuthority => Authorities[^1];

    public void Make()
    {
        Directory.CreateDirectory(folder);
        Parallel.ForEach(Authorities, authority => Of(authority));
        Large();
    }

    public string Of(string authority) => Made($"{authority}-{Year}-{children}.xml", Year, authority, children, isClean: false);

    /// <summary>The return of the year before, of the same children, without faults.</summary>
    public string LastYear(string authority) => Made($"{authority}-{new CollectionYear(Year.Ending - 1)}-{children}.xml", new(Year.Ending - 1), authority, children, isClean: true);

    public string Large() => Made($"{LargeAuthority}-{Year}-{largeChildren}.xml", Year, LargeAuthority, largeChildren, isClean: false);

    /// <summary>The authority's looked after return, a file a table.</summary>
    public string[] LookedAfter(string authority)
    {
        var path = Path.Combine(folder, $"{authority}-{Year}-{children}-cla");
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path + ".new");
            var generator = new LookedAfterGenerator(int.Parse(authority, CultureInfo.InvariantCulture), Year, authority);
            using (var writer = new LookedAfterCsvWriter(name => File.Create(Path.Combine(path + ".new", name)), Year))
            {
                foreach (var child in new LookedAfterFaults(generator, Faults).Children(children).Select(made => made.Person.ThisYear).OfType<LookedAfterChild>())
                {
                    writer.Write(child);
                }
            }

            Directory.Move(path + ".new", path);
        }

        return [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)];
    }

    private string Made(string name, CollectionYear year, string authority, int count, bool isClean)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            return path;
        }

        var generator = new CinGenerator(int.Parse(authority, CultureInfo.InvariantCulture), year, authority);
        using (var stream = File.Create(path + ".new"))
        using (var writer = new CinWriter(stream, year))
        {
            writer.Write(generator.Header);
            foreach (var child in isClean ? generator.Children(count) : new CinFaults(generator, Faults).Children(count).Select(made => made.Child))
            {
                writer.Write(child);
            }

            writer.Finish();
        }

        File.Move(path + ".new", path);
        return path;
    }
}
