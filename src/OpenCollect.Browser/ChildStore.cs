using OpenCollect.Collections;
using OpenCollect.Reports;

namespace OpenCollect.Browser;

/// <summary>
/// The children of one return as documents, put aside bit by bit while the engine has nothing else to do, and at once as far as somebody
/// asks. Corrections stand beside them.
/// </summary>
internal sealed class ChildStore : IDisposable
{
    private readonly Collection _collection;
    private readonly ReturnFiles _files;
    private readonly CollectionYear _year;
    private readonly OpenReturn _opened;
    private readonly IEnumerator<ChildRecord> _rest;
    private readonly MemoryBlocks _memory = new();
    private readonly List<(long Offset, int Length)> _places = [];
    private readonly Dictionary<int, int> _byLine = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<int, ChildDocument> _corrected = [];

    public ChildStore(Collection collection, ReturnFiles files, CollectionYear year)
    {
        (_collection, _files, _year) = (collection, files, year);
        _opened = collection.Open(files);
        Return = _opened.Document;
        _rest = _opened.Children(year).GetEnumerator();
    }

    /// <summary>What the return says beside its children.</summary>
    public ReturnDocument Return { get; }

    public Collection Collection => _collection;

    public CollectionYear Year => _year;

    /// <summary>Whether every child is there.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>How many children are there.</summary>
    public int Count => _places.Count;

    /// <summary>The children as they are now, corrections made.</summary>
    public IEnumerable<ChildDocument> Children
    {
        get
        {
            AdvanceTo(() => false);
            return Enumerable.Range(0, Count).Select(n => this[n]);
        }
    }

    /// <summary>The child as it is now, corrections made.</summary>
    public ChildDocument this[int number] => _corrected.TryGetValue(number, out var corrected) ? corrected : Original(number);

    /// <summary>The child as the return has it.</summary>
    public ChildDocument Original(int number)
    {
        var (offset, length) = _places[number];
        var bytes = new byte[length];
        using var stream = _memory.Open();
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return ChildDocument.FromBytes(bytes);
    }

    /// <summary>Puts more children aside; says whether there are still more.</summary>
    public bool Advance(int most)
    {
        for (var taken = 0; taken < most && !IsComplete; taken++)
        {
            TakeNext();
        }

        return !IsComplete;
    }

    /// <summary>The number of the child that begins at the line; none if there is none.</summary>
    public int? AtLine(int line)
    {
        AdvanceTo(() => _byLine.ContainsKey(line));
        return _byLine.TryGetValue(line, out var number) ? number : null;
    }

    /// <summary>The number of the first child with the identifier, letter case aside; none if there is none.</summary>
    public int? WithId(string id)
    {
        AdvanceTo(() => _byId.ContainsKey(id));
        return _byId.TryGetValue(id, out var number) ? number : null;
    }

    /// <summary>Puts a corrected document in place of the child; none for the child as it was.</summary>
    public void Correct(int number, ChildDocument? corrected)
    {
        if (corrected is null)
        {
            _corrected.Remove(number);
        }
        else
        {
            _corrected[number] = corrected;
        }
    }

    public void Dispose()
    {
        _rest.Dispose();
        _opened.Dispose();
        _memory.Dispose();
    }

    private void AdvanceTo(Func<bool> isEnough)
    {
        while (!IsComplete && !isEnough())
        {
            TakeNext();
        }
    }

    private void TakeNext()
    {
        if (!_files.Naming(_rest.MoveNext))
        {
            IsComplete = true;
            _rest.Dispose();
            _opened.Dispose();
            return;
        }

        var document = ChildDocument.Of(_rest.Current.Record, _year);
        var bytes = document.ToBytes();
        _byLine.TryAdd(document.Line, Count);
        if (document.Id is { } id)
        {
            _byId.TryAdd(id, Count);
        }

        _places.Add((_memory.Length, bytes.Length));
        _memory.Write(bytes);
    }
}
