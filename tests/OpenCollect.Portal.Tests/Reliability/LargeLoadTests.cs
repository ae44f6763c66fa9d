using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Dapper;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Portal.Tests.Access;

namespace OpenCollect.Portal.Tests.Reliability;

/// <summary>Returns as large as may be loaded, and larger: they pass through in parts, and memory does not grow with them.</summary>
public sealed class LargeLoadTests(SafeServer safe, ITestOutputHelper output) : IClassFixture<SafeServer>
{
    /// <summary>A little less than 500 MB as XML. Takes minutes, so it is asked for by name: <c>--explicit only --filter-class '*LargeLoadTests'</c>.</summary>
    private const int Largest = 395_000;

    /// <summary>What a process may take, in bytes: about as much as the file.</summary>
    private const long Most = 600L << 20;

    private static int _count;

    [Theory(Explicit = true), InlineData(false), InlineData(true)]
    public async Task ALoadNearTheLimit(bool isPostgres)
    {
        var file = Path.Combine(TestDatabases.NewFolder(), "return.xml");
        Write(file, Largest);
        output.WriteLine($"{Largest:N0} children, {new FileInfo(file).Length >> 20:N0} MB");
        var address = await Address(isPostgres);
        await using var database = Database.Of(address);
        await using var web = await PortalProcess.Start(address, [.. isPostgres ? (string[])["--web-only"] : [], "--demonstration"]);
        await using var worker = isPostgres ? await PortalProcess.Start(address, "--worker-only") : null;
        var view = await Ours(database);
        var watch = Stopwatch.StartNew();
        using (var sent = await Send(web, view, File.OpenRead(file)))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        var (uploaded, most) = (watch.Elapsed, 0L);
        LoadRow load = null!;
        await PortalProcess.Until(
            async () =>
            {
                await using var connection = await database.Open();
                load = (await Loads.Of(connection, view.Id))[0];
                most = Math.Max(most, load.Progress);
                return !load.IsWaiting;
            },
            "The load is not checked.", seconds: 3600);
        output.WriteLine($"upload {uploaded.TotalSeconds:N0} s, check {(watch.Elapsed - uploaded).TotalSeconds:N0} s; {load.Errors:N0} errors, {load.Queries:N0} queries");
        output.WriteLine($"peak memory: web {web.PeakMemory >> 20:N0} MB, worker {(worker ?? web).PeakMemory >> 20:N0} MB");
        Assert.Equal((LoadState.Done, (long?)Largest), (load.State, load.Children));
        Assert.InRange((worker ?? web).PeakMemory, 0, Most);
        await Visit(web, view);
        Assert.InRange(web.PeakMemory, 0, Most);
    }

    /// <summary>Pages and downloads of so large a return; what is downloaded goes out as it is made.</summary>
    private async Task Visit(PortalProcess web, ReturnView view)
    {
        var (browser, _) = await web.SignIn(SafeServer.Analyst);
        using (browser)
        {
            foreach (var page in (string[])["", "/findings", "/findings/8670Q", "/children", "/children?at=7000", "/children/200000", "/notes", "/figures", "/tables/key-indicators", "/reports/findings.csv", "/reports/report.xlsx"])
            {
                var watch = Stopwatch.StartNew();
                using var answer = await browser.GetAsync(new Uri($"/returns/{view.Id}{page}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
                Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
                await using var content = await answer.Content.ReadAsStreamAsync();
                var bytes = 0L;
                var buffer = new byte[1 << 16];
                for (int read; (read = await content.ReadAsync(buffer)) > 0; bytes += read)
                {
                    // Only counted.
                }

                output.WriteLine($"{page}: {watch.Elapsed.TotalSeconds:N1} s, {bytes >> 10:N0} KB, peak memory {web.PeakMemory >> 20:N0} MB");
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ALoadOverTheLimitThatSaysSo(bool isPostgres)
    {
        var address = await Address(isPostgres);
        await using var database = Database.Of(address);
        await using var web = await PortalProcess.Start(address, "--demonstration");
        var view = await Ours(database);
        using (var sent = await Send(web, view, new Filler(Loads.MostBytes + (1 << 20))))
        {
            // All was sent, so that the answer was read; a connection that is cut off would have thrown.
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, sent.StatusCode);
            Assert.Contains("must be smaller than 500 MB together", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(await LoadsOf(database, view));
        Assert.Equal(0, await Count(database, "load_part"));
        Assert.InRange(web.PeakMemory, 0, 400L << 20);
        await LoadsWell(web, database, view);
    }

    /// <summary>Half a gigabyte is stored before it is known to be too much, so this is asked for by name too.</summary>
    [Theory(Explicit = true), InlineData(false), InlineData(true)]
    public async Task ALoadOverTheLimitThatDoesNotSaySo(bool isPostgres)
    {
        var address = await Address(isPostgres);
        await using var database = Database.Of(address);
        await using var web = await PortalProcess.Start(address, "--demonstration");
        var view = await Ours(database);
        using (var sent = await Send(web, view, new Filler(Loads.MostBytes + 1000), isChunked: true))
        {
            Assert.Contains("must be smaller than 500 MB together", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal([LoadState.Refused], (await LoadsOf(database, view)).Select(l => l.State));
        Assert.Equal(0, await Count(database, "load_part"));
        Assert.InRange(web.PeakMemory, 0, 400L << 20);
        await LoadsWell(web, database, view);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task AConnectionThatIsCutInTheMiddle(bool isPostgres)
    {
        var address = await Address(isPostgres);
        await using var database = Database.Of(address);
        await using var web = await PortalProcess.Start(address, "--demonstration");
        var view = await Ours(database);
        using (await BeginToSend(web, database, view))
        {
            // Here it is cut.
        }

        await PortalProcess.Until(async () => (await LoadsOf(database, view)).All(l => l.State == LoadState.Refused), "The load is stuck.");
        Assert.Equal("The file did not arrive whole. Load it again.", (await LoadsOf(database, view)).Single().Problem);
        Assert.Equal(0, await Count(database, "load_part"));
        await LoadsWell(web, database, view);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task AProcessThatIsKilledWhileItReceives(bool isPostgres)
    {
        var address = await Address(isPostgres);
        await using var database = Database.Of(address, Vault.Of(TestStore.Keys));
        var view = await Ours(database);
        await using (var killed = await PortalProcess.Start(address, "--demonstration"))
        {
            using var sending = await BeginToSend(killed, database, view);
            await killed.Kill();
        }

        await using var web = await PortalProcess.Start(address, "--demonstration");
        await LoadsWell(web, database, view);
        Assert.Equal(LoadState.Receiving, (await LoadsOf(database, view))[^1].State);
        Assert.Equal(0, await Loads.EndBrokenOff(database, Clock.Text(Clock.Provider.GetUtcNow().AddMinutes(-1))));
        Assert.Equal(1, await Loads.EndBrokenOff(database, Clock.Now()));
        Assert.Equal([LoadState.Done, LoadState.Refused], (await LoadsOf(database, view)).Select(l => l.State));
        Assert.Null(await AuditLog.FindBreak(database));
    }

    /// <summary>A small load after all is taken, checked and counts.</summary>
    private async Task LoadsWell(PortalProcess web, Database database, ReturnView view)
    {
        using (var sent = await Send(web, view, new MemoryStream(safe.File)))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        await PortalProcess.Until(async () => (await LoadsOf(database, view))[0].State == LoadState.Done, "The next load is not checked.");
        await using var connection = await database.Open();
        Assert.Equal((await LoadsOf(database, view))[0].Id, (await Returns.Find(connection, view.Id, null))!.Load!.Id);
    }

    /// <summary>A connection on which the first parts of a larger file were sent and stored.</summary>
    private static async Task<TcpClient> BeginToSend(PortalProcess web, Database database, ReturnView view)
    {
        var (browser, token) = await web.SignIn(SafeServer.Analyst);
        string cookies;
        using (browser)
        {
            cookies = web.Cookies.GetCookieHeader(web.Address);
        }

        var connection = new TcpClient();
        await connection.ConnectAsync(web.Address.Host, web.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /returns/{view.Id}/load HTTP/1.1\r\nHost: {web.Address.Authority}\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=cut\r\nContent-Length: {20 << 20}\r\n\r\n"
            + $"--cut\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
            + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"return.xml\"\r\nContent-Type: text/xml\r\n\r\n"));
        await stream.WriteAsync(new byte[5 << 20]);
        await PortalProcess.Until(async () => await Count(database, "load_part") >= 3, "Nothing is stored.");
        Assert.Equal(LoadState.Receiving, (await LoadsOf(database, view))[0].State);
        return connection;
    }

    private static async Task<IReadOnlyList<LoadRow>> LoadsOf(Database database, ReturnView view)
    {
        await using var connection = await database.Open();
        return await Loads.Of(connection, view.Id);
    }

    private static async Task<long> Count(Database database, string table)
    {
        await using var connection = await database.Open();
        return await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table} p JOIN load l ON l.id = p.load_id WHERE l.state <> 'done'");
    }

    private async Task<string> Address(bool isPostgres)
    {
        if (isPostgres)
        {
            return await safe.Server.Create($"large{Interlocked.Increment(ref _count)}", SafeServer.Seeded);
        }

        var folder = TestDatabases.NewFolder();
        await SafeServer.Seed(folder);
        return folder;
    }

    private static void Write(string path, int children)
    {
        var year = new CollectionYear(2026);
        var generator = new CinGenerator(7, year, RunningPortal.Ours);
        using var stream = File.Create(path);
        using var writer = new CinWriter(stream, year);
        writer.Write(generator.Header);
        foreach (var made in new CinFaults(generator, 0.1).Children(children))
        {
            writer.Write(made.Child);
        }

        writer.Finish();
    }

    private static async Task<ReturnView> Ours(Database database)
    {
        await using var connection = await database.Open();
        var authority = (await Organisations.MembershipsOf(connection, (await Organisations.FindPerson(connection, SafeServer.Analyst))!.Id)).Single().Organisation;
        return (await Returns.Of(connection, authority.Id)).Single(r => r.Year.Code == "cin" && r.Year.Ending == 2026);
    }

    private static async Task<HttpResponseMessage> Send(PortalProcess web, ReturnView view, Stream file, bool isChunked = false)
    {
        var (browser, token) = await web.SignIn(SafeServer.Analyst);
        using (browser)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(token), "__RequestVerificationToken" },
                { new StringContent("true"), "overwrite" },
                { new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/xml") } }, "file", "return.xml" },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/returns/{view.Id}/load", UriKind.Relative)) { Content = form, Headers = { TransferEncodingChunked = isChunked ? true : null } };
            return await browser.SendAsync(request);
        }
    }

    /// <summary>Bytes without meaning.</summary>
    private sealed class Filler(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = origin == SeekOrigin.Begin ? offset : throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
