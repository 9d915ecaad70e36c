using System;
using Trackside.Benchmarks.Scenarios;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Benchmarks.Flags;

/// <summary>
/// Bytes that .NET allocates in a tick of a post on a virtual chip in simulated time, once everything has run. What the device's own runtime would
/// allocate is counted by <c>bench calls</c>.
/// </summary>
internal sealed class TickBytes
{
    private const int WarmUp = 1000;
    private const int Ticks = 2000;
    private const int Posts = 64;
    private const int TicksPerControl = 100;

    private long idle;
    private long received;
    private int receivedCount;

    private TickBytes()
    {
    }

    /// <summary>A tick without a message, in the mean.</summary>
    public double PerTick => (double)idle / (Ticks - receivedCount);

    /// <summary>A tick that takes a <c>control/state</c>, in the mean.</summary>
    public double PerControlState => (double)received / receivedCount;

    /// <summary>Runs a post that shows an aspect.</summary>
    public static TickBytes Of(Aspect aspect)
    {
        return Bench.On([], bench =>
        {
            TickBytes bytes = new();
            Rig rig = new(Configurations.Post(Posts - 1), bench.Time);
            for (int tick = -WarmUp; tick < Ticks; tick++)
            {
                bytes.Tick(rig, aspect, tick);
            }

            return rig.Box.Post.Output.Proved == aspect
                ? bytes
                : throw new InvalidOperationException($"the post proves {rig.Box.Post.Output.Proved} and not {aspect}");
        });
    }

    private void Tick(Rig rig, Aspect aspect, int tick)
    {
        bool hears = tick % TicksPerControl == 0;
        if (hears)
        {
            rig.Receive(rig.ControlState(aspect, Posts));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.Step();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (tick >= 0)
        {
            idle += hears ? 0 : allocated;
            received += hears ? allocated : 0;
            receivedCount += hears ? 1 : 0;
        }

        rig.Pass();
    }
}
