using System;
using System.Collections.Generic;

namespace Trackside.Benchmarks.Timing;

/// <summary>Vehicles over a loop, as edges of its line: some close behind each other, some slow, some whose front scratches the contact.</summary>
internal static class Traffic
{
    private const long Millisecond = 1_000_000;
    private const double CloseShare = 0.15;
    private const double SlowShare = 0.1;
    private const double BounceShare = 0.05;

    /// <summary>Instants at which the line turns round, rising first, in nanoseconds.</summary>
    public static List<long> Edges(int seed, int vehicles)
    {
        Random random = new(seed);
        List<long> edges = [];
        long at = 1000 * Millisecond;
        for (int i = 0; i < vehicles; i++)
        {
            bool isClose = random.NextDouble() < CloseShare;
            at += (isClose ? Between(random, 20, 150) : Between(random, 300, 2500));
            if (random.NextDouble() < BounceShare)
            {
                at = Bounce(random, edges, at);
            }

            edges.Add(at);
            at += random.NextDouble() < SlowShare ? Between(random, 150, 2000) : Between(random, 15, 90);
            edges.Add(at);
        }

        return edges;
    }

    private static long Bounce(Random random, List<long> edges, long at)
    {
        for (int bounces = random.Next(1, 6); bounces > 0; bounces--)
        {
            edges.Add(at);
            at += 20_000 + random.NextInt64(Millisecond / 2);
            edges.Add(at);
            at += 20_000 + random.NextInt64(Millisecond / 2);
        }

        return at;
    }

    private static long Between(Random random, int least, int most) => (long)((least + (random.NextDouble() * (most - least))) * Millisecond);
}
