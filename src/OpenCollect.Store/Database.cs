using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OpenCollect.Store;

/// <summary>
/// The portal's database: SQLite in a folder, for one machine, or PostgreSQL for any number. Both are spoken to in the same SQL; what
/// differs stands here.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>Whether several machines may work on it.</summary>
    public abstract bool IsShared { get; }

    /// <summary>What a migration writes for a column of bytes and one of a large number.</summary>
    internal abstract IReadOnlyDictionary<string, string> ColumnTypes { get; }

    /// <summary>Ends a SELECT whose rows nobody else may take until the transaction is over.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>A database by its address: <c>postgres://user:password@host/name</c>, or a folder for SQLite.</summary>
    public static Database Of(string address) =>
        address.StartsWith("postgres://", StringComparison.Ordinal) || address.StartsWith("postgresql://", StringComparison.Ordinal)
            ? new Postgres(address) : new Sqlite(address);

    /// <summary>Opens a connection.</summary>
    public abstract Task<DbConnection> Open(CancellationToken cancellation = default);

    /// <summary>Does work in one transaction that writes; it is undone if the work throws.</summary>
    public async Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await Open(cancellation);
        await using var transaction = await Begin(connection, cancellation);
        var result = await work(connection, transaction);
        await transaction.CommitAsync(cancellation);
        return result;
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
    public async Task Migrate(CancellationToken cancellation = default)
    {
        await using var connection = await Open(cancellation);
        await using var transaction = await Begin(connection, cancellation);
        await Migrations.Apply(this, connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Holds back every other machine that wants the same until the transaction is over.</summary>
    internal abstract Task Lock(DbConnection connection, DbTransaction transaction, long what, CancellationToken cancellation);

    protected abstract Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation);

    protected virtual ValueTask Close() => ValueTask.CompletedTask;

    private sealed class Sqlite : Database
    {
        private readonly string _connection;

        public Sqlite(string folder)
        {
            SQLitePCL.Batteries_V2.Init();
            Directory.CreateDirectory(folder);
            _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "opencollect.db"), Pooling = true, DefaultTimeout = 30, ForeignKeys = true }.ToString();
        }

        public override bool IsShared => false;

        public override string ForUpdate => "";

        internal override IReadOnlyDictionary<string, string> ColumnTypes { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["bytes"] = "BLOB", ["long"] = "INTEGER" };

        public override async Task<DbConnection> Open(CancellationToken cancellation = default)
        {
            var connection = new SqliteConnection(_connection);
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;";
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }

        internal override Task Lock(DbConnection connection, DbTransaction transaction, long what, CancellationToken cancellation) => Task.CompletedTask;

        /// <summary>Takes the one right to write at once, so that what was read inside the transaction cannot change under it.</summary>
        protected override Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation) =>
            Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));
    }

    private sealed class Postgres : Database
    {
        private readonly NpgsqlDataSource _source;

        public Postgres(string address)
        {
            var uri = new Uri(address);
            var user = uri.UserInfo.Split(':', 2);
            _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
            {
                Host = uri.Host,
                Port = uri.Port > 0 ? uri.Port : 5432,
                Database = uri.AbsolutePath.Trim('/'),
                Username = Uri.UnescapeDataString(user[0]),
                Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
                MaxPoolSize = 50,
            });
        }

        public override bool IsShared => true;

        public override string ForUpdate => " FOR UPDATE";

        internal override IReadOnlyDictionary<string, string> ColumnTypes { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["bytes"] = "BYTEA", ["long"] = "BIGINT" };

        public override async Task<DbConnection> Open(CancellationToken cancellation = default) => await _source.OpenConnectionAsync(cancellation);

        protected override ValueTask Close() => _source.DisposeAsync();

        internal override async Task Lock(DbConnection connection, DbTransaction transaction, long what, CancellationToken cancellation)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"SELECT pg_advisory_xact_lock({what})";
            await command.ExecuteNonQueryAsync(cancellation);
        }

        protected override async Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation) => await connection.BeginTransactionAsync(cancellation);
    }
}
