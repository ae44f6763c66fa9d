namespace OpenCollect.Portal.Features.Shared;

/// <summary>A long list in pages.</summary>
/// <param name="At">The page shown, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Address">The address of a page but for its number at the end.</param>
public sealed record Paging(int At, int Pages, string Address)
{
    private const int Around = 2;

    /// <summary>The numbers to show, 0 for a gap.</summary>
    public IEnumerable<int> Numbers()
    {
        var before = 0;
        for (var page = 1; page <= Pages; page++)
        {
            if (page == 1 || page == Pages || Math.Abs(page - At) <= Around)
            {
                if (page > before + 1)
                {
                    yield return 0;
                }

                yield return before = page;
            }
        }
    }
}
