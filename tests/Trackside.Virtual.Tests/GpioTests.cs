using System;
using System.Collections.Generic;
using System.Device.Gpio;

namespace Trackside.Virtual.Tests;

[TestClass]
public class GpioTests
{
    [TestMethod]
    public void Output_drives_the_net_and_floats_without_power()
    {
        using Bench bench = new();
        List<bool> seen = [];
        Wire lamp = bench.Chip.Pin(12);
        lamp.Changed += seen.Add;
        Assert.IsFalse(lamp.Level);
        bench.Run(() =>
        {
            GpioPin pin = new GpioController().OpenPin(12, PinMode.Output);
            Assert.IsFalse(lamp.Level, "an output starts low");
            pin.Write(PinValue.High);
            Assert.IsTrue(lamp.Level);
            pin.Write(PinValue.High);
            pin.Toggle();
            pin.Toggle();
            Assert.AreEqual(PinValue.High, pin.Read());
        });
        CollectionAssert.AreEqual(new[] { true, false, true, false }, seen, "each change once; the last is the power's end");
        Assert.IsFalse(lamp.Level);
    }

    [TestMethod]
    public void Lamp_and_sense_share_a_net_that_can_be_cut()
    {
        using Bench bench = new();
        bool cut = false;
        bench.Chip.Pin(12).Changed += lit => bench.Chip.Pin(32).Drive(lit && !cut);
        bench.Run(() =>
        {
            GpioController gpio = new();
            GpioPin lamp = gpio.OpenPin(12, PinMode.Output);
            GpioPin sense = gpio.OpenPin(32, PinMode.Input);
            lamp.Write(PinValue.High);
            Assert.AreEqual(PinValue.High, sense.Read());
            lamp.Write(PinValue.Low);
            cut = true;
            lamp.Write(PinValue.High);
            Assert.AreEqual(PinValue.Low, sense.Read());
        });
    }

    [TestMethod]
    public void Input_honours_pulls_and_the_world_beats_them()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            GpioController gpio = new();
            GpioPin up = gpio.OpenPin(16, PinMode.InputPullUp);
            GpioPin down = gpio.OpenPin(17, PinMode.InputPullDown);
            Assert.AreEqual(PinValue.High, up.Read());
            Assert.AreEqual(PinValue.Low, down.Read());
            Chip.Current.Pin(16).Drive(false);
            Chip.Current.Pin(17).Drive(true);
            Assert.AreEqual(PinValue.Low, up.Read());
            Assert.AreEqual(PinValue.High, down.Read());
            Chip.Current.Pin(16).Release();
            Chip.Current.Pin(17).Release();
            Assert.AreEqual(PinValue.High, up.Read());
            Assert.AreEqual(PinValue.Low, down.Read());
        });
        Assert.IsFalse(bench.Chip.Pin(16).Level, "no pull without power");
    }

    [TestMethod]
    public void Short_to_ground_beats_an_output()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            GpioPin pin = new GpioController().OpenPin(13, PinMode.Output);
            Chip.Current.Pin(13).Drive(false);
            pin.Write(PinValue.High);
            Assert.AreEqual(PinValue.Low, pin.Read());
            Chip.Current.Pin(13).Release();
            Assert.AreEqual(PinValue.High, pin.Read());
        });
    }

    [TestMethod]
    public void Pin_opens_once_and_only_as_the_chip_can()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            GpioController gpio = new();
            GpioPin pin = gpio.OpenPin(2, PinMode.Output);
            Assert.ThrowsExactly<InvalidOperationException>(() => gpio.OpenPin(2));
            Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController().OpenPin(2, PinMode.Input));
            pin.Dispose();
            gpio.OpenPin(2, PinMode.Input);
            Assert.ThrowsExactly<InvalidOperationException>(() => gpio.OpenPin(40));
            Assert.ThrowsExactly<InvalidOperationException>(() => gpio.OpenPin(7), "flash");
            Assert.ThrowsExactly<ArgumentException>(() => gpio.OpenPin(35, PinMode.Output), "input only");
            Assert.ThrowsExactly<ArgumentException>(() => gpio.OpenPin(34, PinMode.InputPullUp), "no pulls");
            Assert.ThrowsExactly<InvalidOperationException>(() => gpio.Write(2, PinValue.High), "an input");
            Assert.ThrowsExactly<ObjectDisposedException>(() => pin.Read());
        });
    }

    [TestMethod]
    public void Wire_announces_each_change_in_order_when_handlers_drive_back()
    {
        using Bench bench = new();
        Wire wire = bench.Chip.Pin(4);
        List<bool> seen = [];
        wire.Changed += level =>
        {
            seen.Add(level);
            if (seen.Count < 5)
            {
                wire.Drive(!level);
            }
        };
        wire.Drive(true);
        CollectionAssert.AreEqual(new[] { true, false, true, false, true }, seen);
    }
}
