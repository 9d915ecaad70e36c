using System;
using System.Collections.Generic;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>Something of the running firmware that dies with the power: a socket, an open file, a port.</summary>
internal interface IPowered
{
    /// <summary>The power is gone. Called once, outside all locks of <see cref="Boot"/>; must not block.</summary>
    void PowerLost();
}

/// <summary>
/// One life of a chip, from power on to power off: what its RAM holds. The firmware's threads carry it as ambient value, so a
/// thread that outlives its boot meets the dead one and never the next.
/// </summary>
internal sealed class Boot
{
    private static readonly AsyncLocal<Boot?> Ambient = new();

    private readonly object gate = new();
    private readonly List<ThreadRecord> threads = [];
    private readonly List<ThreadRecord> guests = [];
    private readonly List<IPowered> powered = [];
    private volatile bool dead;
    private volatile Thread? staller;

    internal Boot(Chip chip, ThreadStart main)
    {
        Chip = chip;
        Main = main;
        MainThread = new MainThread(this);
        Gpio = new GpioBank(this);
        Interrupts = new InterruptQueue(this, chip.Options.Seed);
    }

    internal Chip Chip { get; }

    internal ThreadStart Main { get; }

    internal GpioBank Gpio { get; }

    internal InterruptQueue Interrupts { get; }

    /// <summary>The memory of the RMT.</summary>
    internal RmtBlocks RmtBlocks { get; } = new();

    /// <summary>Which pin serves which device function, by the function's number; lost at power off.</summary>
    internal Dictionary<int, int> PinFunctions { get; } = [];

    /// <summary>What a device's statics would hold for this boot, by type: process-wide on a device, one a chip here.</summary>
    internal Dictionary<Type, object> Singletons { get; } = [];

    internal bool Dead => dead;

    /// <summary>The thread that runs <see cref="Main"/>.</summary>
    internal MainThread MainThread { get; }

    /// <summary>The ambient boot, or null where no firmware runs.</summary>
    internal static Boot? CurrentOrNull => Ambient.Value;

    /// <summary>The ambient boot with its power on: the first line of every device call.</summary>
    internal static Boot Alive
    {
        get
        {
            Boot boot = Ambient.Value ?? throw new InvalidOperationException(
                "No virtual chip here: device calls work only in threads that Chip.PowerOn or the firmware started.");
            boot.Check();
            return boot;
        }
    }

    internal int ThreadCount
    {
        get
        {
            lock (gate)
            {
                return threads.Count;
            }
        }
    }

    /// <summary>Whether a native call of another thread holds up the runtime.</summary>
    internal bool IsStalled => staller is { } other && other != Thread.CurrentThread && !dead;

    internal void Check()
    {
        while (IsStalled)
        {
            Thread.Sleep(1);
        }

        CheckPower();
    }

    /// <summary>A native call that holds up the whole runtime: until it is over, every other thread stands still in its next device call.</summary>
    /// <param name="most">How long at most, in real time.</param>
    /// <param name="isOver">Ends it early.</param>
    /// <remarks>The world goes on: no thread stands still with a lock that pins and cables need.</remarks>
    internal void Stall(TimeSpan most, Func<bool> isOver)
    {
        if (Chip.Simulated is { } time)
        {
            time.Pass(most);
            return;
        }

        while (Interlocked.CompareExchange(ref staller, Thread.CurrentThread, null) is not null && !dead)
        {
            Thread.Sleep(1);
        }

        long begun = System.Diagnostics.Stopwatch.GetTimestamp();
        try
        {
            while (!isOver() && System.Diagnostics.Stopwatch.GetElapsedTime(begun) < most && !dead)
            {
                Thread.Sleep(1);
            }
        }
        finally
        {
            staller = null;
        }

        Check();
    }

    /// <summary>Does something as a thread of the firmware would, on the calling one.</summary>
    internal void Do(Action doing)
    {
        Boot? outer = Ambient.Value;
        Ambient.Value = this;
        try
        {
            doing();
        }
        finally
        {
            Ambient.Value = outer;
        }
    }

    /// <summary>Starts a thread of the firmware: it carries this boot, is joined at power off, and an exception ends it alone.</summary>
    internal void Start(ThreadStart body, string name) => Start(new ThreadRecord(this), body, name);

    /// <summary>Starts a thread of the firmware that has a record already.</summary>
    internal void Start(ThreadRecord record, ThreadStart body, string name)
    {
        Thread thread = new(() => Run(record, body), maxStackSize: 256 * 1024)
        {
            IsBackground = true,
            Name = Chip.Options.Name + "/" + name,
        };
        record.Thread = thread;
        lock (gate)
        {
            CheckPower();
            threads.Add(record);
        }

        thread.UnsafeStart();
    }

    /// <summary>Ties a resource to the power; it dies at once when the power is already gone.</summary>
    internal void Attach(IPowered resource)
    {
        lock (gate)
        {
            if (!dead)
            {
                powered.Add(resource);
                return;
            }
        }

        resource.PowerLost();
        throw new PowerLostException();
    }

    internal void Detach(IPowered resource)
    {
        lock (gate)
        {
            powered.Remove(resource);
        }
    }

    /// <summary>All resources of a kind; a copy.</summary>
    internal List<T> Attached<T>()
    {
        List<T> found = [];
        lock (gate)
        {
            foreach (IPowered resource in powered)
            {
                if (resource is T wanted)
                {
                    found.Add(wanted);
                }
            }
        }

        return found;
    }

    /// <summary>Cuts the power: every later device call throws, sockets and files close, waiting threads wake. Does not wait.</summary>
    internal void Die()
    {
        IPowered[] dying;
        ThreadRecord[] running;
        lock (gate)
        {
            if (dead)
            {
                return;
            }

            dead = true;
            dying = [.. powered];
            running = [.. threads, .. guests];
            powered.Clear();
        }

        Interlocked.MemoryBarrier();
        foreach (IPowered resource in dying)
        {
            resource.PowerLost();
        }

        Gpio.PowerLost();
        foreach (ThreadRecord record in running)
        {
            record.Wake();
        }
    }

    /// <summary>Waits until the firmware's threads have unwound; never for the calling one.</summary>
    /// <returns>False when some still run after <paramref name="bound"/>.</returns>
    internal bool Join(TimeSpan bound)
    {
        long end = Environment.TickCount64 + (long)bound.TotalMilliseconds;
        ThreadRecord[] running;
        lock (gate)
        {
            running = [.. threads];
        }

        bool all = true;
        foreach (ThreadRecord record in running)
        {
            if (record.Thread is { } thread && thread != Thread.CurrentThread)
            {
                all &= thread.Join((int)Math.Max(0, end - Environment.TickCount64));
            }
        }

        return all;
    }

    /// <summary>
    /// Waits on a gate that the caller holds, until it is pulsed, the time is over, or the power goes; for an instant only while the runtime stands still, since the
    /// gate must not be held meanwhile. The caller looks again whether it may go on.
    /// </summary>
    /// <param name="on">The gate, locked by the caller.</param>
    /// <param name="milliseconds">0 or more, or -1 for no end.</param>
    /// <exception cref="PowerLostException">The power is gone.</exception>
    internal void Wait(object on, int milliseconds)
    {
        ThreadRecord record = ThreadRecord.Of(this);
        record.WaitingOn = on;
        // Either this thread sees the power gone, or Die sees what it waits on and pulses it.
        Interlocked.MemoryBarrier();
        try
        {
            CheckPower();
            Monitor.Wait(on, IsStalled ? 1 : milliseconds);
            CheckPower();
        }
        finally
        {
            record.WaitingOn = null;
        }
    }

    /// <summary>Makes a thread known that the firmware did not start but that runs in its context: woken at power off, never joined.</summary>
    internal void Adopt(ThreadRecord record)
    {
        lock (gate)
        {
            CheckPower();
            guests.Add(record);
        }
    }

    private void CheckPower()
    {
        if (dead)
        {
            throw new PowerLostException();
        }
    }

    private void Run(ThreadRecord record, ThreadStart body)
    {
        Ambient.Value = this;
        record.Enter();
        try
        {
            body();
        }
        catch (PowerLostException)
        {
            // How every thread of a chip without power ends.
        }
        catch (Exception) when (dead)
        {
            // A socket or file closed under the thread: the same end, seen from deeper down.
        }
        catch (Exception failure)
        {
            Chip.ReportFailure(failure);
        }
        finally
        {
            lock (gate)
            {
                threads.Remove(record);
            }

            record.Leave();
        }
    }
}
