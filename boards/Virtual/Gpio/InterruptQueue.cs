using System;
using System.Device.Gpio;
using System.Diagnostics;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>
/// The runtime's event queue: 128 records, the oldest dropped when full, and one thread that hands them to the firmware late.
/// The thread starts with the first edge; posting allocates nothing.
/// </summary>
internal sealed class InterruptQueue
{
    /// <summary>The runtime's own limit.</summary>
    internal const int Capacity = 128;

    private readonly Boot boot;
    private readonly EventDelay delay;
    private readonly object gate = new();
    private readonly GpioPin?[] pins = new GpioPin?[Capacity];
    private readonly bool[] levels = new bool[Capacity];
    private readonly long[] due = new long[Capacity];
    private int first;
    private int count;
    private long dropped;
    private bool running;

    internal InterruptQueue(Boot boot, int seed)
    {
        this.boot = boot;
        delay = new EventDelay(seed + boot.Chip.BootCount, boot.Chip.Options.EventDelayMaxMilliseconds);
    }

    internal long Dropped => Interlocked.Read(ref dropped);

    /// <summary>An edge happened.</summary>
    internal void Post(GpioPin pin, bool level)
    {
        lock (gate)
        {
            if (count == Capacity)
            {
                first = (first + 1) % Capacity;
                count--;
                dropped++;
            }

            int slot = (first + count) % Capacity;
            pins[slot] = pin;
            levels[slot] = level;
            due[slot] = Microseconds() + delay.Next(boot.Chip.LoadDelayMaxMilliseconds);
            count++;
            if (boot.Chip.Simulated is { } time)
            {
                time.At(1000 * due[slot], DispatchDue);
                return;
            }

            Monitor.Pulse(gate);
            if (running)
            {
                return;
            }

            running = true;
        }

        try
        {
            boot.Start(Dispatch, "events");
        }
        catch (PowerLostException)
        {
            // The edge came from the world while the power went: nobody is left to hear it.
        }
    }

    private long Microseconds() => boot.Chip.Simulated is { } time
        ? (time.Now + 999) / 1000
        : Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    // In simulated time there is no thread: each record brings this at its own instant, and those before it that fell due later come with it.
    private void DispatchDue()
    {
        long now = Microseconds();
        while (!boot.Dead && count > 0 && due[first] <= now)
        {
            GpioPin pin = Remove(out bool level);
            boot.Do(() => pin.Raise(level));
        }
    }

    private void Dispatch()
    {
        while (true)
        {
            GpioPin pin = Take(out bool level);
            try
            {
                pin.Raise(level);
            }
            catch (Exception failure) when (failure is not PowerLostException)
            {
                boot.Chip.ReportFailure(failure);
            }
        }
    }

    /// <summary>Waits for the oldest record to fall due. It may be dropped meanwhile: then for the next one.</summary>
    private GpioPin Take(out bool level)
    {
        lock (gate)
        {
            while (true)
            {
                long early = count == 0 ? 0 : due[first] - Microseconds();
                if (count > 0 && early <= 0 && !boot.IsStalled)
                {
                    break;
                }

                boot.Wait(gate, count == 0 ? Timeout.Infinite : (int)((Math.Max(0, early) + 999) / 1000));
            }

            return Remove(out level);
        }
    }

    private GpioPin Remove(out bool level)
    {
        GpioPin pin = pins[first]!;
        pins[first] = null;
        level = levels[first];
        first = (first + 1) % Capacity;
        count--;
        return pin;
    }
}
