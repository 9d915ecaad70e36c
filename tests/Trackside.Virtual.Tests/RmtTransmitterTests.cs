using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Linq;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Trackside.Virtual.Tests;

[TestClass]
public class RmtTransmitterTests
{
    private const int Pin = 21;

    // WS2812 at a divider of 2, 25 ns a tick: a one is 0.8 us high and 0.45 us low, a zero 0.4 and 0.85.
    private const ushort Long = 32;
    private const ushort ShortLow = 18;
    private const ushort Short = 16;
    private const ushort LongLow = 34;

    [TestMethod]
    public void Bytes_go_out_as_the_pulses_they_spell()
    {
        PulseTrain train = Send(settings => settings.EnableCarrierWave = false, channel => channel.SendData([.. Item(Long, ShortLow), .. Item(Short, LongLow)], true));
        Pulse[] expected = [new(true, 800), new(false, 450), new(true, 400), new(false, 850)];
        CollectionAssert.AreEqual(expected, train.Pulses.ToArray());
        Assert.AreEqual(2.5, train.Duration.TotalMicroseconds);
        Assert.IsFalse(train.HasCarrier);
    }

    [TestMethod]
    public void Commands_go_out_as_the_same_pulses()
    {
        PulseTrain train = Send(settings => settings.EnableCarrierWave = false, channel =>
        {
            channel.AddCommand(new RmtCommand(9, false, 9, true));
            channel.ClearCommands();
            channel.AddCommand(new RmtCommand(Long, true, ShortLow, false));
            channel.Send(true);
        });
        CollectionAssert.AreEqual(new Pulse[] { new(true, 800), new(false, 450) }, train.Pulses.ToArray());
    }

    [TestMethod]
    public void Carrier_is_on_unless_switched_off()
    {
        Assert.IsTrue(Send(_ => { }, channel => channel.SendData(Item(Long, ShortLow), true)).HasCarrier);
    }

    [TestMethod]
    public void Duration_of_zero_ends_the_transmission()
    {
        PulseTrain train = Send(_ => { }, channel => channel.SendData([.. Item(Long, 0), .. Item(Long, Long)], true));
        Assert.HasCount(1, train.Pulses);
    }

    [TestMethod]
    public void Half_an_item_is_refused()
    {
        using Bench bench = new();
        bench.Run(() => Assert.ThrowsExactly<ArgumentException>(() => Open(_ => { }).SendData(new byte[6], true)));
    }

    [TestMethod]
    public void Bare_input_cannot_send()
    {
        using Bench bench = new();
        bench.Run(() => Assert.ThrowsExactly<ArgumentException>(() => new TransmitterChannel(new TransmitChannelSettings(0, 35))));
    }

    [TestMethod]
    public void Second_transmission_waits_for_the_first()
    {
        ManualTime time = new();
        using Bench bench = new(o => o with { Time = time });
        bench.Run(() =>
        {
            TransmitterChannel channel = Open(settings => settings.ClockDivider = 80);
            channel.SendData(Item(20_000, 20_000), false);
            Assert.IsFalse(channel.IsChannelIdle);
            time.Advance(39_999);
            Assert.IsFalse(channel.IsChannelIdle);
            time.Advance(1);
            Assert.IsTrue(channel.IsChannelIdle);
        });
    }

    [TestMethod]
    public void Idle_level_holds_the_net_between_transmissions()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            Open(settings => settings.IdleLevel = true).Dispose();
            Assert.IsFalse(bench.Chip.Pin(Pin).Level, "it floats when given back");
            Open(settings => settings.IdleLevel = true);
            Assert.IsTrue(bench.Chip.Pin(Pin).Level);
        });
    }

    [TestMethod]
    public void Pulse_counter_counts_every_edge_of_its_polarity_beside_an_input()
    {
        using Bench bench = new();
        Wire wire = bench.Chip.Pin(Pin);
        bench.Run(() =>
        {
            using GpioPulseCounter rising = new(Pin) { Polarity = GpioPulsePolarity.Rising };
            using GpioPulseCounter both = new(Pin) { Polarity = GpioPulsePolarity.Both };
            new GpioController().OpenPin(Pin, PinMode.Input);
            wire.Drive(true);
            wire.Drive(false);
            rising.Start();
            both.Start();
            for (int i = 0; i < 1000; i++)
            {
                wire.Drive(i % 2 == 0);
            }

            Assert.AreEqual(500, rising.Read().Count);
            Assert.AreEqual(1000, both.Reset().Count);
            Assert.AreEqual(0, both.Read().Count);
            Assert.ThrowsExactly<InvalidOperationException>(() => rising.Polarity = GpioPulsePolarity.Both);
            rising.Stop();
            wire.Drive(true);
            Assert.AreEqual(500, rising.Read().Count);
        });
    }

    private static byte[] Item(ushort high, ushort low) =>
        [(byte)high, (byte)((high >> 8) | 0x80), (byte)low, (byte)(low >> 8)];

    private static TransmitterChannel Open(Action<TransmitChannelSettings> change)
    {
        TransmitChannelSettings settings = new(4, Pin) { ClockDivider = 2 };
        change(settings);
        return new TransmitterChannel(settings);
    }

    private static PulseTrain Send(Action<TransmitChannelSettings> change, Action<TransmitterChannel> sending)
    {
        using Bench bench = new();
        List<PulseTrain> seen = [];
        bench.Chip.Pin(Pin).Sent += seen.Add;
        bench.Run(() => sending(Open(change)));
        Assert.HasCount(1, seen);
        return seen[0];
    }
}
