using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Diagnostics;
using System.Threading;

namespace Trackside.Virtual.Tests;

[TestClass]
public class InterruptTests
{
    [TestMethod]
    public void Event_delays_repeat_with_their_seed_and_keep_their_range()
    {
        EventDelay one = new(42, 10);
        EventDelay same = new(42, 10);
        EventDelay other = new(43, 10);
        int different = 0;
        for (int i = 0; i < 1_000; i++)
        {
            long delay = one.Next(0);
            Assert.AreEqual(delay, same.Next(0));
            different += delay == other.Next(0) ? 0 : 1;
            Assert.IsTrue(delay is >= 0 and < 10_000);
        }

        Assert.IsGreaterThan(900, different);
        long most = 0;
        for (int i = 0; i < 1_000; i++)
        {
            most = Math.Max(most, one.Next(20));
        }

        Assert.IsTrue(most is > 20_000 and < 30_000, "load adds up to its own maximum");
    }

    [TestMethod]
    public void Event_comes_as_late_as_its_seed_says()
    {
        const int Events = 30;
        const int Seed = 9;
        using Bench bench = new(o => o with { Seed = Seed, LoadDelayMaxMilliseconds = 20 });
        List<long> late = [];
        Firmware(bench, pin => pin.ValueChanged += (_, _) => late.Add(Stopwatch.GetTimestamp()));
        EventDelay row = new(Seed + bench.Chip.BootCount, bench.Chip.Options.EventDelayMaxMilliseconds);
        for (int i = 0; i < Events; i++)
        {
            long before = Stopwatch.GetTimestamp();
            bench.Chip.Pin(25).Drive(i % 2 == 0);
            Bench.Until(() => late.Count == i + 1, "the event");
            double milliseconds = Stopwatch.GetElapsedTime(before, late[i]).TotalMilliseconds;
            Assert.IsGreaterThanOrEqualTo(row.Next(20) / 1000.0, milliseconds + 0.001);
        }
    }

    [TestMethod]
    public void Full_queue_drops_the_oldest()
    {
        const int Edges = 200;
        using Bench bench = new();
        List<PinEventTypes> seen = [];
        using ManualResetEventSlim blocked = new(false);
        using ManualResetEventSlim free = new(false);
        Firmware(bench, pin => pin.ValueChanged += (_, e) =>
        {
            seen.Add(e.ChangeType);
            if (seen.Count == 1)
            {
                blocked.Set();
                free.Wait(20_000);
            }
        });
        Wire wire = bench.Chip.Pin(25);
        wire.Drive(true);
        Assert.IsTrue(blocked.Wait(10_000));
        for (int i = 0; i < Edges; i++)
        {
            wire.Drive(i % 2 != 0);
        }

        Assert.AreEqual(Edges - 128, bench.Chip.DroppedEvents);
        free.Set();
        Bench.Until(() => seen.Count == 1 + 128, "what the queue held");
        Assert.AreEqual(PinEventTypes.Rising, seen[^1], "the newest edge is the last told");
        bench.Chip.PowerOff();
        Assert.HasCount(129, seen);
    }

    [TestMethod]
    public void Debounce_swallows_the_edges_inside_it()
    {
        using Bench bench = new(o => o with { EventDelayMaxMilliseconds = 0 });
        List<PinEventTypes> seen = [];
        Firmware(bench, pin =>
        {
            pin.DebounceTimeout = TimeSpan.FromMilliseconds(50);
            pin.ValueChanged += (_, e) => seen.Add(e.ChangeType);
        });
        Wire wire = bench.Chip.Pin(25);
        for (int i = 0; i < 9; i++)
        {
            wire.Drive(i % 2 == 0);
        }

        Bench.Until(() => seen.Count == 1, "the settled edge");
        wire.Drive(false);
        Bench.Until(() => seen.Count == 2, "the release");
        wire.Drive(true);
        wire.Drive(false);
        System.Threading.Thread.Sleep(120);
        CollectionAssert.AreEqual(new[] { PinEventTypes.Rising, PinEventTypes.Falling }, seen, "a spike inside the debounce leaves nothing");
    }

    [TestMethod]
    public void Debounce_below_a_tick_is_refused()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            GpioPin pin = new GpioController().OpenPin(25, PinMode.Input);
            Assert.ThrowsExactly<ArgumentException>(() => pin.DebounceTimeout = TimeSpan.FromMilliseconds(9));
            pin.DebounceTimeout = TimeSpan.FromMilliseconds(10);
            pin.DebounceTimeout = TimeSpan.Zero;
        });
    }

    [TestMethod]
    public void Edge_after_power_off_reaches_nobody()
    {
        using Bench bench = new(o => o with { EventDelayMaxMilliseconds = 0 });
        int seen = 0;
        Firmware(bench, pin => pin.ValueChanged += (_, _) => seen++);
        bench.Chip.Pin(25).Drive(true);
        Bench.Until(() => seen == 1, "the event");
        bench.Chip.PowerOff();
        bench.Chip.Pin(25).Drive(false);
        bench.Chip.Pin(25).Drive(true);
        Assert.AreEqual(1, seen);
        Assert.AreEqual(0, bench.Chip.ThreadCount);
    }

    /// <summary>Leaves a firmware running that holds pin 25 as an input.</summary>
    private static void Firmware(Bench bench, Action<GpioPin> setUp)
    {
        using ManualResetEventSlim ready = new(false);
        bench.Chip.PowerOn(() =>
        {
            setUp(new GpioController().OpenPin(25, PinMode.Input));
            ready.Set();
            Thread.Sleep(Timeout.Infinite);
        });
        Assert.IsTrue(ready.Wait(10_000));
    }
}
