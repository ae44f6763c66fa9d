namespace OpenCollect.Portal;

/// <summary>How the portal is started. Each option may be given on the command line or in the environment as <c>OPENCOLLECT_…</c>.</summary>
public sealed record PortalOptions
{
    /// <summary>Where the database is: a folder for one machine, or <c>postgres://user:password@host/name</c>.</summary>
    public string Database { get; init; } = "data";

    /// <summary>The folder of what belongs to this machine: master keys and cookie keys, where no other place is given.</summary>
    public string Data { get; init; } = "data";

    /// <summary>The addresses to listen on.</summary>
    public string Urls { get; init; } = "http://localhost:5080";

    /// <summary>Seeded people and returns, and a sign-in without passwords. Never for real data.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Whether this process does queued work; web nodes beside worker nodes may leave it.</summary>
    public bool DoesWork { get; init; } = true;

    /// <summary>Whether this process serves pages.</summary>
    public bool ServesPages { get; init; } = true;

    /// <summary>Master keys as text, the one in use first; see <see cref="Vault.Of"/>. None for the file in the data folder.</summary>
    public string? Keys { get; init; }

    public bool IsShared => Database.StartsWith("postgres", StringComparison.Ordinal);

    /// <exception cref="FormatException">An option is unknown or lacks its value; the message is for the person who started it.</exception>
    public static PortalOptions Of(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        string? database = environment("OPENCOLLECT_DATABASE"), data = environment("OPENCOLLECT_DATA"), urls = environment("OPENCOLLECT_URLS");
        var demonstration = environment("OPENCOLLECT_DEMONSTRATION") is "1" or "true";
        bool? work = null, pages = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--database": database = Value(ref i); break;
                case "--data": data = Value(ref i); break;
                case "--urls": urls = Value(ref i); break;
                case "--demonstration": demonstration = true; break;
                case "--no-demonstration": demonstration = false; break;
                case "--web-only": work = false; break;
                case "--worker-only": pages = false; break;
                default: throw new FormatException($"{arguments[i]} is no option of serve. It knows --database, --data, --urls, --demonstration, --web-only and --worker-only.");
            }
        }

        var folder = data ?? "data";
        return new()
        {
            Data = folder, Database = database ?? folder, Urls = urls ?? "http://localhost:5080", IsDemonstration = demonstration, DoesWork = work ?? true, ServesPages = pages ?? true,
            Keys = environment("OPENCOLLECT_KEYS"),
        };

        string Value(ref int i) => ++i < arguments.Count ? arguments[i] : throw new FormatException($"{arguments[i - 1]} needs a value.");
    }
}
