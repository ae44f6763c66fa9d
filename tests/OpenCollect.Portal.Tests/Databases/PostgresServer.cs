using System.Diagnostics;
using Npgsql;

namespace OpenCollect.Portal.Tests.Databases;

/// <summary>A PostgreSQL server of our own, from nothing, in a temporary folder, listening on this machine only.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(d => int.Parse(Path.GetFileName(d))).Select(d => Path.Combine(d, "bin")).FirstOrDefault()
        : null;

    private readonly string _folder = Directory.CreateTempSubdirectory("oc-pg-").FullName;
    private readonly string _settings;

    private PostgresServer(bool isSafe)
    {
        Port = Ports.Free();
        var safety = isSafe ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        _settings = $"-c listen_addresses=127.0.0.1 -p {Port} -k {_folder} -c max_connections=400 -c shared_buffers=64MB{safety}";
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop("immediate");
    }

    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <param name="isSafe">Whether it keeps what was committed when it is killed; slower.</param>
    public static async Task<PostgresServer> Start(bool isSafe)
    {
        var server = new PostgresServer(isSafe);
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            await Run("chown", "postgres", server._folder);
        }

        await Server("initdb", "-D", server.Data, "-U", "app", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.Start();
        return server;
    }

    /// <summary>Starts it, again after <see cref="Kill"/>.</summary>
    public Task Start() => Server("pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(_folder, "log"), "-o", _settings, "start");

    /// <summary>Kills the server and all that work for it, as when the machine's power goes.</summary>
    public async Task Kill()
    {
        var first = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First());
        var all = File.ReadLines($"/proc/{first}/task/{first}/children").SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Prepend($"{first}").ToArray();
        await Run("kill", ["-9", .. all]);
        for (var i = 0; i < 100 && Directory.Exists($"/proc/{first}"); i++)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>The address of a database in the form that the portal takes.</summary>
    public string Address(string name) => $"postgres://app@127.0.0.1:{Port}/{name}";

    /// <summary>Makes a database, empty or like another.</summary>
    public async Task<string> Create(string name, string template = "template0")
    {
        await Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        return Address(name);
    }

    public async Task Execute(string sql, string database = "postgres")
    {
        await using var source = NpgsqlDataSource.Create($"{Database.ConnectionString(Address(database))};Pooling=false");
#pragma warning disable CA2100 // our own text
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        Stop("immediate");
        return ValueTask.CompletedTask;
    }

    private void Stop(string how)
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        try
        {
#pragma warning disable MA0045 // also called where the process ends
            Server("pg_ctl", "-D", Data, "-m", how, "-s", "stop").GetAwaiter().GetResult();
#pragma warning restore MA0045
        }
        catch (InvalidOperationException)
        {
            // It was killed by a test and not started again.
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static Task Server(string program, params string[] arguments)
    {
        var path = Binaries is null ? program : Path.Combine(Binaries, program);
        return Environment.IsPrivilegedProcess
            ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : Run(path, arguments);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        // Output goes nowhere: the server would inherit a pipe and keep it open.
        var start = new ProcessStartInfo("sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
