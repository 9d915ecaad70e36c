using System;
using System.Device.Gpio;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Hardware.Esp32.Rmt;
using FirmwareEvent = Trackside.Virtual.Shims.AutoResetEvent;
using FirmwareThread = Trackside.Virtual.Shims.Thread;
using HostThread = System.Threading.Thread;

namespace Trackside.Virtual.Tests;

/// <summary>A native call holds up the whole runtime, as a TLS handshake does, for as long as a test likes; the world goes on.</summary>
[TestClass]
public class StandstillTests
{
    private const int Button = 25;
    private const int Lamp = 26;
    private const int Line = 27;
    private const int ObservedMilliseconds = 300;

    private int presses;
    private int rounds;
    private int ends;

    // The first edge of the boot falls into the standstill, too: nothing but the event itself may wait.
    [TestMethod]
    public void World_goes_on_in_a_standstill_and_is_heard_of_behind_it()
    {
        using Bench bench = new();
        Start(bench, threads: 1);
        Bench.Until(() => bench.Chip.StandsStill, "the runtime stands still");

        Press(bench, times: 3);
        Assert.IsTrue(bench.Chip.StandsStill, "driving a pin waits for no firmware");
        bench.Chip.NetworkCut = true;
        bench.Chip.NetworkCut = false;
        Assert.IsTrue(bench.Chip.StandsStill, "nor does a cable");
        int before = rounds;
        bool lamp = bench.Chip.Pin(Lamp).Level;
        HostThread.Sleep(ObservedMilliseconds);
        Assert.IsLessThanOrEqualTo(before + 1, rounds, "a loop of 10 ms in 300 ms");
        Assert.AreEqual(lamp, bench.Chip.Pin(Lamp).Level, "a lamp of that loop");
        Assert.AreEqual(0, presses);

        End(bench);
        Bench.Until(() => presses == 3, "the presses");
        Bench.Until(() => rounds > before + 10, "the loop goes on");
        bench.ThrowFailure();
    }

    [TestMethod]
    public void Power_that_goes_in_a_standstill_ends_every_thread()
    {
        using Bench bench = new();
        Start(bench, threads: 1);
        Bench.Until(() => bench.Chip.StandsStill, "the runtime stands still");

        bench.Chip.PowerOff();

        Assert.AreEqual(0, bench.Chip.ThreadCount);
        Assert.IsFalse(bench.Chip.StandsStill);
        bench.ThrowFailure();
    }

    [TestMethod]
    public void Second_native_call_begins_when_the_first_is_over()
    {
        using Bench bench = new();
        Start(bench, threads: 2);
        Bench.Until(() => bench.Chip.StandsStill, "the runtime stands still");
        HostThread.Sleep(ObservedMilliseconds);

        End(bench);
        Bench.Until(() => ends == 1, "the first call");
        Bench.Until(() => bench.Chip.StandsStill, "the second stands still");
        int before = rounds;
        HostThread.Sleep(ObservedMilliseconds);
        Assert.IsLessThanOrEqualTo(before + 1, rounds);

        End(bench);
        Bench.Until(() => ends == 2, "the second call");
        bench.ThrowFailure();
    }

    // A loop that counts and turns a lamp round, a button, and threads that wait a minute each in a native call for a capture of their own.
    private void Start(Bench bench, int threads) => bench.Chip.PowerOn(() =>
    {
        using GpioController controller = new();
        GpioPin button = controller.OpenPin(Button, PinMode.Input);
        button.ValueChanged += (_, edge) => presses += edge.ChangeType == PinEventTypes.Rising ? 1 : 0;
        GpioPin lamp = controller.OpenPin(Lamp, PinMode.Output);
        for (int i = 0; i < threads; i++)
        {
            int channel = 4 + i;
            new FirmwareThread(() => WaitInTheRuntime(channel)).Start();
        }

        FirmwareEvent wake = new(false);
        while (true)
        {
            wake.WaitOne(10, false);
            lamp.Toggle();
            rounds++;
        }
    });

    private void WaitInTheRuntime(int channel)
    {
        ReceiverChannelSettings settings = new(channel, Line) { ReceiveTimeout = TimeSpan.FromMinutes(1), ClockDivider = 80, IdleThreshold = 1000 };
        ReceiverChannel receiver = new(settings);
        receiver.Start(clearBuffer: true);
        receiver.GetAllItems();
        receiver.Stop();
        ends++;
        HighResTimer.GetCurrent();
    }

    private static void Press(Bench bench, int times)
    {
        for (int i = 0; i < times; i++)
        {
            bench.Chip.Pin(Button).Drive(true);
            bench.Chip.Pin(Button).Drive(false);
        }
    }

    // An edge and then silence: the capture that somebody waits for.
    private static void End(Bench bench) => bench.Chip.Pin(Line).Drive(!bench.Chip.Pin(Line).Level);
}
