using OpenCollect.Formats;
using OpenCollect.LookedAfter;

namespace OpenCollect.Fuzzing;

/// <summary>
/// Spoils small looked after returns, as tables and as XML, and reads and judges them with last year's return beside: the only exception
/// that may come out says that the file is unusable, and no rule may throw. The same number always gives the same input.
/// </summary>
internal static class SpoiltLookedAfter
{
    private static readonly CollectionYear Year = new(2026);

    /// <summary>Judges the input with the number.</summary>
    /// <returns>Whether it was judged to its end; otherwise it was refused.</returns>
    /// <exception cref="Exception">Anything but an unusable file, or a rule that threw.</exception>
    public static bool Run(int number, Corpus corpus)
    {
        var random = new Random(number);
        var isXml = random.Next(2) == 0;
        var spoilt = isXml ? SpoiltReturns.Spoil(corpus.Xml, random) : [];
        var tables = isXml ? [] : Spoilt(corpus.Tables, random);
        var faults = new SpoiltReturns.Faults();
        var judged = false;
        try
        {
            // This year's return is spoilt, or last year's, or both alike.
            var which = random.Next(4);
            using var cases = new LookedAfterCases(Open(which != 1), Open(which != 0), which == 3 ? Open(true) : null, LookedAfterSample.Reference);
            LookedAfterCheck.Run(cases, Year, faults);
            judged = true;
        }
        catch (UnusableFileException)
        {
            // What a spoilt file should come to.
        }

        return faults.First is { } fault ? throw new InvalidOperationException(fault.ToString()) : judged;

        LookedAfterReader Open(bool isSpoilt) => isXml
            ? new LookedAfterXmlReader(() => new MemoryStream(isSpoilt ? spoilt : corpus.Xml))
            : new LookedAfterCsvReader((isSpoilt ? tables : corpus.Tables).Select(t => new TableFile(t.Key, () => new MemoryStream(t.Value))).ToList());
    }

    private static Dictionary<string, byte[]> Spoilt(Dictionary<string, byte[]> tables, Random random)
    {
        var chosen = random.Next(tables.Count);
        return tables.Select((t, i) => (t.Key, Value: i == chosen ? SpoiltReturns.Spoil(t.Value, random) : t.Value)).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
    }

    /// <summary>A whole return to begin from, in both formats.</summary>
    internal sealed record Corpus(byte[] Xml, Dictionary<string, byte[]> Tables)
    {
        /// <summary>The five children of the sample.</summary>
        public static Corpus Make()
        {
            var children = LookedAfterSample.Latest.All.Select(c => c.Child).ToList();
            var tables = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
            using (var writer = new LookedAfterCsvWriter(name => tables[name] = new(), Year))
            {
                children.ForEach(writer.Write);
            }

            using var xml = new MemoryStream();
            using (var writer = new LookedAfterWriter(xml, Year))
            {
                children.ForEach(writer.Write);
                writer.Finish();
            }

            return new(xml.ToArray(), tables.ToDictionary(t => t.Key, t => t.Value.ToArray(), StringComparer.Ordinal));
        }
    }
}
