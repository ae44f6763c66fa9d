using OpenCollect.Collections;
using OpenCollect.Reference;

namespace OpenCollect.Store;

/// <summary>
/// The reference data that a process has read, shared by all its checks: a directory of 2.6 million postcodes takes about 50 MB and is read
/// once, not for each check. The versions used last are kept, which are those of this year and of last year.
/// </summary>
public sealed class ReferenceShelf
{
    private readonly Kept<PostcodeDirectory> _postcodes;
    private readonly Kept<ProviderList> _providers;

    public ReferenceShelf(Database database, Vault vault)
    {
        _postcodes = new(async id => ReferenceFiles.Postcodes((await ReferenceData.FilesOf(database, vault, id))[0]));
        _providers = new(async id => ReferenceFiles.Providers(await ReferenceData.FilesOf(database, vault, id)));
    }

    /// <summary>What a check may know beside the return, with the versions of reference data.</summary>
    public async Task<CheckInputs> Beside(CheckInputs inputs, ReferenceSet versions) => inputs with
    {
        Postcodes = versions.Postcodes is { } postcodes ? await _postcodes.Of(postcodes) : null,
        Providers = versions.Providers is { } providers ? await _providers.Of(providers) : null,
    };

    /// <summary>What was read last of one kind. Several that ask for the same at once wait for one reading.</summary>
    private sealed class Kept<T>(Func<string, Task<T>> read)
    {
        private const int Most = 2;

        private readonly Lock _lock = new();
        private readonly List<(string Id, Task<T> Content)> _kept = [];

        public Task<T> Of(string id)
        {
            lock (_lock)
            {
                var at = _kept.FindIndex(k => k.Id == id);
                // A reading that failed, because the database was away, is tried again.
                var content = at >= 0 && _kept[at].Content is { IsFaulted: false, IsCanceled: false } before ? before : Task.Run(() => read(id));
                if (at >= 0)
                {
                    _kept.RemoveAt(at);
                }

                _kept.Add((id, content));
                if (_kept.Count > Most)
                {
                    _kept.RemoveAt(0);
                }

                return content;
            }
        }
    }
}
