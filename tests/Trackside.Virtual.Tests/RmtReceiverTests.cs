using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Trackside.Virtual.Tests;

[TestClass]
public class RmtReceiverTests
{
    private const int Pin = 25;
    private const int Divider = 80;
    private const int Idle = 10_000;

    private readonly ManualTime time = new();

    [TestMethod]
    public void Capture_tells_durations_and_levels_but_not_when_it_began()
    {
        Run(Settings(), (wire, receiver) =>
        {
            Edges(wire, 777, 1000, 250, 4000);
            time.Advance(Idle + 5);
            RmtCommand[]? items = receiver.GetAllItems();
            CollectionAssert.AreEqual(new[] { 1000, 250, 4000, 0 }, Durations(items));
            Assert.IsTrue(items![0].Level0, "the level after the first edge");
            Assert.IsFalse(items![0].Level1);
            Assert.IsNull(receiver.GetAllItems(), "one capture, once");
        });
    }

    [TestMethod]
    public void Capture_can_be_had_only_after_the_silence_that_ends_it()
    {
        Run(Settings(), (wire, receiver) =>
        {
            Edges(wire, 0, 100);
            time.Advance(Idle - 5);
            Assert.IsNull(receiver.GetAllItems());
            time.Advance(10);
            Assert.IsNotNull(receiver.GetAllItems());
        });
    }

    [TestMethod]
    public void One_call_takes_one_capture()
    {
        Run(Settings(), (wire, receiver) =>
        {
            Edges(wire, 0, 100);
            Edges(wire, 2 * Idle, 200);
            time.Advance(2 * Idle);
            CollectionAssert.AreEqual(new[] { 100, 0 }, Durations(receiver.GetAllItems()));
            CollectionAssert.AreEqual(new[] { 200, 0 }, Durations(receiver.GetAllItems()));
        });
    }

    [TestMethod]
    public void Duration_is_counted_in_ticks_of_the_divided_clock()
    {
        ReceiverChannelSettings settings = Settings();
        settings.ClockDivider = 255;
        settings.IdleThreshold = 32_767;
        Run(settings, (wire, receiver) =>
        {
            Edges(wire, 0, 100_000);
            time.Advance(110_000);
            // 100 ms in ticks of 255 / 80 MHz = 3.1875 us.
            Assert.AreEqual(31_372, Durations(receiver.GetAllItems())[0], 1);
        });
    }

    [TestMethod]
    public void Idle_threshold_of_more_than_a_duration_holds_is_refused()
    {
        Run(Settings(), (_, receiver) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => receiver.IdleThreshold = 32_768));
    }

    [TestMethod]
    public void Pulse_shorter_than_the_filter_vanishes()
    {
        ReceiverChannelSettings settings = Settings();
        settings.EnableFilter = true;
        settings.FilterThreshold = 255;
        Run(settings, (wire, receiver) =>
        {
            Edges(wire, 0, 100, 3, 100);
            time.Advance(2 * Idle);
            CollectionAssert.AreEqual(new[] { 203, 0 }, Durations(receiver.GetAllItems()), "3 us are below 255 / 80 MHz = 3.19 us");
            Edges(wire, 0, 100, 4, 100);
            time.Advance(2 * Idle);
            CollectionAssert.AreEqual(new[] { 100, 4, 100, 0 }, Durations(receiver.GetAllItems()));
        });
    }

    [TestMethod]
    public void Full_memory_begins_again_at_its_start()
    {
        Run(Settings(), (wire, receiver) =>
        {
            Edges(wire, 0, [.. Enumerable.Repeat(10, 128), 20, 30]);
            time.Advance(2 * Idle);
            CollectionAssert.AreEqual(new[] { 20, 30, 0, 0 }, Durations(receiver.GetAllItems()), "64 items hold 128 durations; what came before is lost");
        });
    }

    [TestMethod]
    public void Capture_that_finds_no_room_in_the_queue_is_dropped()
    {
        ReceiverChannelSettings settings = Settings();
        // An item and its head are 12 bytes: three captures and no more.
        settings.BufferSize = 9;
        Run(settings, (wire, receiver) =>
        {
            for (int i = 1; i <= 5; i++)
            {
                Edges(wire, 2 * Idle, 100 * i);
            }

            time.Advance(2 * Idle);
            Assert.AreEqual(100, Durations(receiver.GetAllItems())[0]);
            Assert.AreEqual(200, Durations(receiver.GetAllItems())[0]);
            Assert.AreEqual(300, Durations(receiver.GetAllItems())[0]);
            Assert.IsNull(receiver.GetAllItems());
        });
    }

    [TestMethod]
    public void Edge_while_the_interrupt_arms_the_channel_anew_is_lost()
    {
        Run(Settings(), (wire, receiver) =>
        {
            wire.Drive(true);
            time.Advance(Idle + 20);
            wire.Drive(false);
            time.Advance(100);
            wire.Drive(true);
            time.Advance(300);
            wire.Drive(false);
            time.Advance(2 * Idle);
            CollectionAssert.AreEqual(new[] { 0, 0 }, Durations(receiver.GetAllItems()), "a single edge");
            RmtCommand[]? next = receiver.GetAllItems();
            CollectionAssert.AreEqual(new[] { 300, 0 }, Durations(next), "the falling edge came 20 us after the end: deaf for 40");
            Assert.IsTrue(next![0].Level0);
        });
    }

    [TestMethod]
    public void Waiting_for_items_holds_up_the_whole_chip()
    {
        ReceiverChannelSettings settings = Settings();
        settings.ReceiveTimeout = TimeSpan.FromMilliseconds(300);
        long calls = 0;
        Run(settings, (_, receiver) =>
        {
            Thread other = new(() =>
            {
                while (true)
                {
                    HighResTimer.GetCurrent();
                    Interlocked.Increment(ref calls);
                }
            });
            other.Start();
            Bench.Until(() => Interlocked.Read(ref calls) > 1000, "the other thread runs");
            long before = 0;
            long during = 0;
            System.Threading.Thread watch = new(() =>
            {
                System.Threading.Thread.Sleep(100);
                before = Interlocked.Read(ref calls);
                System.Threading.Thread.Sleep(100);
                during = Interlocked.Read(ref calls) - before;
            });
            watch.Start();
            Assert.IsNull(receiver.GetAllItems());
            watch.Join();
            Assert.AreEqual(0, during, "the other thread stood still");
            Bench.Until(() => Interlocked.Read(ref calls) > before + 1000, "it goes on");
        });
    }

    [TestMethod]
    public void Channels_do_not_share_memory_blocks()
    {
        ReceiverChannelSettings settings = Settings(channel: 2);
        settings.NumberOfMemoryBlocks = 2;
        Run(settings, (_, receiver) =>
        {
            Assert.ThrowsExactly<InvalidOperationException>(() => new ReceiverChannel(Settings(channel: 3)));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ReceiverChannel(Settings(channel: 8)));
            receiver.Dispose();
            new ReceiverChannel(Settings(channel: 3)).Dispose();
            Assert.ThrowsExactly<ObjectDisposedException>(receiver.GetAllItems);
        });
    }

    [TestMethod]
    public void Stopped_receiver_hears_nothing_and_start_can_clear()
    {
        Run(Settings(), (wire, receiver) =>
        {
            Edges(wire, 0, 100);
            time.Advance(2 * Idle);
            receiver.Stop();
            Edges(wire, 0, 500);
            time.Advance(2 * Idle);
            receiver.Start(clearBuffer: false);
            Edges(wire, 2 * Idle, 900);
            time.Advance(2 * Idle);
            receiver.Stop();
            Assert.IsNotNull(receiver.GetAllItems());
            receiver.Start(clearBuffer: true);
            Assert.IsNull(receiver.GetAllItems());
        });
    }

    private static ReceiverChannelSettings Settings(int channel = 0) => new(channel, Pin)
    {
        ClockDivider = Divider,
        IdleThreshold = Idle,
        EnableFilter = false,
        ReceiveTimeout = TimeSpan.Zero,
    };

    private static int[] Durations(IEnumerable<RmtCommand>? items)
    {
        Assert.IsNotNull(items);
        return [.. items!.SelectMany(item => new int[] { item.Duration0, item.Duration1 })];
    }

    // The first edge after a silence, then one after each duration.
    private void Edges(Wire wire, int silence, params int[] durations)
    {
        time.Advance(silence);
        wire.Drive(!wire.Level);
        foreach (int duration in durations)
        {
            time.Advance(duration);
            wire.Drive(!wire.Level);
        }
    }

    private void Run(ReceiverChannelSettings settings, Action<Wire, ReceiverChannel> body)
    {
        using Bench bench = new(o => o with { Time = time });
        bench.Run(() =>
        {
            ReceiverChannel receiver = new(settings);
            receiver.Start(clearBuffer: true);
            body(bench.Chip.Pin(Pin), receiver);
        });
    }
}
