using OpenCollect.Cin;

namespace OpenCollect.Tests.Cin;

/// <summary>A return as text that tells everything that was given in it, and nothing of where: two returns are alike exactly if their texts are.</summary>
internal static class CinText
{
    public static string Of(CinHeader header, params IEnumerable<CinChild> children) => RecordText.Of(
        children.Prepend<Record>(header),
        r => r is CinChild ? [CinChild.Identifiers, CinChild.Characteristics, CinChild.DisabilitiesGroup] : [r.Module]);
}
