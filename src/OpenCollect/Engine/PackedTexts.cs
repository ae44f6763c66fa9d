using System.Diagnostics.CodeAnalysis;

namespace OpenCollect.Engine;

/// <summary>Texts as 16 bytes: six bits a character, or the number of a text kept aside. 0 is no text.</summary>
internal sealed class PackedTexts
{
    private const int MostPacked = 21;
    private const int Bits = 6;
    private static readonly UInt128 KeptAside = UInt128.One << 127;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _aside = [];

    public UInt128 Pack(string text)
    {
        if (text.Length is > 0 and <= MostPacked)
        {
            UInt128 packed = 0;
            foreach (var character in text)
            {
                var digit = character switch
                {
                    >= '0' and <= '9' => character - '0' + 1,
                    >= 'A' and <= 'Z' => character - 'A' + 11,
                    >= 'a' and <= 'z' => character - 'a' + 37,
                    _ => 0,
                };
                if (digit == 0)
                {
                    return Aside(text);
                }

                packed = (packed << Bits) | (uint)digit;
            }

            return packed;
        }

        return Aside(text);
    }

    [SuppressMessage("Style", "IDE0300", Justification = "A span on the stack.")]
    public string? Unpack(UInt128 packed)
    {
        if (packed == 0)
        {
            return null;
        }

        if ((packed & KeptAside) != 0)
        {
            return _aside[(int)(packed ^ KeptAside)];
        }

        Span<char> text = stackalloc char[MostPacked];
        var start = MostPacked;
        for (; packed != 0; packed >>= Bits)
        {
            var digit = (int)(packed & 63);
            text[--start] = (char)(digit <= 10 ? digit - 1 + '0' : digit <= 36 ? digit - 11 + 'A' : digit - 37 + 'a');
        }

        return new(text[start..]);
    }

    private UInt128 Aside(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = _aside.Count);
            _aside.Add(text);
        }

        return KeptAside | (uint)number;
    }
}
