namespace OpenCollect.Generating;

/// <summary>Codes of one collection year, or any words, each drawn in proportion to its weight. Codes that the year does not have are left out.</summary>
internal sealed class Mix
{
    private readonly string[] _codes;
    private readonly int[] _upTo;

    public Mix(params ReadOnlySpan<(string Word, int Weight)> shares)
    {
        (_codes, _upTo) = (new string[shares.Length], new int[shares.Length]);
        var sum = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            (_codes[i], _upTo[i]) = (shares[i].Word, sum += shares[i].Weight);
        }
    }

    public Mix(CodeSet codes, CollectionYear year, params ReadOnlySpan<(string Code, int Weight)> shares)
    {
        var all = new List<string>();
        var upTo = new List<int>();
        foreach (var (code, weight) in shares)
        {
            if (codes.Has(code, year))
            {
                all.Add(code);
                upTo.Add((upTo.Count == 0 ? 0 : upTo[^1]) + weight);
            }
        }

        (_codes, _upTo) = ([.. all], [.. upTo]);
    }

    public string Draw(Draws draws)
    {
        var at = Array.BinarySearch(_upTo, draws.Below(_upTo[^1]) + 1);
        return _codes[at < 0 ? ~at : at];
    }

    /// <summary>So many different codes.</summary>
    public ImmutableArray<string> Draw(Draws draws, int count)
    {
        var drawn = new List<string>(count);
        while (drawn.Count < count)
        {
            var code = Draw(draws);
            if (!drawn.Contains(code))
            {
                drawn.Add(code);
            }
        }

        return [.. drawn];
    }
}
