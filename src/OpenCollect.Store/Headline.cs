using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>One headline figure of a load, with last year's beside it.</summary>
public sealed record Headline
{
    public string Label { get; init; } = "";

    public long Figure { get; init; }

    /// <summary>Last year's figure; none where there was no return to compare with.</summary>
    public long? Previous { get; init; }

    /// <summary>The number that the figure is a part of.</summary>
    public long? Of { get; init; }

    /// <summary>The change since last year in per cent, as people read it; empty where there is nothing to compare with.</summary>
    public string Change => Previous switch
    {
        null => "",
        0 => Figure == 0 ? "0%" : "was 0",
        { } before => $"{100.0 * (Figure - before) / before:+0.0;−0.0;0.0}%",
    };

    public static async Task<IReadOnlyList<Headline>> Read(DbConnection connection, LoadRow load) =>
        [.. await connection.QueryAsync<Headline>("SELECT label AS Label, figure AS Figure, previous AS Previous, of_figure AS \"Of\" FROM headline WHERE load_id = @Id ORDER BY position", load)];
}
