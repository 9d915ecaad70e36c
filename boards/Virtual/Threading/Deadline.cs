using System.Diagnostics;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>When a wait ends, kept in fine host ticks so that it never ends early.</summary>
internal readonly struct Deadline
{
    private readonly long end;

    /// <summary>From now on.</summary>
    /// <param name="milliseconds">0 or more, or -1 for never.</param>
    internal Deadline(int milliseconds) =>
        end = milliseconds == Timeout.Infinite
            ? long.MaxValue
            : Stopwatch.GetTimestamp() + (milliseconds * (Stopwatch.Frequency / 1000));

    /// <summary>What is left, rounded up to milliseconds: 0 once over, -1 when it never ends.</summary>
    internal int Left
    {
        get
        {
            if (end == long.MaxValue)
            {
                return Timeout.Infinite;
            }

            long steps = end - Stopwatch.GetTimestamp();
            long perMillisecond = Stopwatch.Frequency / 1000;
            return steps <= 0 ? 0 : (int)((steps + perMillisecond - 1) / perMillisecond);
        }
    }
}
