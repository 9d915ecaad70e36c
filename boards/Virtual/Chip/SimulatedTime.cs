using System;
using System.Collections.Generic;

namespace Trackside.Virtual;

/// <summary>
/// A host clock for a chip simulated in one thread. Reading the timer and turning a pin cost the firmware the time the call takes on the
/// device, and what the world does meanwhile happens at its own instant, on the same thread. The same costs and events repeat exactly.
/// </summary>
public sealed class SimulatedTime : TimeProvider
{
    private readonly PriorityQueue<Action, (long At, long Number)> world = new();
    private long events;
    private bool inWorld;

    /// <summary>A step is a nanosecond.</summary>
    public override long TimestampFrequency => 1_000_000_000;

    /// <summary>Nanoseconds now, at no cost.</summary>
    public long Now { get; private set; }

    /// <summary>Tells until when the device call that begins now takes, in nanoseconds; null for calls that cost nothing.</summary>
    public Func<long, long>? CallEnds { get; set; }

    /// <inheritdoc/>
    public override long GetTimestamp() => Now;

    /// <summary>The world will do something.</summary>
    /// <param name="at">Nanoseconds, not before now.</param>
    /// <param name="what">What it does; it may schedule more.</param>
    public void At(long at, Action what)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        world.Enqueue(what, (at, events++));
    }

    /// <summary>The firmware makes a device call: time passes before it takes effect.</summary>
    internal void Spend()
    {
        if (!inWorld && CallEnds is { } ends)
        {
            AdvanceTo(ends(Now));
        }
    }

    /// <summary>Moves time on, the world's doings in their order.</summary>
    /// <param name="until">Nanoseconds, not before now.</param>
    public void AdvanceTo(long until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Now);
        inWorld = true;
        while (world.TryPeek(out _, out (long At, long Number) first) && first.At <= until)
        {
            Now = first.At;
            world.Dequeue()();
        }

        inWorld = false;
        Now = until;
    }
}
