using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OpenCollect.Cli.Output;
using OpenCollect.Collections;

namespace OpenCollect.Cli.Portal;

/// <summary>Speaks to a portal's API for machines (<c>/api</c> there describes it).</summary>
/// <param name="portal">The portal's address, with a slash at the end.</param>
/// <param name="client">The machine's identifier.</param>
/// <param name="secret">Its secret.</param>
internal sealed class PortalClient(Uri portal, string client, string secret) : IDisposable
{
    private const int MostWaits = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    // An upload may take as long as it takes; the others have a limit of their own.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private string? _token;

    public IReadOnlyList<PortalReturn> Returns() => Get("api/v1/returns", PortalJson.Default.IReadOnlyListPortalReturn);

    public PortalLoad Load(string id) => Get($"api/v1/loads/{id}", PortalJson.Default.PortalLoad);

    public PortalCounts Counts(string load) => Get($"api/v1/loads/{load}/counts", PortalJson.Default.PortalCounts);

    /// <summary>Sends the files of a return, read as they are sent.</summary>
    /// <param name="id">The return at the portal.</param>
    /// <param name="files">The files.</param>
    /// <param name="amends">Whether an approval or submission may be undone by it.</param>
    public PortalLoad Submit(string id, ReturnFiles files, bool amends) => Ask(
        () => new HttpRequestMessage(HttpMethod.Post, new Uri(portal, $"api/v1/returns/{id}/loads{(amends ? "?amend=true" : "")}")) { Content = Parts(files) },
        PortalJson.Default.PortalLoad, Timeout.InfiniteTimeSpan);

    public void Dispose() => _http.Dispose();

    private static MultipartFormDataContent Parts(ReturnFiles files)
    {
        var parts = new MultipartFormDataContent();
        if (files.Xml is { } open)
        {
            var name = files.FileNames[0];
            parts.Add(new StreamContent(open()), "file", name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? name : $"{name}.xml");
        }

        foreach (var table in files.Tables)
        {
            parts.Add(new StreamContent(table.Open()), "file", $"{table.Table}.csv");
        }

        return parts;
    }

    private T Get<T>(string address, JsonTypeInfo<T> type) => Ask(() => new HttpRequestMessage(HttpMethod.Get, new Uri(portal, address)), type, Patience);

    /// <summary>Asks with a token; gets a new one where it has run out, and waits where the portal asks to.</summary>
    private T Ask<T>(Func<HttpRequestMessage> make, JsonTypeInfo<T> type, TimeSpan patience)
    {
        for (var waits = 0; ; waits++)
        {
            var isNew = _token is null;
            using var request = make();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token ??= Token());
            using var answer = Send(request, patience);
            if (answer.IsSuccessStatusCode)
            {
                return Read(answer, type);
            }

            if (answer.StatusCode == HttpStatusCode.Unauthorized && !isNew)
            {
                _token = null;
            }
            else if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && waits < MostWaits)
            {
                Interruption.Token.WaitHandle.WaitOne(Pause);
                Interruption.Check();
            }
            else
            {
                throw Refused(answer);
            }
        }
    }

    private string Token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, "api/token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", secret)]),
        };
        using var answer = Send(request, Patience);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => Read(answer, PortalJson.Default.PortalToken).AccessToken ?? throw Strange(),
            HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized => throw new PortalException($"{Read(answer, PortalJson.Default.PortalTokenRefusal).Description} Check --client and the secret."),
            _ => throw Refused(answer),
        };
    }

    private HttpResponseMessage Send(HttpRequestMessage request, TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Interruption.Token);
        limit.CancelAfter(patience);
        try
        {
            return _http.Send(request, limit.Token);
        }
        catch (HttpRequestException problem)
        {
            // Of a certificate that is not trusted only the inner exception says so.
            throw new PortalException($"{portal.Authority} cannot be reached: {problem.InnerException?.Message ?? problem.Message}");
        }
        catch (OperationCanceledException) when (!Interruption.Token.IsCancellationRequested)
        {
            throw new PortalException($"{portal.Authority} does not answer.");
        }
    }

    private T Read<T>(HttpResponseMessage answer, JsonTypeInfo<T> type)
    {
        try
        {
            using var stream = answer.Content.ReadAsStream();
            return JsonSerializer.Deserialize(stream, type) ?? throw Strange();
        }
        catch (JsonException)
        {
            throw Strange();
        }
    }

    private PortalException Refused(HttpResponseMessage answer)
    {
        var problem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? Read(answer, PortalJson.Default.PortalProblem) : null;
        return new(problem?.Detail ?? $"{portal.Authority} answered {(int)answer.StatusCode}.");
    }

    private PortalException Strange() => new($"What {portal.Authority} answers is not from a portal of OpenCollect. Check --to.");
}
