using System;

namespace Trackside.Benchmarks.Counters;

/// <summary>How often each counted instruction ran. Written by rewritten assemblies; only the thread that began counting counts.</summary>
public static class Counter
{
    private static long[] hits = [];
    private static int thread = -1;

    /// <summary>How often the instruction of each site ran so far.</summary>
    public static ReadOnlySpan<long> Hits => hits;

    /// <summary>Begins to count so many sites on the calling thread.</summary>
    public static void Begin(int sites)
    {
        hits = new long[sites];
        thread = Environment.CurrentManagedThreadId;
    }

    /// <summary>The instruction of a site is about to run.</summary>
    public static void Hit(int site)
    {
        if (Environment.CurrentManagedThreadId == thread)
        {
            hits[site]++;
        }
    }
}
