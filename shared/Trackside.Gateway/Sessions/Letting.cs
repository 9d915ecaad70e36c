using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>How long one circuit was let to one client on one day.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Client">The client.</param>
/// <param name="Day">The day at the venue.</param>
/// <param name="Time">How long. A day of a clock change has 23 or 25 hours.</param>
public sealed record Letting(string Circuit, string Client, DateOnly Day, TimeSpan Time)
{
    /// <summary>Divides sessions into days of the venue.</summary>
    /// <param name="sessions">The sessions; an open one lasts until <paramref name="now"/>.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="zone">The venue's local time.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    /// <returns>By circuit, day and client.</returns>
    public static IReadOnlyList<Letting> Divide(IEnumerable<Session> sessions, DateOnly from, DateOnly to, TimeZoneInfo zone, long now)
    {
        var times = new Dictionary<(string Circuit, DateOnly Day, string Client), TimeSpan>();
        foreach (Session session in sessions)
        {
            foreach ((DateOnly day, TimeSpan time) in Days(session, zone, now).Where(part => part.Day >= from && part.Day <= to))
            {
                foreach (string circuit in session.Circuits)
                {
                    times[(circuit, day, session.Client)] = times.GetValueOrDefault((circuit, day, session.Client)) + time;
                }
            }
        }

        return [.. times.Select(entry => new Letting(entry.Key.Circuit, entry.Key.Client, entry.Key.Day, entry.Value))
            .OrderBy(letting => letting.Circuit, StringComparer.Ordinal).ThenBy(letting => letting.Day).ThenBy(letting => letting.Client, StringComparer.Ordinal)];
    }

    /// <summary>The moment a day of the venue begins, in microseconds since 1970 UTC.</summary>
    public static long BeginOf(DateOnly day, TimeZoneInfo zone)
    {
        DateTime midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15); // where clocks go forward at midnight the day begins later
        }

        return (TimeZoneInfo.ConvertTimeToUtc(midnight, zone) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>The day of the venue that a moment belongs to.</summary>
    public static DateOnly DayOf(long moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddTicks(moment * TimeSpan.TicksPerMicrosecond), zone));

    private static IEnumerable<(DateOnly Day, TimeSpan Time)> Days(Session session, TimeZoneInfo zone, long now)
    {
        long end = session.Closed ?? Math.Max(now, session.Opened);
        long begin = session.Opened;
        while (begin < end)
        {
            DateOnly day = DayOf(begin, zone);
            long next = Math.Min(end, BeginOf(day.AddDays(1), zone));
            yield return (day, TimeSpan.FromMicroseconds(next - begin));
            begin = next;
        }
    }
}
