using System.Collections.Generic;
using Trackside.Messages;
using Trackside.Technician.Tests.Alarms.Simulated;
using Trackside.Venue.VenueFile;

namespace Trackside.Technician.Tests.Alarms;

/// <summary>Faults of the time servers and their network.</summary>
internal static class ClockFaults
{
    private static readonly string[] post = ["kart-p2"];

    /// <summary>The faults.</summary>
    public static IEnumerable<Fault> All { get; } =
    [
        new(Alarm.ClockUnsynced, post, world =>
        {
            world.Servers.Silence(true);
            world["kart-p2"].PowerCycle();
        }, 5, world => world.Servers.Silence(false), 10),
        new(Alarm.ClockHoldOver, post, world => world.Servers.Silence(true), 75, world => world.Servers.Silence(false), 15),
        new(Alarm.ClockServersDisagree, post, world => world.Servers.Error[1] = 3, 60, world => world.Servers.Error[1] = 0, 300) { Plan = TwoServers, Beside = Alarm.ClockHoldOver },
        new(Alarm.ClockServerSilent, post, world => world.Servers.IsSilent[1] = true, 700, world => world.Servers.IsSilent[1] = false, 15) { Plan = TwoServers },

        // The step waits for the session's end: ten minutes after the last green.
        new(Alarm.ClockStepPending, ["kart-p2", "kart-c"], world => world.Servers.Error[0] = 3, 60, world => world.Ask("kart", Aspect.Red), 900)
        {
            Prepare = world => world.Ask("kart", Aspect.Green),
            Beside = Alarm.ClockHoldOver,
        },
    ];

    private static VenuePlan TwoServers(VenuePlan plan) => plan with { Network = plan.Network with { Clock2 = "192.168.10.3" } };
}
