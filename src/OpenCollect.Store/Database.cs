using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace OpenCollect.Store;

/// <summary>
/// The portal's database: SQLite in a folder, for one machine, or PostgreSQL for any number. Both are spoken to in the same SQL; what
/// differs stands here.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>The name of the file in the folder of an SQLite database.</summary>
    public const string FileName = "opencollect.db";

    /// <summary>How many connections to PostgreSQL a process has at most, those that write apart.</summary>
    private const int Readers = 40;

    private const int Writers = 10;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    /// <summary>Whether several machines may work on it.</summary>
    public abstract bool IsShared { get; }

    /// <summary>What a migration writes for a column of bytes and one of a large number.</summary>
    internal abstract IReadOnlyDictionary<string, string> ColumnTypes { get; }

    /// <summary>Ends a SELECT whose rows nobody else may take until the transaction is over.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>The master keys, which the audit is written and checked with; none where nothing is done that the audit tells of.</summary>
    internal Vault? Vault { get; private init; }

    /// <summary>A database by its address.</summary>
    /// <param name="address"><c>postgres://user:password@host/name</c>, or a folder for SQLite.</param>
    /// <param name="vault">The master keys. Without them the audit can be neither written nor checked.</param>
    public static Database Of(string address, Vault? vault = null) =>
        address.StartsWith("postgres://", StringComparison.Ordinal) || address.StartsWith("postgresql://", StringComparison.Ordinal)
            ? new Postgres(address) { Vault = vault } : new Sqlite(address) { Vault = vault };

    /// <summary>The address of a PostgreSQL database in the form that its driver wants.</summary>
    public static string ConnectionString(string address)
    {
        var uri = new Uri(address);
        var user = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = uri.AbsolutePath.Trim('/'),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            MaxPoolSize = Readers,
            // Statements that come again and again are planned once for each connection, and none is worth being compiled.
            MaxAutoPrepare = 200,
            Options = "-c jit=off",
        }.ConnectionString;
    }

    /// <summary>Whether a failure is one of the database that may be over soon: it cannot be reached, is starting, or has no space left.</summary>
    public static bool IsPassing(Exception? fault) => fault switch
    {
        null => false,
        PostgresException { SqlState: ['5', '3' or '8', ..] or ['5', '7', 'P', ..] or ['0', '8', ..] } => true,
        NpgsqlException { IsTransient: true } => true,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteIoError or SqliteFull or SqliteCannotOpen } => true,
        _ => IsPassing(fault.InnerException),
    };

    /// <summary>Opens a connection.</summary>
    public abstract Task<DbConnection> Open(CancellationToken cancellation = default);

    /// <summary>Does work in one transaction that writes; it is undone if the work throws.</summary>
    public Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellation = default) => Write(work, isFinal: true, cancellation);

    /// <summary>
    /// Does a step of longer work in one transaction. After a crash of the machine it may be gone, unless something else was written later by
    /// <see cref="Write(Func{DbConnection, DbTransaction, Task}, CancellationToken)"/>: what ends the work makes every step of it last. So
    /// the disk is not waited for at each.
    /// </summary>
    internal Task WriteStep(Func<DbConnection, DbTransaction, Task> work, CancellationToken cancellation) => Write(
        async (connection, transaction) =>
        {
            await work(connection, transaction);
            return true;
        },
        isFinal: false, cancellation);

    private async Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work, bool isFinal, CancellationToken cancellation)
    {
        using var turn = await Turn(cancellation);
        await using var connection = await OpenToWrite(cancellation);
        await using var transaction = await Begin(connection, isFinal, cancellation);
        try
        {
            var entries = AuditLog.Begin(transaction);
            var result = await work(connection, transaction);
            await AuditLog.Write(this, connection, transaction, entries);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch
        {
            Failed(connection);
            throw;
        }
        finally
        {
            AuditLog.End(transaction);
        }
    }

    /// <summary>Does work in one transaction that writes; it is undone if the work throws.</summary>
    public Task Write(Func<DbConnection, DbTransaction, Task> work, CancellationToken cancellation = default) => Write(
        async (connection, transaction) =>
        {
            await work(connection, transaction);
            return true;
        },
        cancellation);

    /// <summary>Brings the schema up to date. Safe to be called by several machines at once.</summary>
    public Task Migrate(CancellationToken cancellation = default) =>
        Write((connection, transaction) => Migrations.Apply(this, connection, transaction, cancellation), cancellation);

    /// <summary>Whether <see cref="Migrate"/> has nothing to do.</summary>
    public async Task<bool> IsUpToDate()
    {
        await using var connection = await Open();
        return await Migrations.AreApplied(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Holds back every other machine that wants the same until the transaction is over.</summary>
    internal Task Lock(DbConnection connection, DbTransaction transaction, long what, CancellationToken cancellation) =>
        connection.ExecuteAsync(new(LockText(what), transaction: transaction, cancellationToken: cancellation));

    /// <summary>A statement that does so.</summary>
    internal abstract string LockText(long what);

    /// <summary>Adds many rows at once.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="transaction">Where they belong.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">A value for each column: text, int, long, bytes or null.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal abstract Task AddMany(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellation);

    /// <summary>The right to do something that only one process may do at a time, until it is disposed of; none if another has it.</summary>
    internal abstract Task<IAsyncDisposable?> TryAlone(string what, CancellationToken cancellation);

    /// <summary>
    /// Opens a connection for one transaction that writes. There are some for that alone: pages write while they hold one that reads, and
    /// would otherwise wait for each other when all are taken.
    /// </summary>
    protected virtual Task<DbConnection> OpenToWrite(CancellationToken cancellation) => Open(cancellation);

    /// <summary>Entries of the audit that wait to be written together.</summary>
    internal AuditQueue Audit => field ??= new(this);

    protected abstract Task<DbTransaction> Begin(DbConnection connection, bool isFinal, CancellationToken cancellation);

    /// <summary>Waits until this process may write, where only one may at a time; nothing to wait for where the server sees to that.</summary>
    protected virtual Task<IDisposable?> Turn(CancellationToken cancellation) => Task.FromResult<IDisposable?>(null);

    /// <summary>Before a transaction is undone because its work threw.</summary>
    protected virtual void Failed(DbConnection connection)
    {
    }

    protected virtual ValueTask Close() => ValueTask.CompletedTask;

    private sealed class Sqlite : Database
    {
        private static readonly ConditionalWeakTable<object, object> Prepared = [];
        private readonly ConcurrentDictionary<string, byte> _alone = new(StringComparer.Ordinal);
        private readonly SemaphoreSlim _turn = new(1, 1);
        private readonly string _connection;

        public Sqlite(string folder)
        {
            SQLitePCL.Batteries_V2.Init();
            Directory.CreateDirectory(folder);
            _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName), Pooling = true, DefaultTimeout = 30, ForeignKeys = true }.ToString();
        }

        public override bool IsShared => false;

        public override string ForUpdate => "";

        internal override IReadOnlyDictionary<string, string> ColumnTypes { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["bytes"] = "BLOB", ["long"] = "INTEGER" };

        public override async Task<DbConnection> Open(CancellationToken cancellation = default)
        {
            var connection = new SqliteConnection(_connection);
            await connection.OpenAsync(cancellation);
            // The pool gives the same one out again and again; what is set stays.
            if (connection.Handle is { } handle && !Prepared.TryGetValue(handle, out _))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 30000;";
                await command.ExecuteNonQueryAsync(cancellation);
                Prepared.AddOrUpdate(handle, handle);
            }

            return connection;
        }

        /// <summary>Nothing to lock: one process writes at a time.</summary>
        internal override string LockText(long what) => "SELECT ''";

        internal override async Task AddMany(
            DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // names of our own tables and columns
            command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})";
#pragma warning restore CA2100
            var parameters = columns.Select(column =>
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@" + column;
                command.Parameters.Add(parameter);
                return parameter;
            }).ToArray();
            foreach (var row in rows)
            {
                for (var i = 0; i < parameters.Length; i++)
                {
                    parameters[i].Value = row[i] ?? DBNull.Value;
                }

                await command.ExecuteNonQueryAsync(cancellation);
            }
        }

        internal override Task<IAsyncDisposable?> TryAlone(string what, CancellationToken cancellation) =>
            Task.FromResult<IAsyncDisposable?>(_alone.TryAdd(what, 0) ? new Alone(() => _alone.TryRemove(what, out _)) : null);

        /// <summary>
        /// In this process who wants to write waits in a line, and holds up no thread. Waiting at the database means asking it again and
        /// again, and who asks more often comes first.
        /// </summary>
        protected override async Task<IDisposable?> Turn(CancellationToken cancellation)
        {
            await _turn.WaitAsync(cancellation);
            return new EndOfTurn(_turn);
        }

        /// <summary>Takes the one right to write at once, so that what was read inside the transaction cannot change under it.</summary>
        protected override async Task<DbTransaction> Begin(DbConnection connection, bool isFinal, CancellationToken cancellation)
        {
            // It stays set on the connection, which the pool gives out again.
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA synchronous = {(isFinal ? "FULL" : "NORMAL")}";
            await command.ExecuteNonQueryAsync(cancellation);
            return ((SqliteConnection)connection).BeginTransaction(deferred: false);
        }

        /// <summary>
        /// Where the disk is full the database has undone the transaction itself. Undoing it again would fail, and hide why, so there is one
        /// to undo.
        /// </summary>
        protected override void Failed(DbConnection connection)
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(((SqliteConnection)connection).Handle) != 0)
            {
                using var command = connection.CreateCommand();
                command.CommandText = "BEGIN";
                command.ExecuteNonQuery();
            }
        }

        private sealed class EndOfTurn(SemaphoreSlim turn) : IDisposable
        {
            public void Dispose() => turn.Release();
        }
    }

    private sealed class Postgres : Database
    {
        private readonly NpgsqlDataSource _source;
        private readonly NpgsqlDataSource _writing;

        public Postgres(string address)
        {
            _source = NpgsqlDataSource.Create(ConnectionString(address));
            _writing = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString(address)) { MaxPoolSize = Writers });
        }

        public override bool IsShared => true;

        public override string ForUpdate => " FOR UPDATE";

        internal override IReadOnlyDictionary<string, string> ColumnTypes { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["bytes"] = "BYTEA", ["long"] = "BIGINT" };

        public override async Task<DbConnection> Open(CancellationToken cancellation = default) => await _source.OpenConnectionAsync(cancellation);

        protected override async Task<DbConnection> OpenToWrite(CancellationToken cancellation) => await _writing.OpenConnectionAsync(cancellation);

        protected override async ValueTask Close()
        {
            await _source.DisposeAsync();
            await _writing.DisposeAsync();
        }

        internal override string LockText(long what) => $"SELECT CAST(pg_advisory_xact_lock({what}) AS TEXT)";

        internal override async Task AddMany(
            DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
        {
            await using var copy = await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)", cancellation);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellation);
                foreach (var value in row)
                {
                    await (value switch
                    {
                        null => copy.WriteNullAsync(cancellation),
                        string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancellation),
                        int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancellation),
                        long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
                        byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation),
                        _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(rows)),
                    });
                }
            }

            await copy.CompleteAsync(cancellation);
        }

        /// <summary>A lock of the session: it goes when the process dies.</summary>
        internal override async Task<IAsyncDisposable?> TryAlone(string what, CancellationToken cancellation)
        {
            var connection = await _source.OpenConnectionAsync(cancellation);
            var key = BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_try_advisory_lock({key})";
            if (await command.ExecuteScalarAsync(cancellation) is true)
            {
                return new Alone(async () =>
                {
                    await using (connection)
                    {
                        try
                        {
                            await using var unlock = connection.CreateCommand();
                            unlock.CommandText = $"SELECT pg_advisory_unlock({key})";
                            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
                        }
                        catch (Exception broken) when (broken is NpgsqlException or InvalidOperationException)
                        {
                            // The connection is gone, and the lock with it; what broke it is told by the work.
                        }
                    }
                });
            }

            await connection.DisposeAsync();
            return null;
        }

        protected override async Task<DbTransaction> Begin(DbConnection connection, bool isFinal, CancellationToken cancellation)
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            if (!isFinal)
            {
                await using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "SET LOCAL synchronous_commit = off";
                await command.ExecuteNonQueryAsync(cancellation);
            }

            return transaction;
        }
    }

    private sealed class Alone : IAsyncDisposable
    {
        private readonly Func<ValueTask> _end;

        public Alone(Action end) => _end = () =>
        {
            end();
            return ValueTask.CompletedTask;
        };

        public Alone(Func<Task> end) => _end = async () => await end();

        public ValueTask DisposeAsync() => _end();
    }
}
