using System;

namespace Trackside.Benchmarks.Clock;

/// <summary>
/// How long a datagram is on its way in a venue's LAN: 0.2 ms through switches and stacks, 0.4 ms more in the mean by queues (exponential), and
/// one in twenty waits up to 5 ms behind other traffic. Each way is drawn by itself. One thread.
/// </summary>
internal sealed class LanDelay(int seed)
{
    private const double Shortest = 200;
    private const double MeanQueue = 400;
    private const double BusyShare = 0.05;
    private const double LongestWait = 5_000;

    private readonly Random random = new(seed);

    /// <summary>Microseconds of one way.</summary>
    public double Next()
    {
        double queue = -MeanQueue * Math.Log(1 - random.NextDouble());
        return Shortest + queue + (random.NextDouble() < BusyShare ? random.NextDouble() * LongestWait : 0);
    }
}
