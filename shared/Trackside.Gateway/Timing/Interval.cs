using System;

namespace Trackside.Gateway;

/// <summary>
/// The time between two passings. Two of one loop, box and boot that both carry the decoder's own stamp are told apart by that stamp,
/// whichever source gave their UTC; others by UTC.
/// </summary>
/// <param name="From">Its begin in the clock it is measured by; 0 when untimed.</param>
/// <param name="Microseconds">Its length; 0 when untimed.</param>
/// <param name="Flags">What must be known about its clock, and about its ends.</param>
/// <param name="Uncertainty">Half width in microseconds; null where it is not known.</param>
internal readonly record struct Interval(long From, long Microseconds, LapFlags Flags, long? Uncertainty)
{
    internal static Interval Between(Passing start, Passing end)
    {
        LapFlags flags = (LapFlags)(end.Flags & PassingFlags.ShortGap)
            | (LapFlags)((start.Flags | end.Flags) & (PassingFlags.WrongWay | PassingFlags.Historical));
        if (start.Own is { } from && end.Own is { } to && HaveOneClock(start, end))
        {
            return new Interval(from, to - from, flags, null);
        }

        if (start.Utc is { } first && end.Utc is { } last)
        {
            flags |= (LapFlags)((start.Flags | end.Flags) & PassingFlags.ClockUnsynced);
            return new Interval(first, last - first, flags, start.Uncertainty + end.Uncertainty);
        }

        return new Interval(0, 0, flags | LapFlags.Untimed, null);
    }

    /// <summary>When a passing was, in microseconds since 1970 UTC; by the gateway's clock where the box knew no UTC.</summary>
    internal static long MomentOf(Passing passing) => passing.Utc ?? passing.Received;

    private static bool HaveOneClock(Passing start, Passing end) =>
        start.Life == end.Life && start.Boot == end.Boot && start.Box == end.Box && start.Loop == end.Loop
        && start.Circuit == end.Circuit;
}
