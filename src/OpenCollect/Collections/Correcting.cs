namespace OpenCollect.Collections;

/// <summary>Makes corrections of one child's document.</summary>
internal sealed class Correcting(ChildDocument document, CollectionYear year)
{
    private readonly Collection _collection = document.Collection;

    public Corrected<ChildDocument> Make(Correction correction) => correction.Kind switch
    {
        CorrectionKind.Change => Change(correction),
        CorrectionKind.Add => Add(correction),
        CorrectionKind.Delete => Delete(correction),
        _ => throw new ArgumentOutOfRangeException(nameof(correction)),
    };

    /// <summary>The record with the value changed.</summary>
    public static Corrected<DocumentRecord> Change(DocumentRecord record, CollectionModule module, CollectionYear year, Correction correction)
    {
        if (module.Find(correction.Field) is not { } field || !(field.Years.Include(year) || record[field.Name] is not null))
        {
            return new(null, Refusal.NoField);
        }

        var values = record.Values.ToList();
        var at = values.FindIndex(v => v.Field == field.Name && v.Text == correction.Was);
        if (at < 0 && (correction.Was is not null || values.Any(v => v.Field == field.Name)))
        {
            return new(null, Refusal.Changed);
        }

        if (!DocumentText.TryEnter(field, correction.Becomes, out var text))
        {
            return new(null, Refusal.NoText);
        }

        if (at < 0)
        {
            at = values.TakeWhile(v => module.Fields.IndexOf(module.Find(v.Field)!) < module.Fields.IndexOf(field)).Count();
            values.Insert(at, default);
        }

        values[at] = new(field.Name, text);
        if (text is null && (values.Count(v => v.Field == field.Name) > 1 || !module.Expects(field, year)))
        {
            values.RemoveAt(at);
        }

        return new(record with { Values = [.. values] }, null);
    }

    private Corrected<ChildDocument> Change(Correction correction)
    {
        if (document.Find(correction.Path) is not { } record || _collection.ModuleOf(record.Module) is not { } module)
        {
            return new(null, Refusal.NoRecord);
        }

        if (document.DatesOf(record.Path) != correction.Dates)
        {
            return new(null, Refusal.Changed);
        }

        if (module.Key?.Name == correction.Field)
        {
            return new(null, Refusal.Identifier);
        }

        var changed = Change(record, module, year, correction);
        return changed.Document is { } now ? new(Identified(document with { Records = document.Records.Replace(record, now) }), null) : new(null, changed.Refused);
    }

    /// <summary>The document under the identifier that its first value says, which rows repeat.</summary>
    private ChildDocument Identified(ChildDocument corrected)
    {
        var id = corrected.Records[0][_collection.Modules[0].Fields[0].Name];
        return id == document.Id ? corrected : corrected with { Id = id, Records = [.. corrected.Records.Select(r => Joined(r, id))] };
    }

    private DocumentRecord Joined(DocumentRecord record, string? id) => _collection.ModuleOf(record.Module)?.Key is { } key
        ? record with { Values = [.. record.Values.Select(v => v.Field == key.Name ? v with { Text = id } : v)] }
        : record;

    private Corrected<ChildDocument> Add(Correction correction)
    {
        var (holder, name) = (DocumentRecord.HolderOf(correction.Path), DocumentRecord.ModuleOf(correction.Path));
        var held = holder.Length == 0 ? null : document.Find(holder);
        if (holder.Length > 0 && held is null)
        {
            return new(null, Refusal.NoRecord);
        }

        var there = document.Records.Count(r => r.Holder == holder && r.Module == name);
        if (_collection.ModuleOf(name) is not { } module || module.Occurs == Occurrence.Own || module.Under != held?.Module || !module.Group.Years.Include(year)
            || (module.Occurs != Occurrence.Many && there > 0))
        {
            return new(null, Refusal.NotAdded);
        }

        if (correction.Path != document.NextPath(name, holder) || correction.Dates != document.DatesOf(holder))
        {
            return new(null, Refusal.Changed);
        }

        var values = module.Fields.Where(f => module.Expects(f, year)).Select(f => new DocumentValue(f.Name, f == module.Key ? document.Id : null));
        return new(document with { Records = document.Records.Insert(PlaceFor(module, held), new(correction.Path, name, 0, [.. values])) }, null);
    }

    /// <summary>Where a new record of the module goes: behind everything of its own and earlier modules in its holder.</summary>
    private int PlaceFor(CollectionModule module, DocumentRecord? holder)
    {
        var place = holder is null ? 0 : document.Records.IndexOf(holder) + 1;
        var path = holder?.Path ?? "";
        var number = _collection.Modules.IndexOf(module);
        for (; place < document.Records.Length; place++)
        {
            var record = document.Records[place];
            if ((holder is not null && !record.IsInside(path)) || (record.Holder == path && _collection.Modules.IndexOf(_collection.ModuleOf(record.Module)!) > number))
            {
                break;
            }
        }

        return place;
    }

    private Corrected<ChildDocument> Delete(Correction correction)
    {
        if (document.Find(correction.Path) is not { } deleted)
        {
            return new(null, Refusal.NoRecord);
        }

        if (_collection.ModuleOf(deleted.Module)?.Occurs == Occurrence.Own)
        {
            return new(null, Refusal.NotDeleted);
        }

        if (document.TextOf(deleted.Path) != correction.Was || document.DatesOf(deleted.Path) != correction.Dates)
        {
            return new(null, Refusal.Changed);
        }

        var (records, paths, number) = (ImmutableArray.CreateBuilder<DocumentRecord>(), new Dictionary<string, string>(StringComparer.Ordinal), 0);
        foreach (var record in document.Records.Where(r => r.Path != deleted.Path && !r.IsInside(deleted.Path)))
        {
            var isSibling = record.Holder == deleted.Holder && record.Module == deleted.Module;
            var path = isSibling ? DocumentRecord.PathOf(record.Holder, record.Module, ++number)
                : paths.TryGetValue(record.Holder, out var holder) ? holder + record.Path[record.Holder.Length..]
                : record.Path;
            paths[record.Path] = path;
            records.Add(record with { Path = path });
        }

        return new(document with { Records = records.ToImmutable() }, null);
    }
}
