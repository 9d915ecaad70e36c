using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Linq;
using Trackside.Core;
using ChipEvent = Trackside.Virtual.Shims.AutoResetEvent;

namespace Trackside.Devices.Tests;

[TestClass]
public class GpioInputsTests
{
    private const int YellowPin = 16;
    private const int RedSensePin = 32;
    private const int GreenSensePin = 34;
    private const int FirstLoopPin = 25;

    private readonly EdgeRing edges = new(32);
    private ChipEvent? wake;

    [TestMethod]
    public void Button_is_active_while_its_wire_is_low()
    {
        using Rig rig = new();
        GpioInputs inputs = Open(rig, Configurations.Post());
        Assert.IsFalse(rig.Do(() => inputs.IsActive(Inputs.YellowButton)));
        rig.Chip.Pin(YellowPin).Drive(false);
        Assert.IsTrue(rig.Do(() => inputs.IsActive(Inputs.YellowButton)));
        Assert.AreEqual((Inputs.YellowButton, true), TakeEdge());
        rig.Chip.Pin(YellowPin).Release();
        Assert.IsFalse(rig.Do(() => inputs.IsActive(Inputs.YellowButton)));
        Assert.AreEqual((Inputs.YellowButton, false), TakeEdge());
    }

    [TestMethod]
    [DataRow(RedSensePin, Inputs.FirstSense + Lamp.Red)]
    [DataRow(GreenSensePin, Inputs.FirstSense + Lamp.Green)]
    public void Sense_is_active_while_its_wire_is_high(int pin, int input)
    {
        using Rig rig = new();
        GpioInputs inputs = Open(rig, Configurations.Post());
        Assert.IsFalse(rig.Do(() => inputs.IsActive(input)));
        rig.Chip.Pin(pin).Drive(true);
        Assert.IsTrue(rig.Do(() => inputs.IsActive(input)));
        Assert.AreEqual((input, true), TakeEdge());
    }

    [TestMethod]
    public void Edge_wakes_the_loop()
    {
        using Rig rig = new();
        Open(rig, Configurations.Timing("sf", "edge"));
        rig.Chip.Pin(FirstLoopPin).Drive(true);
        Assert.IsTrue(rig.Do(() => wake!.WaitOne(5_000, false)));
        Assert.AreEqual((Inputs.FirstLoop, true), TakeEdge());
    }

    [TestMethod]
    public void Edges_come_late_as_on_the_device_and_never_early()
    {
        const int Edges = 20;
        using Rig rig = new(options => options with { Seed = 7, LoadDelayMaxMilliseconds = 20 });
        Open(rig, Configurations.Timing("sf", "edge"));
        List<long> late = [];
        for (int i = 0; i < Edges; i++)
        {
            long at = rig.Chip.Now;
            rig.Chip.Pin(FirstLoopPin).Drive(i % 2 == 0);
            long stamped = 0;
            Rig.Until(() => edges.Take(out _, out _, out stamped), "an edge");
            late.Add(stamped - at);
        }

        Assert.IsGreaterThanOrEqualTo(0, late.Min());
        Assert.IsGreaterThan(10_000, late.Max());
    }

    [TestMethod]
    public void Only_inputs_of_the_roles_are_opened()
    {
        using Rig rig = new();
        Open(rig, Configurations.Timing("sf,s1,s2", "edge,decoder,edge"));
        GpioController controller = rig.Do(() => new GpioController());
        int[] open = rig.Do(() => Enumerable.Range(0, BoardPins.PinCount).Where(controller.IsPinOpen).ToArray());
        CollectionAssert.AreEqual(new[] { FirstLoopPin, 27 }, open);
    }

    [TestMethod]
    public void Input_that_is_not_open_is_not_active()
    {
        using Rig rig = new();
        GpioInputs inputs = Open(rig, Configurations.Timing("sf", "edge"));
        rig.Chip.Pin(YellowPin).Drive(false);
        Assert.IsFalse(rig.Do(() => inputs.IsActive(Inputs.YellowButton)));
        Assert.IsTrue(edges.IsEmpty);
    }

    [TestMethod]
    public void Edge_loop_on_a_pin_that_the_post_senses_with_is_refused_by_name()
    {
        using Rig rig = new();
        InvalidOperationException refused = Assert.ThrowsExactly<InvalidOperationException>(
            () => Open(rig, Configurations.Timing("sf,s1", "edge,edge", roles: "timing,post"), new OlimexEsp32PoeIsoPins()));
        Assert.AreEqual("the edge input of loop 2 needs pin 32, which the sense of the red lamp has", refused.Message);
    }

    private GpioInputs Open(Rig rig, BoxConfiguration configuration, BoardPins? board = null) => rig.Do(() =>
    {
        wake = new ChipEvent(false);
        GpioInputs inputs = new(board ?? new VirtualPins(), new PinClaims(), edges, wake);
        inputs.OpenFor(configuration);
        return inputs;
    });

    private (int Input, bool IsActive) TakeEdge()
    {
        int input = 0;
        bool isActive = false;
        Rig.Until(() => edges.Take(out input, out isActive, out _), "an edge");
        return (input, isActive);
    }
}
