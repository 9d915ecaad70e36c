using System;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>The device's system tick: every time-out is a whole number of these.</summary>
internal static class Ticks
{
    /// <summary>FreeRTOS runs at 100 Hz.</summary>
    internal const int Milliseconds = 10;

    /// <summary>Rounds a time-out up to whole ticks; -1 (no end) and 0 stay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below -1.</exception>
    internal static int RoundUp(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite);
        return milliseconds <= 0 || milliseconds > int.MaxValue - Milliseconds
            ? milliseconds
            : (milliseconds + Milliseconds - 1) / Milliseconds * Milliseconds;
    }
}
