using System;
using System.Collections.Generic;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Technician.Tests.Alarms.Simulated;
using Trackside.Venue.World;

namespace Trackside.Technician.Tests.Alarms;

/// <summary>Faults of a post's lamps, buttons and neighbours.</summary>
internal static class PostFaults
{
    private static readonly string[] post = ["kart-p2", "kart-c"];

    /// <summary>The faults.</summary>
    public static IEnumerable<Fault> All { get; } =
    [
        new(Alarm.LampFailed, post, Cut(Lamp.Red), 5, Mend(Lamp.Red), 20) { Beside = Alarm.AspectUnproved },
        new(Alarm.AspectUnproved, post, Cut(Lamp.Red, Lamp.RedTwin), 5, Mend(Lamp.Red, Lamp.RedTwin), 20) { Beside = Alarm.LampFailed },
        new(Alarm.CannotShow, post, world =>
        {
            Cut(Lamp.Yellow, Lamp.YellowTwin)(world);
            world.Ask("kart", Aspect.Yellow);
        }, 10, world =>
        {
            Mend(Lamp.Yellow, Lamp.YellowTwin)(world);
            world.Ask("kart", Aspect.Red);
        }, 20) { Beside = Alarm.LampFailed },

        // A fused driver behind a welded relay: green burns beside the red. The guard is reset by key and lamp test, three seconds.
        new(Alarm.GuardLatched, post, world =>
        {
            world["kart-p2"].Panel!.Watchdog.Welded = true;
            world["kart-p2"].Panel!.Green.Fault = LampFault.Stuck;
        }, 5, world =>
        {
            world["kart-p2"].Panel!.Watchdog.Welded = false;
            Mend(Lamp.Green)(world);
            world.Run(1);
            world["kart-p2"].Panel!.TurnKey(true);
            world.Run(0.5);
            world["kart-p2"].Panel!.Push(Inputs.LampTestButton, true);
        }, 10) { Beside = Alarm.LampFailed | Alarm.AspectUnproved },
        new(Alarm.ButtonFault, post, world => world["kart-p2"].Panel!.PushYellow(true), 40, world => world["kart-p2"].Panel!.PushYellow(false), 5),

        // The post behind shows what its neighbour asks for and cannot prove.
        new(Alarm.NeighbourUnproved, ["kart-p1", "kart-p2", "kart-c"], Cut(Lamp.Red, Lamp.RedTwin, Lamp.Yellow, Lamp.YellowTwin), 20, Mend(Lamp.Red, Lamp.RedTwin, Lamp.Yellow, Lamp.YellowTwin), 30)
        {
            Prepare = world =>
            {
                world.Ask("kart", Aspect.Green);
                world.Run(1);
                world.Ask("kart", Aspect.Yellow, "kart-p2");
            },
        },
    ];

    private static Action<World> Cut(params int[] lamps) => world => Set(world, LampFault.Cut, lamps);

    private static Action<World> Mend(params int[] lamps) => world => Set(world, LampFault.None, lamps);

    private static void Set(World world, LampFault fault, int[] lamps)
    {
        foreach (int lamp in lamps)
        {
            world["kart-p2"].Panel!.Lamps[lamp].Fault = fault;
        }
    }
}
