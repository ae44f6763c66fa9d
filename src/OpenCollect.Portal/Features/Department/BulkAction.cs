namespace OpenCollect.Portal.Features.Department;

/// <summary>What is about to happen to many returns, to be confirmed: to which it will, and which are left out and why.</summary>
/// <param name="IsReminder">Whether authorities are reminded; returns are authorised otherwise.</param>
/// <param name="Included">The returns to which it happens.</param>
/// <param name="LeftOut">Those that were chosen too but cannot be, each with the reason.</param>
public sealed record BulkAction(bool IsReminder, IReadOnlyList<WatchedReturn> Included, IReadOnlyList<(WatchedReturn Return, string Why)> LeftOut)
{
    /// <summary>Sorts what was chosen, by the same guards as when it is done.</summary>
    /// <param name="database">The database.</param>
    /// <param name="isReminder">What to do.</param>
    /// <param name="chosen">The returns as they are, each with the version that the person saw.</param>
    /// <param name="person">Who asks.</param>
    public static async Task<BulkAction> Of(Database database, bool isReminder, IEnumerable<(WatchedReturn Return, int Version)> chosen, string person)
    {
        await using var connection = await database.Open();
        var refusal = isReminder ? await Reminders.Refusals(connection) : view => Returns.Refusal(view, ReturnEvent.Authorised, person);
        var (included, leftOut) = (new List<WatchedReturn>(), new List<(WatchedReturn, string)>());
        foreach (var (one, version) in chosen)
        {
            if (!isReminder && one.View.Return.Version != version)
            {
                leftOut.Add((one, new ChangedMeanwhileException().Message));
            }
            else if (refusal(one.View) is { } why)
            {
                leftOut.Add((one, why));
            }
            else
            {
                included.Add(one);
            }
        }

        return new(isReminder, included, leftOut);
    }
}
