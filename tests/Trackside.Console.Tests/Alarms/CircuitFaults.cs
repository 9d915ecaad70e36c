using System.Collections.Generic;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Technician.Tests.Alarms.Simulated;

namespace Trackside.Technician.Tests.Alarms;

/// <summary>Faults of a reversible circuit, its signs, and of a stage.</summary>
internal static class CircuitFaults
{
    private static readonly string[] stage = ["rally-c", "rally-p1"];

    /// <summary>The faults.</summary>
    public static IEnumerable<Fault> All { get; } =
    [
        new(Alarm.SignFault, ["speed-s1", "speed-c"], world => SenseArrows(world, true), 10, world =>
        {
            SenseArrows(world, false);
            world.Run(1);
            world["speed-s1"].Sign!.TurnKey(true);
        }, 10),
        new(Alarm.InterlockFault, ["speed-c", "speed-s1"], world => SenseArrows(world, true), 10, world =>
        {
            SenseArrows(world, false);
            world.Run(1);
            world["speed-s1"].Sign!.TurnKey(true);
            world.Run(2);
            world.Request("speed", ControlOperation.Reset);
            world.Run(1);
            world["speed-c"].TurnKey(true);
        }, 10),
        new(Alarm.BoxLockedOut, ["speed-c", "speed-p1"], world =>
        {
            world.Request("speed", ControlOperation.LockOut, request =>
            {
                request.SetText(ControlRequestMessage.Target, "speed-p8");
                request.SetText(ControlRequestMessage.By, "speed-p1");
                request.SetChoice(ControlRequestMessage.Reason, (int)LockOutReason.Lamp);
            });
            world.Run(1);
            world["speed-c"].TurnKey(true);
            world.Run(1);
            world["speed-p1"].Panel!.TurnKey(true);
            world.Run(1);
            world["speed-p1"].Panel!.Push(Inputs.SectionButton, true);
        }, 10, world =>
        {
            world["speed-c"].TurnKey(false);
            world.Request("speed", ControlOperation.Lift, request => request.SetText(ControlRequestMessage.Target, "speed-p8"));
            world.Run(1);
            world["speed-c"].TurnKey(true);
        }, 10),
        new(Alarm.StageFalseStart, stage, world => world["rally-p1"].Cross(0), 10, _ => { }, 75),
        new(Alarm.StageSecondVehicle, stage, world =>
        {
            world["rally-p1"].Cross(0);
            world.After(3, () => world["rally-p1"].Cross(0));
        }, 15, world => world.Request("rally", ControlOperation.StageClear), 10) { Beside = Alarm.StageFalseStart },
    ];

    private static void SenseArrows(World world, bool isStuck)
    {
        world["speed-s1"].Sign!.Arrows[0].SenseStuck = isStuck;
        world["speed-s1"].Sign!.Arrows[1].SenseStuck = isStuck;
    }
}
