using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Features.Department;

/// <summary>What a reminder says of a return.</summary>
internal static class ReminderText
{
    public static string About(ReturnView view) => $"{view.Title}, to be submitted by {Show.Day(view.Year.SubmitBy)}";
}
