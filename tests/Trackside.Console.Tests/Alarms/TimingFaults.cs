using System.Collections.Generic;
using System.IO;
using Trackside.Messages;
using Trackside.Technician.Tests.Alarms.Simulated;
using Trackside.Venue.World;

namespace Trackside.Technician.Tests.Alarms;

/// <summary>Faults of loops, decoders, receivers and their lines.</summary>
internal static class TimingFaults
{
    private static readonly string[] decoder = ["kart-t1"];
    private static readonly string[] marker = ["kart-t2"];
    private static readonly string[] pair = ["rally-t2"];

    /// <summary>The faults.</summary>
    public static IEnumerable<Fault> All { get; } =
    [
        new(Alarm.GnssNoFix, pair, world => world["rally-t2"].Receiver.IsAntennaOut = true, 10, world => world["rally-t2"].Receiver.IsAntennaOut = false, 10),
        new(Alarm.DecoderSilent, decoder, world => world["kart-t1"].Decoder.IsOff = true, 40, world => world["kart-t1"].Decoder.IsOff = false, 10),
        new(Alarm.DecoderGap, decoder, world =>
        {
            world["kart-t1"].Decoder.IsDeaf = true;
            world["kart-t1"].Decoder.Pass(isLost: true);
            world["kart-t1"].Decoder.Pass();
        }, 15, _ => { }, 70) { Prepare = world => world["kart-t1"].Decoder.Pass() },
        new(Alarm.SerialDamaged, decoder, world => world["kart-t1"].Decoder.IsNoisyLine = true, 10, world => world["kart-t1"].Decoder.IsNoisyLine = false, 70),
        new(Alarm.LoopNoise, decoder, world => world["kart-t1"].Decoder.Noise = 90, 10, world => world["kart-t1"].Decoder.Noise = 39, 10),
        new(Alarm.LoopStuck, marker, world => world["kart-t2"].Chip.Pin(Wiring.LoopInput(1)).Drive(true), 10, world => world["kart-t2"].Chip.Pin(Wiring.LoopInput(1)).Drive(false), 5),
        new(Alarm.LoopStorm, marker, world => Chatter(world, 1), 5, _ => { }, 10),
        new(Alarm.LoopDisagrees, ["speed-t1"], world => world["speed-t1"].IsLineCut = true, 30, world => world["speed-t1"].IsLineCut = false, 90)
        {
            Prepare = world => world.Repeat(2, () =>
            {
                world["speed-t1"].Cross(0);
                world["speed-t1"].Decoder.Pass();
            }),
        },
        new(Alarm.WrongWay, pair, world =>
        {
            world["rally-t2"].Cross(1);
            world.After(0.6, () => world["rally-t2"].Cross(0));
        }, 10, _ => { }, 30),
        new(Alarm.MarkerAmbiguous, marker, world =>
        {
            world["kart-t2"].Gate!.IsCut = true;
            world["kart-t2"].Cross(0);
        }, 15, world => world["kart-t2"].Gate!.IsCut = false, 70) { Beside = Alarm.LoopDisagrees },

        new(Alarm.StorageFailed, decoder, world =>
        {
            world["kart-t1"].Chip.Flash.IsWornOut = world.Gateway.IsGone = true;
            world["kart-t1"].Decoder.Pass();
        }, 10, world => world["kart-t1"].Chip.Flash.IsWornOut = false, 10),
        new(Alarm.OutboxFull, decoder, world =>
        {
            world.Gateway.IsGone = true;
            Fill(world, 3000);
        }, 60, world => world.Gateway.IsGone = false, 90)
        {
            Configure = message => message.SetInteger(ConfigurationMessage.Outbox, 100),
        },

        // What is lost is lost: the alarm ends when the box starts with nothing damaged on its flash.
        new(Alarm.OutboxDamaged, decoder, world =>
        {
            world.Gateway.IsGone = true;
            Fill(world, 40);
            world.Run(5);
            world["kart-t1"].PowerOff();
            Damage(Path.Combine(world["kart-t1"].Chip.Flash.Folder, "out0"));
            world.Gateway.IsGone = false;
            world["kart-t1"].PowerOn();
        }, 20, world =>
        {
            world.Run(20);
            world["kart-t1"].PowerCycle();
        }, 20),
    ];

    private static void Chatter(World world, int loop)
    {
        for (int i = 0; i < 200; i++)
        {
            bool level = i % 2 == 0;
            world.After(0.01 * i, () => world["kart-t2"].Chip.Pin(Wiring.LoopInput(loop)).Drive(level));
        }
    }

    private static void Fill(World world, int passings)
    {
        for (int i = 0; i < passings; i++)
        {
            world.After(0.01 * i, () => world["kart-t1"].Decoder.Pass());
        }
    }

    private static void Damage(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        for (int at = bytes.Length / 2; at < (bytes.Length / 2) + 100; at++)
        {
            bytes[at] ^= 0x55;
        }

        File.WriteAllBytes(file, bytes);
    }
}
