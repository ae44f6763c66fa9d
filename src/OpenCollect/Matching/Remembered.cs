using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching;

/// <summary>Records made again at the end of a run from what was remembered of them: identifier, UPN and line.</summary>
internal static class Remembered
{
    /// <summary>The child in the census.</summary>
    public static CinChild Cin(UpnHolder holder, string upn) => new()
    {
        Origin = new(holder.Line),
        Id = holder.ChildId,
        Upn = holder.Place == UpnPlace.CinFormer ? null : upn,
        FormerUpn = holder.Place == UpnPlace.CinFormer ? upn : null,
    };

    /// <summary>The child in the looked after return.</summary>
    public static LookedAfterChild Cla(UpnHolder holder, string upn) => new()
    {
        Origin = new(holder.Line),
        Id = holder.ChildId,
        Headers = [new Header { Origin = new(holder.Line), ChildId = holder.ChildId, Upn = upn }],
    };

    /// <summary>Reports the UPN of one record of this year.</summary>
    public static void ReportUpn(Report report, UpnHolder holder, string upn)
    {
        if (holder.Place == UpnPlace.Cla)
        {
            var child = new ChildInBoth { Origin = new(holder.Line), Cla = Cla(holder, upn) };
            report.Child(holder.ChildId, child, (child.Cla.Headers[0], Header.UpnField));
        }
        else
        {
            var child = new ChildInBoth { Origin = new(holder.Line), Cin = Cin(holder, upn) };
            report.Child(holder.ChildId, child, (child.Cin, holder.Place == UpnPlace.Cin ? CinChild.UpnField : CinChild.FormerUpnField));
        }
    }
}
