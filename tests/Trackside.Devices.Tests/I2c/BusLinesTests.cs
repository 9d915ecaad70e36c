using System;
using System.Diagnostics;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Virtual;

namespace Trackside.Devices.Tests;

/// <summary>The devices of a bus through their bindings, on a virtual bus with models of the chips.</summary>
[TestClass]
public class BusLinesTests
{
    [TestMethod]
    public void Lights_burn_as_written_and_are_read_back()
    {
        using Rig rig = new();
        ExpanderChip chip = Attach(rig, BusLines.LightsAddress, new ExpanderChip());
        IBusDevice lights = Open(rig)[BusDevice.Lights];

        Assert.IsTrue(rig.Do(lights.Start));
        Assert.AreEqual(0x0ABC, rig.Do(() => lights.Transfer(0x0ABC)));
        Assert.AreEqual(0x0ABC, chip.Driven & 0x0FFF);
        Assert.AreEqual(0, rig.Do(() => lights.Transfer(0)));
        Assert.AreEqual(0, chip.Driven & 0x0FFF);
    }

    [TestMethod]
    public void Contacts_are_closed_against_ground_and_nothing_else_is_driven()
    {
        using Rig rig = new();
        ExpanderChip chip = Attach(rig, BusLines.ButtonsAddress, new ExpanderChip());
        IBusDevice buttons = Open(rig)[BusDevice.Buttons];

        Assert.IsTrue(rig.Do(buttons.Start));
        Assert.AreEqual(0, rig.Do(() => buttons.Transfer(0)));
        for (int contact = 0; contact < 7; contact++)
        {
            chip.Ground(contact, true);
            Assert.AreEqual(1 << contact, rig.Do(() => buttons.Transfer(0)));
            chip.Ground(contact, false);
        }

        Assert.AreEqual(0, chip.Driven & ExpanderButtons.Contacts, "an output against a closed button");
    }

    [TestMethod]
    [DataRow(BusDevice.Lights, BusLines.LightsAddress)]
    [DataRow(BusDevice.Buttons, BusLines.ButtonsAddress)]
    public void Expander_that_lost_its_supply_is_found_out_and_set_up_again(int device, int address)
    {
        using Rig rig = new();
        ExpanderChip chip = Attach(rig, address, new ExpanderChip());
        IBusDevice expander = Open(rig)[device];
        Assert.IsTrue(rig.Do(expander.Start));
        chip.PowerCycle();

        Assert.AreEqual(-1, rig.Do(() => expander.Transfer(0)));
        Assert.IsTrue(rig.Do(expander.Start));
        Assert.AreEqual(0, rig.Do(() => expander.Transfer(0)));
    }

    [TestMethod]
    public void Light_and_battery_are_what_the_chips_measure()
    {
        using Rig rig = new();
        LightChip sky = Attach(rig, BusLines.AmbientAddress, new LightChip { Lux = 12_345 });
        GaugeChip battery = Attach(rig, BusLines.BatteryAddress, new GaugeChip { Millivolts = 11_788 });
        IBusDevice[] devices = Open(rig);

        Assert.IsTrue(rig.Do(devices[BusDevice.Ambient].Start));
        Assert.IsTrue(rig.Do(devices[BusDevice.Battery].Start));
        Assert.AreEqual(12_345, rig.Do(() => devices[BusDevice.Ambient].Transfer(0)), 1);
        Assert.AreEqual(11_788, rig.Do(() => devices[BusDevice.Battery].Transfer(0)));
        sky.Lux = 0;
        battery.Millivolts = 0;
        Assert.AreEqual(0, rig.Do(() => devices[BusDevice.Ambient].Transfer(0)), "a dark night");
        Assert.AreEqual(-1, rig.Do(() => devices[BusDevice.Battery].Transfer(0)), "no battery runs a box at 0 V");
    }

    [TestMethod]
    [DataRow(BusDevice.Lights, BusLines.LightsAddress)]
    [DataRow(BusDevice.Buttons, BusLines.ButtonsAddress)]
    [DataRow(BusDevice.Ambient, BusLines.AmbientAddress)]
    [DataRow(BusDevice.Battery, BusLines.BatteryAddress)]
    public void Missing_device_is_told_from_one_that_reads_zeros(int device, int address)
    {
        using Rig rig = new();
        IBusDevice[] devices = Open(rig);
        Assert.IsFalse(rig.Do(devices[device].Start), "never there");
        Attach(rig, address, ChipOf(device));
        Assert.IsTrue(rig.Do(devices[device].Start), "there");
        rig.Chip.I2c.Detach(address);
        Assert.AreEqual(-1, rig.Do(() => devices[device].Transfer(0)), "gone");
        Attach(rig, address, new SilentChip());
        Assert.AreEqual(device == BusDevice.Ambient ? 0 : -1, rig.Do(() => devices[device].Transfer(0)), "zeros; a light sensor that acknowledges may well read 0");
    }

    [TestMethod]
    public void Bus_that_hangs_holds_a_call_up_for_a_second_and_is_told()
    {
        using Rig rig = new();
        Attach(rig, BusLines.AmbientAddress, new LightChip());
        IBusDevice light = Open(rig)[BusDevice.Ambient];
        Assert.IsTrue(rig.Do(light.Start));
        rig.Chip.I2c.IsHung = true;
        long begun = Stopwatch.GetTimestamp();

        Assert.AreEqual(-1, rig.Do(() => light.Transfer(0)));

        Assert.IsGreaterThan(BusKeeper.HungMicroseconds / 1000, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    [TestMethod]
    public void Devices_that_the_configuration_leaves_out_are_not_there()
    {
        using Rig rig = new();
        IBusDevice[] devices = Open(rig, "battery");
        Assert.IsNull(devices[BusDevice.Lights]);
        Assert.IsNull(devices[BusDevice.Buttons]);
        Assert.IsNull(devices[BusDevice.Ambient]);
        Assert.IsNotNull(devices[BusDevice.Battery]);
    }

    [TestMethod]
    public void Board_without_a_bus_says_so()
    {
        using Rig rig = new();
        InvalidOperationException thrown = Assert.ThrowsExactly<InvalidOperationException>(() => rig.Do(() => BusLines.Open(new Wt32Eth01Pins(), new PinClaims(), Named("battery"))));
        StringAssert.Contains(thrown.Message, "this board has no pin for the data line of the I2C bus");
    }

    private static T Attach<T>(Rig rig, int address, T chip)
        where T : IBusChip
    {
        rig.Chip.I2c.Attach(address, chip);
        return chip;
    }

    private static IBusChip ChipOf(int device) => device switch
    {
        BusDevice.Ambient => new LightChip(),
        BusDevice.Battery => new GaugeChip(),
        _ => new ExpanderChip(),
    };

    private static IBusDevice[] Open(Rig rig, string names = "lights,buttons,ambient,battery") =>
        rig.Do(() => BusLines.Open(new VirtualPins(), new PinClaims(), Named(names)));

    private static BusConfiguration Named(string names)
    {
        ConfigurationMessage message = new();
        message.SetText(ConfigurationMessage.Bus, names);
        return new BusConfiguration(message);
    }

    private sealed class SilentChip : IBusChip
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
        }

        public void Read(Span<byte> bytes) => bytes.Clear();
    }
}
