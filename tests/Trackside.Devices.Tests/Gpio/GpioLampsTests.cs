using System;
using System.Device.Gpio;
using Trackside.Core;

namespace Trackside.Devices.Tests;

[TestClass]
public class GpioLampsTests
{
    private const int RedPin = 12;
    private const int StatusPin = 2;

    [TestMethod]
    public void Lamps_open_dark_and_follow_what_is_set()
    {
        using Rig rig = new();
        GpioLamps lamps = Open(rig, Lamp.Basic);
        Assert.IsFalse(rig.Chip.Pin(RedPin).Level);
        rig.Do(() => lamps.Set(Lamp.Red, true));
        Assert.IsTrue(rig.Chip.Pin(RedPin).Level);
        rig.Do(() => lamps.Set(Lamp.Red, true));
        Assert.IsTrue(rig.Chip.Pin(RedPin).Level);
        rig.Do(() => lamps.Set(Lamp.Red, false));
        Assert.IsFalse(rig.Chip.Pin(RedPin).Level);
    }

    [TestMethod]
    public void Status_light_burns_on_a_box_without_roles()
    {
        using Rig rig = new();
        GpioLamps lamps = Open(rig, 0);
        rig.Do(() => lamps.Set(Lamp.Status, true));
        rig.Do(() => lamps.Set(Lamp.Red, true));
        Assert.IsTrue(rig.Chip.Pin(StatusPin).Level);
        Assert.IsFalse(rig.Do(() => new GpioController().IsPinOpen(RedPin)));
    }

    [TestMethod]
    public void Loss_of_power_puts_every_lamp_out()
    {
        using Rig rig = new();
        GpioLamps lamps = Open(rig, Lamp.Basic);
        rig.Do(() => lamps.Set(Lamp.Red, true));
        rig.Cycle();
        Assert.IsFalse(rig.Chip.Pin(RedPin).Level);
    }

    [TestMethod]
    public void Sense_wired_to_the_lamp_proves_it()
    {
        using Rig rig = new();
        rig.Chip.Pin(RedPin).Changed += level => rig.Chip.Pin(32).Drive(level);
        GpioLamps lamps = Open(rig, Lamp.Basic);
        GpioInputs inputs = rig.Do(() => new GpioInputs(new VirtualPins(), new PinClaims(), new EdgeRing(8), new Virtual.Shims.AutoResetEvent(false)));
        rig.Do(() => inputs.Open(Inputs.FirstSense + Lamp.Red));
        rig.Do(() => lamps.Set(Lamp.Red, true));
        Assert.IsTrue(rig.Do(() => inputs.IsActive(Inputs.FirstSense + Lamp.Red)));
    }

    [TestMethod]
    public void Change_of_a_lamp_allocates_nothing()
    {
        using Rig rig = new();
        GpioLamps lamps = Open(rig, Lamp.Basic);
        long allocated = rig.Do(() =>
        {
            Flash(lamps, 100);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Flash(lamps, 1000);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.AreEqual(0, allocated);
    }

    private static void Flash(GpioLamps lamps, int times)
    {
        for (int i = 0; i < times; i++)
        {
            lamps.Set(Lamp.Yellow, i % 2 == 0);
        }
    }

    private static GpioLamps Open(Rig rig, int fitted) => rig.Do(() =>
    {
        GpioLamps lamps = new(new VirtualPins(), new PinClaims());
        lamps.OpenFor(fitted);
        return lamps;
    });
}
