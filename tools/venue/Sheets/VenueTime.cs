using System;
using System.Globalization;
using Trackside.Gateway;
using Trackside.Venue.Commands;
using Trackside.Venue.Processes;

namespace Trackside.Venue.Sheets;

/// <summary>Moments as people at the venue say them, and as the database has them: microseconds since 1970 UTC.</summary>
internal sealed class VenueTime
{
    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>Takes the local time of a venue.</summary>
    /// <exception cref="MissingPartException">The machine has no table of time zones, or not this one.</exception>
    public VenueTime(string zone)
    {
        try
        {
            Zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new MissingPartException($"The time zone {zone} is not known to this machine: install tzdata, or correct \"timeZone\" in the venue file.");
        }
    }

    /// <summary>The venue's local time.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>This moment.</summary>
    public static long Now => FromUtc(DateTime.UtcNow);

    /// <summary>A day as people write it.</summary>
    /// <exception cref="WrongUseException">It is none.</exception>
    public static DateOnly Day(string text, string option) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly day)
        ? day
        : throw new WrongUseException($"{option} is '{text}': write a day such as 2026-03-29.");

    /// <summary>A day, or a day and an hour, of the venue.</summary>
    /// <exception cref="WrongUseException">It is none, or the clocks skip it.</exception>
    public long Moment(string text, string option)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly day))
        {
            return Letting.BeginOf(day, Zone);
        }

        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) || Zone.IsInvalidTime(local))
        {
            throw new WrongUseException($"{option} is '{text}': write a day and an hour of the venue that exist, such as '2026-03-29 14:30'.");
        }

        return FromUtc(TimeZoneInfo.ConvertTimeToUtc(local, Zone));
    }

    /// <summary>A moment as the venue's clocks show it.</summary>
    public string Text(long moment) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddTicks(moment * TimeSpan.TicksPerMicrosecond), Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static long FromUtc(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
