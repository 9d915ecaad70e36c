using System.Collections.Generic;

namespace Trackside.Venue.Replay;

/// <summary>When each frame of a capture is sent.</summary>
internal static class Pacing
{
    /// <summary>A decoder sends a status about this often; used where no passing tells the time.</summary>
    public const long StatusPeriodMicroseconds = 5_000_000;

    /// <summary>
    /// Moments in microseconds of real time from the start. Passings keep the decoder's own distances divided by the speed; the frames
    /// between two passings, which carry no time, are spread evenly between them.
    /// </summary>
    public static long[] Schedule(IReadOnlyList<CapturedFrame> frames, double speed)
    {
        double[] times = new double[frames.Count];
        int last = -1;
        for (int i = 0; i < frames.Count; i++)
        {
            if (frames[i].Time is not long time)
            {
                continue;
            }

            if (last < 0)
            {
                times[i] = i * (double)StatusPeriodMicroseconds;
            }
            else
            {
                // A clock that was set back while the decoder ran: no time passes, nothing runs backwards.
                times[i] = times[last] + long.Max(0, time - frames[last].Time!.Value);
            }

            Spread(times, last, i);
            last = i;
        }

        for (int i = last + 1; i < times.Length; i++)
        {
            times[i] = i == 0 ? 0 : times[i - 1] + StatusPeriodMicroseconds;
        }

        long[] moments = new long[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            moments[i] = (long)(times[i] / speed);
        }

        return moments;
    }

    private static void Spread(double[] times, int from, int to)
    {
        double begin = from < 0 ? 0 : times[from];
        int steps = to - (from < 0 ? 0 : from);
        for (int i = from + 1; i < to; i++)
        {
            times[i] = begin + ((times[to] - begin) * (i - (from < 0 ? 0 : from)) / steps);
        }
    }
}
