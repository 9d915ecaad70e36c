using System;
using System.Diagnostics;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>The thread that runs the firmware's <c>Program.Main</c>, as the world may look at it: how often it came to wait, and whether it waits. Any thread may look.</summary>
internal sealed class MainThread(Boot boot)
{
    private readonly ThreadRecord record = new(boot);
    private readonly ManualResetEventSlim rests = new(false, spinCount: 0);
    private volatile Shims.AutoResetEvent? awaited;
    private long rounds;

    /// <summary>How often it has come to wait for an event, set or not.</summary>
    internal long Rounds => Interlocked.Read(ref rounds);

    /// <summary>Whether it waits for an event that is not set.</summary>
    internal bool IsIdle => awaited is { } on && on.IsAwaitedBy(this);

    private bool IsHere => record.Thread == Thread.CurrentThread;

    /// <summary>Starts the firmware.</summary>
    internal void Start() => boot.Start(record, boot.Main, "main");

    /// <summary>Waits until it is idle; one thread at a time.</summary>
    /// <returns>False where it was not within the bound.</returns>
    internal bool TryAwaitIdle(TimeSpan bound)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            rests.Reset();
            if (IsIdle)
            {
                return true;
            }

            TimeSpan left = bound - watch.Elapsed;
            if (left <= TimeSpan.Zero || boot.Dead || !rests.Wait(left))
            {
                return false;
            }
        }
    }

    /// <summary>The calling thread comes to wait for an event.</summary>
    internal void CountRound()
    {
        if (IsHere)
        {
            Interlocked.Increment(ref rounds);
        }
    }

    /// <summary>The calling thread begins to wait for an event that is not set, or goes on: null. With the event's gate held.</summary>
    internal void Note(Shims.AutoResetEvent? on)
    {
        if (IsHere)
        {
            awaited = on;
            if (on is not null)
            {
                rests.Set();
            }
        }
    }

    /// <summary>Whether it is this event that it waits for.</summary>
    internal bool Awaits(Shims.AutoResetEvent on) => awaited == on;
}
