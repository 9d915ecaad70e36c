namespace Trackside.Devices.Tests;

[TestClass]
public class GpioPulsesTests
{
    [TestMethod]
    public void Pulses_count_every_rising_edge_of_an_edge_loop_also_those_too_short_for_an_event()
    {
        using Rig rig = new();
        GpioPulses pulses = rig.Do(() => new GpioPulses(new VirtualPins(), Configurations.Timing("sf,s1", "decoder,edge")));
        for (int i = 0; i < 100; i++)
        {
            rig.Chip.Pin(26).Drive(true);
            rig.Chip.Pin(26).Drive(false);
        }

        Assert.AreEqual(100, rig.Do(() => pulses.CountOf(1)));
        Assert.AreEqual(-1, rig.Do(() => pulses.CountOf(0)), "a decoder's loop has no line to count");
    }
}
