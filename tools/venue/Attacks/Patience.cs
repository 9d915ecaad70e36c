using System;
using System.Diagnostics;
using System.Threading;

namespace Trackside.Venue.Attacks;

/// <summary>Waits for what must come, within a bound that only a fault reaches.</summary>
internal static class Patience
{
    private const int PollMilliseconds = 5;

    /// <summary>Whether the condition came to hold in time.</summary>
    public static bool Until(Func<bool> condition, double seconds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed.TotalSeconds > seconds)
            {
                return false;
            }

            Thread.Sleep(PollMilliseconds);
        }

        return true;
    }
}
