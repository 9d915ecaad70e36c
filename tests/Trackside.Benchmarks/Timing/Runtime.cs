using System;
using System.Collections.Generic;

namespace Trackside.Benchmarks.Timing;

/// <summary>
/// The runtime of the modelled device. Managed code does not run while a collector pauses (up to 60 ms) or another thread holds its quantum
/// (up to 20 ms): at random, but by seed and for all alike. All times are nanoseconds.
/// </summary>
internal sealed class Runtime
{
    private const long Microsecond = 1_000;
    private const long Millisecond = 1_000 * Microsecond;
    private const double PausesASecond = 0.5;
    private const double QuantaASecond = 5;

    private readonly Random random;
    private readonly List<long> from = [];
    private readonly List<long> until = [];

    /// <summary>Draws the standstills of a run.</summary>
    public Runtime(int seed, long length)
    {
        random = new Random(seed);
        for (long at = 0; at < length;)
        {
            at += (long)(-Math.Log(1 - random.NextDouble()) * 1000 * Millisecond / (PausesASecond + QuantaASecond));
            bool isPause = random.NextDouble() < PausesASecond / (PausesASecond + QuantaASecond);
            from.Add(at);
            at += (long)(random.NextDouble() * (isPause ? 60 : 20) * Millisecond);
            until.Add(at);
        }
    }

    /// <summary>When the handler of an edge runs: 0 to 10 ms of event tick, then as soon as anything runs.</summary>
    public long HandlerRuns(long edge) => RunsFrom(edge + (long)(random.NextDouble() * 10 * Millisecond));

    /// <summary>When a call that begins now has ended: 6 to 15 us, longer where a standstill begins meanwhile.</summary>
    public long CallEnds(long now)
    {
        long cost = (6 * Microsecond) + random.NextInt64(9 * Microsecond);
        int next = IndexAfter(now);
        return next < from.Count && from[next] <= now + cost ? until[next] + (now + cost - from[next]) : now + cost;
    }

    /// <summary>The first instant not before this one at which managed code runs.</summary>
    public long RunsFrom(long at)
    {
        int last = IndexAfter(at) - 1;
        return last >= 0 && at < until[last] ? until[last] : at;
    }

    // The first standstill that begins after an instant.
    private int IndexAfter(long at)
    {
        int found = from.BinarySearch(at);
        return found >= 0 ? found + 1 : ~found;
    }
}
