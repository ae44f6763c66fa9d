namespace OpenCollect.Engine;

/// <summary>The position of a record in its child, such as <c>CINdetails[2]/Assessments[1]</c>, counted from 1 in file order.</summary>
public static class RecordPath
{
    /// <summary>
    /// Finds the record inside the subject by identity. For the subject itself, the module of the field concerned, without a number.
    /// </summary>
    public static string Of(Record? subject, Place place)
    {
        if (place.Record is not { } record)
        {
            return "";
        }

        if (subject is null || ReferenceEquals(subject, record))
        {
            return place.Field?.Group.Name ?? record.Module.Name;
        }

        return Inside(subject, record) ?? Beside(subject, place, record) ?? place.Field?.Group.Name ?? record.Module.Name;
    }

    /// <summary>The records directly inside the holder, each with its number among those of its module.</summary>
    internal static IEnumerable<(Record Part, int Number)> Parts(Record holder)
    {
        string? module = null;
        var number = 0;
        foreach (var part in holder.Parts)
        {
            number = part.Module.Name == module ? number + 1 : 1;
            module = part.Module.Name;
            yield return (part, number);
        }
    }

    /// <summary>One step of a path.</summary>
    internal static string Step(string module, int number) => $"{module}[{number}]";

    /// <summary>A record of another return, <c>LastYear/Episodes[1]</c>, or the child there, <c>CIN/ChildIdentifiers</c>.</summary>
    private static string? Beside(Record subject, Place place, Record wanted)
    {
        foreach (var other in subject.Beside)
        {
            if (other is InReturn there && ReferenceEquals(there.Child, wanted))
            {
                return $"{other.Module.Name}/{place.Field?.Group.Name ?? wanted.Module.Name}";
            }

            if (Inside(other, wanted) is { } path)
            {
                return $"{other.Module.Name}/{path}";
            }
        }

        return null;
    }

    private static string? Inside(Record holder, Record wanted)
    {
        foreach (var (part, number) in Parts(holder))
        {
            if (ReferenceEquals(part, wanted))
            {
                return Step(part.Module.Name, number);
            }

            if (Inside(part, wanted) is { } deeper)
            {
                return $"{Step(part.Module.Name, number)}/{deeper}";
            }
        }

        return null;
    }
}
