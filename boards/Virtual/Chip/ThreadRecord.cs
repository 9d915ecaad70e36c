using System;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>What a boot knows of one of its threads.</summary>
internal sealed class ThreadRecord(Boot boot)
{
    [ThreadStatic]
    private static ThreadRecord? here;

    private volatile object? waitingOn;
    private volatile bool ended;

    internal Boot Boot { get; } = boot;

    internal Thread? Thread { get; set; }

    /// <summary>The shim the firmware holds for this thread, made when first asked for.</summary>
    internal object? Face { get; set; }

    internal bool Ended => ended;

    internal object? WaitingOn
    {
        set => waitingOn = value;
    }

    /// <summary>The record of the calling thread in a boot.</summary>
    internal static ThreadRecord Of(Boot boot)
    {
        ThreadRecord? record = here;
        if (record is null || record.Boot != boot)
        {
            record = new ThreadRecord(boot) { Thread = Thread.CurrentThread };
            boot.Adopt(record);
            here = record;
        }

        return record;
    }

    internal void Enter() => here = this;

    /// <summary>The thread has ended: wakes whoever joins it.</summary>
    internal void Leave()
    {
        here = null;
        lock (this)
        {
            ended = true;
            Monitor.PulseAll(this);
        }
    }

    /// <summary>Wakes the thread from whatever device call it waits in.</summary>
    internal void Wake()
    {
        object? on = waitingOn;
        if (on is not null)
        {
            lock (on)
            {
                Monitor.PulseAll(on);
            }
        }
    }
}
