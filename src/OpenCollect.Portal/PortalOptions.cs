using System.Globalization;
using System.Net;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Jobs;

namespace OpenCollect.Portal;

/// <summary>How the portal is started. Each option may be given on the command line or in the environment as <c>OPENCOLLECT_…</c>.</summary>
public sealed record PortalOptions
{
    /// <summary>The most minutes of idleness that may be configured.</summary>
    private const int LongestIdle = 20;

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

    /// <summary>The sign-in service; none where nobody can sign in but in a demonstration.</summary>
    public SignInSettings? SignIn { get; init; }

    /// <summary>Where mail goes; none to let it wait in the database.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>How long somebody may be idle before having to sign in again.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(LongestIdle);

    /// <summary>Whether metrics, traces and logs are sent; the exporter reads where to from the environment itself.</summary>
    public bool SendsTelemetry { get; init; }

    /// <summary>Networks of reverse proxies whose word on the client's address and on TLS is taken.</summary>
    public ImmutableArray<IPNetwork> Proxies { get; init; } = [];

    /// <summary>The folder of the private checker, which is served at <c>/check</c> where it was built.</summary>
    public string Checker { get; init; } = Path.Combine(AppContext.BaseDirectory, "checker");

    /// <summary>A postcode directory to take in at start; none to leave what the database holds.</summary>
    public string? Postcodes { get; init; }

    /// <summary>Ofsted's lists of providers to take in at start, all that belong together.</summary>
    public ImmutableArray<string> Providers { get; init; } = [];

    public bool IsShared => Database.StartsWith("postgres", StringComparison.Ordinal);

    /// <summary>
    /// The arguments, or those of a demonstration in a folder of its own where somebody starts the portal and says nothing: no argument, no
    /// database, no folder and no sign-in service.
    /// </summary>
    public static IReadOnlyList<string> OrDemonstration(IReadOnlyList<string> arguments, Func<string, string?> variables) =>
        arguments.Count == 0 && ((string[])["OPENCOLLECT_DATABASE", "OPENCOLLECT_DATABASE_FILE", "OPENCOLLECT_DATA", "OPENCOLLECT_DEMONSTRATION"]).All(v => string.IsNullOrEmpty(variables(v)))
            && SignInSettings.Of(variables) is null
            ? ["--demonstration", "--data", "demonstration"] : arguments;

    /// <exception cref="FormatException">An option is unknown or lacks its value; the message is for the person who started it.</exception>
    public static PortalOptions Of(IReadOnlyList<string> arguments, Func<string, string?> variables)
    {
        var checker = environment("OPENCOLLECT_CHECKER");
        string? database = environment("OPENCOLLECT_DATABASE"), data = environment("OPENCOLLECT_DATA"), urls = environment("OPENCOLLECT_URLS");
        var demonstration = environment("OPENCOLLECT_DEMONSTRATION") is "1" or "true";
        var postcodes = environment("OPENCOLLECT_POSTCODES");
        var providers = new List<string>();
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
                case "--postcodes": postcodes = Value(ref i); break;
                case "--providers": providers.Add(Value(ref i)); break;
                default: throw new FormatException($"{arguments[i]} is no option of serve. It knows --database, --data, --urls, --postcodes, --providers, --demonstration, --web-only and --worker-only.");
            }
        }

        var folder = data ?? "data";
        return new()
        {
            Data = folder, Database = database ?? folder, Urls = urls ?? "http://localhost:5080", IsDemonstration = demonstration, DoesWork = work ?? true, ServesPages = pages ?? true,
            Keys = environment("OPENCOLLECT_KEYS"), SignIn = demonstration ? null : SignInSettings.Of(environment), Mail = MailServer.Of(environment),
            IdleTime = TimeSpan.FromMinutes(Minutes(environment("OPENCOLLECT_IDLE_MINUTES"))),
            Postcodes = string.IsNullOrEmpty(postcodes) ? null : postcodes,
            Providers = [.. providers.Count > 0 ? providers : [.. (environment("OPENCOLLECT_PROVIDERS") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]],
            Checker = checker ?? Path.Combine(AppContext.BaseDirectory, "checker"),
            SendsTelemetry = environment("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 },
            Proxies = [.. (environment("OPENCOLLECT_PROXIES") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Network)],
        };

        static int Minutes(string? text) => text is null ? LongestIdle
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= LongestIdle ? minutes
            : throw new FormatException($"OPENCOLLECT_IDLE_MINUTES: {text} is no number of minutes from 1 to {LongestIdle}.");

        static IPNetwork Network(string text) =>
            IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
            : throw new FormatException($"OPENCOLLECT_PROXIES: {text} is no address or network, such as 10.0.0.0/8.");

        // A secret may also stand in a file, which NAME_FILE names, so that it is in no list of processes.
        string? environment(string name) => variables(name) ?? (variables($"{name}_FILE") is not { Length: > 0 } path ? null
            : File.Exists(path) ? File.ReadAllText(path).Trim()
            : throw new FormatException($"{name}_FILE names {path}, which is no file."));

        string Value(ref int i) => ++i < arguments.Count ? arguments[i] : throw new FormatException($"{arguments[i - 1]} needs a value.");
    }
}
