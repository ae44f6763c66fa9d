using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace OpenCollect.Store;

/// <summary>
/// Encrypts child-level data at rest with AES-256-GCM. Each load has a data key of its own, itself encrypted (wrapped) by a master key
/// that never enters the database. Rotating: a new master key is put in front, new data keys use it, and old ones are wrapped anew by
/// <see cref="Rewrap"/> without touching the data.
/// </summary>
public sealed class Vault
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly IReadOnlyList<(string Name, byte[] Key)> _masters;
    private readonly byte[] _lookUp;
    private readonly byte[] _audit;

    /// <param name="masters">Master keys of 32 bytes with their names, the one in use first.</param>
    public Vault(IReadOnlyList<(string Name, byte[] Key)> masters)
    {
        if (masters.Count == 0 || masters.Any(m => m.Key.Length != KeyBytes))
        {
            throw new ArgumentException("A master key of 32 bytes is needed.", nameof(masters));
        }

        _masters = masters;
        _lookUp = HKDF.DeriveKey(HashAlgorithmName.SHA256, masters[^1].Key, KeyBytes, info: "opencollect look-up"u8.ToArray());
        _audit = HKDF.DeriveKey(HashAlgorithmName.SHA256, masters[^1].Key, KeyBytes, info: "opencollect audit"u8.ToArray());
    }

    /// <summary>The master keys of an installation without a key store: a file in the data folder, made at first, one "name base64" a line.</summary>
    public static Vault OfFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var alone = Alone(path + ".lock");
        if (!File.Exists(path))
        {
            // Made whole beside it and then moved: a process that dies meanwhile leaves no half of a key.
            var made = path + ".new";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(made, options))
            {
                file.Write(Encoding.ASCII.GetBytes($"k1 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(made, path);
        }

        return Of(File.ReadAllText(path));
    }

    /// <summary>Holds back other processes that start at the same moment.</summary>
    private static FileStream Alone(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 200)
            {
#pragma warning disable MA0045 // once, at start
                Thread.Sleep(25);
#pragma warning restore MA0045
            }
        }
    }

    /// <summary>Master keys as text: "name base64", one a line or separated by commas, the one in use first.</summary>
    public static Vault Of(string text) => new(
        [
            .. text.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(' ', 2)).Select(p => (p[0], Convert.FromBase64String(p[1]))),
        ]);

    /// <summary>Makes a data key and keeps it, wrapped, in the database.</summary>
    public async Task<DataKey> Create(DbConnection connection, DbTransaction? transaction)
    {
        var key = new DataKey(Ids.New(), RandomNumberGenerator.GetBytes(KeyBytes));
        await connection.ExecuteAsync(
            "INSERT INTO data_key (id, master_key, wrapped, created) VALUES (@Id, @master, @wrapped, @now)",
            new { key.Id, master = _masters[0].Name, wrapped = Wrap(key), now = Clock.Now() }, transaction);
        return key;
    }

    /// <summary>A data key by its identifier.</summary>
    /// <exception cref="CryptographicException">The master key that wrapped it is not at hand, or the row was changed.</exception>
    public async Task<DataKey> Open(DbConnection connection, string id, DbTransaction? transaction = null)
    {
        var row = await connection.QuerySingleAsync<WrappedKey>("SELECT master_key AS Master, wrapped AS Wrapped FROM data_key WHERE id = @id", new { id }, transaction);
        return Unwrap(id, row);
    }

    /// <summary>Whether the master keys at hand are those of the database: they open the key that was made last.</summary>
    public async Task<bool> Fits(DbConnection connection)
    {
        if (await connection.QueryFirstOrDefaultAsync<string>("SELECT id FROM data_key ORDER BY created DESC, id DESC LIMIT 1") is not { } last)
        {
            return true;
        }

        try
        {
            await Open(connection, last);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Wraps every data key with the master key in use. Returns how many were wrapped anew.</summary>
    public async Task<int> Rewrap(DbConnection connection, DbTransaction transaction)
    {
        var old = (await connection.QueryAsync<WrappedKey>(
            "SELECT id AS Id, master_key AS Master, wrapped AS Wrapped FROM data_key WHERE master_key <> @current", new { current = _masters[0].Name }, transaction)).ToList();
        foreach (var row in old)
        {
            await connection.ExecuteAsync(
                "UPDATE data_key SET master_key = @master, wrapped = @wrapped WHERE id = @id",
                new { master = _masters[0].Name, wrapped = Wrap(Unwrap(row.Id!, row)), id = row.Id }, transaction);
        }

        return old.Count;
    }

    /// <summary>
    /// A keyed hash, the same for the same text within one installation: to find or compare a value without holding it. The key follows
    /// from the oldest master key, so it outlives a rotation as long as that one is kept.
    /// </summary>
    public string Hash(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_lookUp, Encoding.UTF8.GetBytes(text))[..16]);

    /// <summary>
    /// The hash of an entry of the audit, which nobody without the master keys can make. The key follows from the oldest of them, as for
    /// <see cref="Hash"/>.
    /// </summary>
    internal string AuditHash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_audit, Encoding.UTF8.GetBytes(text)));

    /// <summary>Signs what leaves the portal and comes back to it, such as a token, with a key that follows from the master key in use.</summary>
    /// <param name="purpose">What is signed; a signature for one purpose is none for another.</param>
    /// <param name="data">What to sign.</param>
    public byte[] Sign(string purpose, ReadOnlySpan<byte> data) => Sign(_masters[0].Key, purpose, data);

    /// <summary>Whether the signature is ours, made with any master key at hand.</summary>
    public bool IsSigned(string purpose, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        foreach (var (_, key) in _masters)
        {
            if (CryptographicOperations.FixedTimeEquals(Sign(key, purpose, data), signature))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Sign(byte[] master, string purpose, ReadOnlySpan<byte> data) =>
        HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, master, KeyBytes, info: Encoding.UTF8.GetBytes($"opencollect sign {purpose}")), data);

    private byte[] Wrap(DataKey key) => Seal(_masters[0].Key, key.Key, Encoding.ASCII.GetBytes(key.Id));

    private DataKey Unwrap(string id, WrappedKey row)
    {
        var master = _masters.FirstOrDefault(m => m.Name == row.Master).Key ?? throw new CryptographicException($"The master key {row.Master} is not at hand.");
        return new(id, Unseal(master, row.Wrapped, Encoding.ASCII.GetBytes(id)));
    }

    internal static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(sealedBytes.AsSpan(0, NonceBytes), plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), about);
        return sealedBytes;
    }

    internal static byte[] Unseal(byte[] key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> about)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("The bytes were cut off.");
        }

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(sealedBytes[..NonceBytes], sealedBytes[(NonceBytes + TagBytes)..], sealedBytes.Slice(NonceBytes, TagBytes), plain, about);
        return plain;
    }

    private sealed record WrappedKey
    {
        public string? Id { get; init; }

        public string Master { get; init; } = "";

        public byte[] Wrapped { get; init; } = [];
    }
}

/// <summary>The key of one load's data.</summary>
public sealed class DataKey
{
    internal DataKey(string id, byte[] key) => (Id, Key) = (id, key);

    public string Id { get; }

    internal byte[] Key { get; }

    /// <summary>Encrypts.</summary>
    /// <param name="plain">The bytes.</param>
    /// <param name="about">What they are, such as <c>child 12</c>; must be the same to decrypt, so that rows cannot be exchanged.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string about) => Vault.Seal(Key, plain, Encoding.UTF8.GetBytes(about));

    /// <summary>Encrypts a text.</summary>
    public byte[] Seal(string plain, string about) => Seal(Encoding.UTF8.GetBytes(plain), about);

    /// <summary>Decrypts.</summary>
    /// <exception cref="CryptographicException">The bytes were changed, or are something else.</exception>
    public byte[] Unseal(ReadOnlySpan<byte> sealedBytes, string about) => Vault.Unseal(Key, sealedBytes, Encoding.UTF8.GetBytes(about));

    /// <summary>Decrypts a text.</summary>
    public string UnsealText(ReadOnlySpan<byte> sealedBytes, string about) => Encoding.UTF8.GetString(Unseal(sealedBytes, about));
}
