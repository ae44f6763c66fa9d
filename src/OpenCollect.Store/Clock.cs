using System.Globalization;
using System.Security.Cryptography;

namespace OpenCollect.Store;

/// <summary>Times as the database holds them: UTC, ISO 8601, milliseconds, so that text order is time order.</summary>
public static class Clock
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly TimeZoneInfo England = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static TimeProvider Provider { get; set; } = TimeProvider.System;

    public static string Now() => Text(Provider.GetUtcNow());

    /// <summary>The day in England.</summary>
    public static DateOnly Today() => DateOnly.FromDateTime(InEngland(Provider.GetUtcNow()).DateTime);

    /// <summary>The day in England of a time as the database holds it.</summary>
    public static DateOnly DayOf(string text) => DateOnly.FromDateTime(InEngland(Parse(text)).DateTime);

    public static DateTimeOffset InEngland(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, England);

    /// <summary>A day and time in England; a time that the clocks jump over in March counts as one of winter.</summary>
    public static DateTimeOffset FromEngland(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(local, England.GetUtcOffset(local));
    }

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) => DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>
/// Identifiers that sort by when they were made, those of one process strictly: version 7 UUIDs (RFC 9562, section 6.2, method 1), as 32
/// hexadecimal digits.
/// </summary>
public static class Ids
{
    private const int CounterBits = 12;
    private static long _last;

    public static string New()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits;
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(now, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        var random = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        return $"{next >> CounterBits:x12}7{next & ((1 << CounterBits) - 1):x3}{(random >> 2) | (1UL << 63):x16}";
    }
}
