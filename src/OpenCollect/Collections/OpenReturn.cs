using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>
/// One return, opened. Its children may be gone through once, by one of <see cref="Check"/>, <see cref="Children"/> and the writers;
/// nothing of a child is kept once the next is asked for.
/// </summary>
/// <exception cref="UnusableFileException">The files cannot be read as a return at all, at opening or on the way; names the file.</exception>
public abstract class OpenReturn(Collection collection, ReturnFiles files) : IDisposable
{
    public Collection Collection => collection;

    public ReturnFiles Files => files;

    /// <summary>The authority's code as the return itself says it; none where it says none.</summary>
    public abstract string? Authority { get; }

    /// <summary>The collection year that the return itself names; none where it names none.</summary>
    public abstract CollectionYear? Year { get; }

    /// <summary>How much of the input was read so far, in bytes.</summary>
    public abstract long BytesRead { get; }

    /// <summary>What was read with kindness or not at all; complete once all children were read.</summary>
    public abstract ReadingNotes Notes { get; }

    /// <summary>What the return says beside its children.</summary>
    public abstract ReturnDocument Document { get; }

    /// <summary>What the format that was written could not carry; empty before writing.</summary>
    public ReadingNotes NotWritten { get; protected set; } = new();

    /// <summary>
    /// Reads the return to its end and reports what is found as it is found: checks of the file and header first, then child by child,
    /// then the return as a whole.
    /// </summary>
    /// <param name="year">The collection year, open for rules; see <see cref="YearChoice"/>.</param>
    /// <param name="beside">What is at hand beside the return.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="applies">Which rules to apply, file checks included; none for all.</param>
    /// <param name="seen">
    /// Called after each child was judged, with the child as the return has it and the number so far; all that was found of the child was
    /// handed over before.
    /// </param>
    public abstract CheckOutcome Check(
        CollectionYear year, CheckInputs beside, IFindings findings, Func<RuleInfo, bool>? applies = null, Action<ChildRecord, long>? seen = null);

    /// <summary>Each child with its identifier, in file order.</summary>
    /// <param name="year">The collection year whose fields are expected; others are noted.</param>
    public abstract IEnumerable<ChildRecord> Children(CollectionYear year);

    /// <summary>Whether what a rule needs of the return itself is in it, such as one of its tables; true for whatever lies outside it.</summary>
    public virtual bool IsGiven(Need need) => true;

    /// <summary>Writes the return as one XML file.</summary>
    /// <param name="stream">Takes the file; stays open.</param>
    /// <param name="year">The collection year whose schema is written.</param>
    /// <param name="progress">Called with the number of children so far, after each.</param>
    public abstract void WriteXml(Stream stream, CollectionYear year, Action<long>? progress = null);

    /// <summary>Writes the return as CSV tables.</summary>
    /// <param name="table">Makes the file of a table by its name, such as <c>Header.csv</c>.</param>
    /// <param name="year">The collection year whose columns are written.</param>
    /// <param name="progress">Called with the number of children so far, after each.</param>
    public abstract void WriteCsv(Func<string, Stream> table, CollectionYear year, Action<long>? progress = null);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

/// <summary>One child of a return.</summary>
/// <param name="Id">The authority's identifier; none where it is missing.</param>
/// <param name="Record">All that the return says of the child.</param>
public readonly record struct ChildRecord(string? Id, Record Record);

/// <summary>One headline number, with last year's beside it where last year's return was given.</summary>
public sealed record HeadlineFigure(string Label, long Figure, long? Previous)
{
    /// <summary>The number that the figure is a part of; none where no share is shown.</summary>
    public long? Of { get; init; }
}

/// <summary>What a check came to, beside its findings.</summary>
/// <param name="Children">How many children there are.</param>
/// <param name="Headlines">Headline numbers, in the order to show them.</param>
/// <param name="Applied">The rules that were applied.</param>
/// <param name="NotRun">Those of the year that could not be, each with why.</param>
public sealed record CheckOutcome(
    long Children, ImmutableArray<HeadlineFigure> Headlines, IReadOnlyList<RuleInfo> Applied, ImmutableArray<RuleLeftOut> NotRun);

/// <summary>A rule that was not run, and why.</summary>
public sealed record RuleLeftOut(RuleInfo Rule, string Why);
