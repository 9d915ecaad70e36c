using System;

namespace Trackside.Virtual;

/// <summary>Draws how late each GPIO event comes. The same seed draws the same row. The caller holds a lock.</summary>
internal sealed class EventDelay(int seed, int idleMaxMilliseconds)
{
    private readonly Random random = new(seed);

    /// <summary>The next delay, microseconds.</summary>
    /// <param name="loadMaxMilliseconds">What another busy thread may add.</param>
    internal long Next(int loadMaxMilliseconds)
    {
        // Two draws always, so that switching the load on does not shift the row of the idle delays.
        long idle = (long)(random.NextDouble() * idleMaxMilliseconds * 1000);
        long load = (long)(random.NextDouble() * loadMaxMilliseconds * 1000);
        return idle + load;
    }
}
