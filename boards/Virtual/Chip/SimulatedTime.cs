using System;
using System.Collections.Generic;
using System.Threading;

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

    /// <summary>A timer of the world: its callback runs on the thread that moves time on.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Alarm(this, callback, state, dueTime, period);

    /// <summary>The firmware stands still for a while: a call that holds up the whole runtime.</summary>
    internal void Pass(TimeSpan most)
    {
        if (!inWorld)
        {
            AdvanceTo(Now + (long)most.TotalNanoseconds);
        }
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

    // Each change makes the instants set before it void.
    private sealed class Alarm : ITimer
    {
        private readonly SimulatedTime time;
        private readonly TimerCallback callback;
        private readonly object? state;
        private int changes;

        internal Alarm(SimulatedTime time, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.time = time;
            this.callback = callback;
            this.state = state;
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int change = ++changes;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.At(time.Now + (long)dueTime.TotalNanoseconds, () => Ring(change, period));
            }

            return true;
        }

        public void Dispose() => changes++;

        public System.Threading.Tasks.ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Ring(int change, TimeSpan period)
        {
            if (change != changes)
            {
                return;
            }

            if (period > TimeSpan.Zero)
            {
                Change(period, period);
            }

            callback(state);
        }
    }
}
