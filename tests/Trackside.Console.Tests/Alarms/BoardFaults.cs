using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Technician.Tests.Alarms.Simulated;
using Trackside.Venue.VenueFile;

namespace Trackside.Technician.Tests.Alarms;

/// <summary>Faults of the board itself, its supply, its program and what reaches it.</summary>
internal static class BoardFaults
{
    private static readonly string[] post = ["kart-p2", "kart-c"];

    /// <summary>The faults.</summary>
    public static IEnumerable<Fault> All { get; } =
    [
        new(Alarm.BatteryLow, post, world => world["kart-p2"].Bus!.Battery!.Millivolts = 10_800, 45, world => world["kart-p2"].Bus!.Battery!.Millivolts = 12_600, 15) { Plan = WithBus },

        // Tried again after two minutes, since the circuit is closed.
        new(Alarm.BusFailed, post, world => world["kart-p2"].Chip.I2c.IsHung = true, 10, world => world["kart-p2"].Chip.I2c.IsHung = false, 150) { Plan = WithBus, Beside = Alarm.LoopSlow },

        // Each of its transfers holds up the whole box.
        new(Alarm.LoopSlow, post, world => world["kart-p2"].Chip.I2c.IsHung = true, 20, world => world["kart-p2"].Chip.I2c.IsHung = false, 20) { Plan = WithBus, Beside = Alarm.BusFailed },
        new(Alarm.MemoryLow, post, world => world["kart-p2"].Chip.MemoryTaken = 1_000_000, 10, world => world["kart-p2"].Chip.MemoryTaken = 0, 10),
        new(Alarm.RingFull, post, world =>
        {
            foreach (int _ in Enumerable.Range(0, 200))
            {
                world["kart-p2"].Hear("trackside/1/ales/kart/control/state", "{}"u8.ToArray(), false);
            }
        }, 10, _ => { }, 15),
        new(Alarm.RoleFailed, post, world =>
        {
            BrokenLamps.Break(world["kart-p2"]);
            world.Ask("kart", Aspect.Yellow);
        }, 10, world => world["kart-p2"].PowerCycle(), 20) { Prepare = world => BrokenLamps.FitTo(world["kart-p2"]) },

        // A configuration with a wrong broker: nobody hears the box, and it goes back by itself.
        new(Alarm.ConfigurationRolledBack, post, world => world["kart-p2"].Give(message => message.SetText(ConfigurationMessage.Broker, "192.168.10.99")), 150, world => world["kart-p2"].Ask("config clear"), 10),

        // Its control box signs nothing. The alarm ends a minute after the last of it.
        new(Alarm.MessageForged, post, world =>
        {
            File.WriteAllBytes(Path.Combine(world["kart-p2"].Chip.Flash.Folder, Keyring.File), KeyFile.Of("venue ales", $"circuit kart {new string('a', 64)}", $"box kart-p2 {new string('b', 64)}"));
            world["kart-p2"].PowerCycle();
        }, 10, world => world["kart-c"].PowerOff(), 75),
    ];

    private static VenuePlan WithBus(VenuePlan plan) => Fault.With(plan, "kart-p2", box => box with { Bus = ["lights", "battery"], BatteryLowMillivolts = 11_500 });
}
