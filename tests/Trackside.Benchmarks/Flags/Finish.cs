using System;
using System.Diagnostics;
using System.Threading;

namespace Trackside.Benchmarks.Flags;

/// <summary>A line that many cross once each, from any thread: tells when the last one did.</summary>
internal sealed class Finish(int runners)
{
    private readonly ManualResetEventSlim all = new(false);
    private readonly long[] crossed = new long[runners];
    private int missing;
    private long start;

    /// <summary>Begins a race; who crossed in an earlier one is to cross again.</summary>
    public void Begin()
    {
        all.Reset();
        Array.Clear(crossed);
        Volatile.Write(ref missing, runners);
        start = Stopwatch.GetTimestamp();
    }

    /// <summary>One crosses; again is as good as once.</summary>
    public void Cross(int runner)
    {
        if (Interlocked.CompareExchange(ref crossed[runner], Stopwatch.GetTimestamp(), 0) == 0 && Interlocked.Decrement(ref missing) == 0)
        {
            all.Set();
        }
    }

    /// <summary>Waits for the last.</summary>
    /// <param name="what">What is waited for, for the message.</param>
    /// <returns>Milliseconds since the beginning.</returns>
    /// <exception cref="TimeoutException">Some did not come within 20 s.</exception>
    public double Wait(string what)
    {
        if (!all.Wait(TimeSpan.FromSeconds(20)))
        {
            throw new TimeoutException($"{what}: {Volatile.Read(ref missing)} of {runners} did not come within 20 s");
        }

        long last = start;
        foreach (long one in crossed)
        {
            last = Math.Max(last, one);
        }

        return Stopwatch.GetElapsedTime(start, last).TotalMilliseconds;
    }
}
