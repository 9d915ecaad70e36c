using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Core;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Venue.Running;

/// <summary>One box of the venue: a virtual chip that runs the firmware, and the part of the world that is wired to it.</summary>
internal sealed class VenueBox : IDisposable
{
    /// <summary>Crystals of ESP32 boards are within this, in parts per million.</summary>
    private const double CrystalPartsPerMillion = 10;

    private const long LongestUptimeMicroseconds = 3_600_000_000;

    /// <summary>A decoder's clock is set by hand, so it is wrong by up to this.</summary>
    private const int DecoderErrorMicroseconds = 5_000_000;

    /// <summary>Its crystal is within this, in parts per million.</summary>
    private const double DecoderPartsPerMillion = 20;

    /// <summary>A decoder tells its status this often.</summary>
    private const long StatusMicroseconds = 4_000_000;

    private const uint FirstDecoderId = 268_000;

    /// <summary>Wires the box. Its flash holds the compiled configuration when this returns; the power is off.</summary>
    /// <param name="venue">The whole plan.</param>
    /// <param name="circuit">The box's circuit.</param>
    /// <param name="plan">The box.</param>
    /// <param name="folder">Holds the flash folders of the boxes.</param>
    /// <param name="seed">Draws the crystal, the delays and the decoder's error.</param>
    /// <param name="made">Takes the crossings of its loops.</param>
    /// <param name="keys">The venue's keys: the box is given its own; null for none.</param>
    public VenueBox(VenuePlan venue, CircuitPlan circuit, BoxPlan plan, string folder, int seed, MadePassings made, KeyFolder? keys = null)
    {
        Plan = plan;
        Random random = new(seed);
        string flash = Path.Combine(folder, plan.Id);
        VenueCompiler.Write(venue, circuit, plan, flash);
        foreach ((string name, string path) in keys?.FilesOf(plan.Id) ?? [])
        {
            File.Copy(path, Path.Combine(flash, name), overwrite: true);
        }

        if (circuit.Reversal.Interlock && plan.Is("control"))
        {
            LockedYesterday.Write(VenueCompiler.Compile(venue, circuit, plan), flash);
        }

        Chip = new Chip(new ChipOptions
        {
            Name = plan.Id,
            Seed = seed,
            FlashFolder = flash,
            ClockOffsetMicroseconds = random.NextInt64(LongestUptimeMicroseconds),
            ClockDriftPartsPerMillion = ((random.NextDouble() * 2) - 1) * CrystalPartsPerMillion,
        });
        if (plan.RedButton)
        {
            // Its contact is closed at rest.
            PushRed(false);
        }

        Bus = plan.Bus.Count > 0 ? new BusBoard(Chip, plan.Bus) : null;
        Panel = plan.Is("post") ? new PostPanel(Chip, plan.Pixels.Length > 0) { Bus = Bus } : null;
        Sign = circuit.Reversal.Interlock && plan.Is("sign") ? new SignBoard(Chip) : null;
        Decoder = plan.Uses("decoder") ? MakeDecoder(random) : null;
        Receiver = plan.Uses("timemark") ? new VirtualReceiver(Chip.Uart(Wiring.GnssPort)) : null;
        Loops = MakeLoops(made, random);
    }

    /// <summary>What the venue file says of it.</summary>
    public BoxPlan Plan { get; }

    /// <summary>The chip.</summary>
    public Chip Chip { get; }

    /// <summary>What hangs on its I2C bus; null where it has none.</summary>
    public BusBoard? Bus { get; }

    /// <summary>Lamps and buttons; null where the box is no post.</summary>
    public PostPanel? Panel { get; }

    /// <summary>Arrows, pit exit and barrier; null where the box is no sign of an interlock.</summary>
    public SignBoard? Sign { get; }

    /// <summary>The transponder decoder; null where the box has none.</summary>
    public VirtualDecoder? Decoder { get; }

    /// <summary>The GNSS receiver; null where the box has none.</summary>
    public VirtualReceiver? Receiver { get; }

    /// <summary>The loops it reads.</summary>
    public IReadOnlyList<TimingLoop> Loops { get; }

    /// <summary>Presses or lets go the red button of a control box: its contact opens when it is pressed.</summary>
    public void PushRed(bool pushed)
    {
        Wire contact = Chip.Pin(Wiring.PanelInput(Core.Inputs.RedButton));
        if (pushed)
        {
            contact.Release();
        }
        else
        {
            contact.Drive(false);
        }
    }

    /// <summary>Starts the firmware.</summary>
    public void PowerOn() => Chip.PowerOn(Box.Program.Main);

    /// <summary>Turns the key switch of a control box.</summary>
    public void TurnKey(bool on) => Wiring.Close(Chip, Inputs.EnableKey, on);

    /// <summary>Cuts the power and unwires it.</summary>
    public void Dispose()
    {
        Chip.Dispose();
        Panel?.Dispose();
        foreach (TimingLoop loop in Loops)
        {
            loop.Gate?.Dispose();
        }
        Sign?.Dispose();
    }

    /// <summary>Lets decoder and receiver speak by themselves, as they do all the time.</summary>
    public void Accompany(Agenda agenda)
    {
        if (Decoder is VirtualDecoder decoder)
        {
            Repeat(agenda, StatusMicroseconds, decoder.SendStatus);
        }

        if (Receiver is VirtualReceiver receiver)
        {
            Repeat(agenda, VirtualReceiver.EpochMicroseconds, receiver.EndEpoch);
        }
    }

    private static void Repeat(Agenda agenda, long period, Action action) => agenda.At(Agenda.Now + period, () =>
    {
        action();
        Repeat(agenda, period, action);
    });

    private VirtualDecoder MakeDecoder(Random random) => new(
        Chip.Uart(Wiring.DecoderPort),
        FirstDecoderId + (uint)random.Next(1000),
        random.Next(-DecoderErrorMicroseconds, DecoderErrorMicroseconds),
        ((random.NextDouble() * 2) - 1) * DecoderPartsPerMillion);

    private List<TimingLoop> MakeLoops(MadePassings made, Random random)
    {
        List<TimingLoop> loops = [];
        for (int i = 0; i < Plan.Loops.Count; i++)
        {
            string name = Plan.Loops[i];
            bool hasMarker = Plan.Watches("marker", name);
            loops.Add(new TimingLoop(Plan, name, made, random)
            {
                Decoder = Plan.Watches("decoder", name) ? Decoder : null,
                Receiver = Plan.Watches("timemark", name) ? Receiver : null,
                Line = Plan.Watches("edge", name) || hasMarker ? Chip.Pin(Wiring.LoopInput(i)) : null,
                Gate = hasMarker ? new MarkerGate(Chip.Pin(Wiring.LoopInput(i)), Chip.Pin(Wiring.MarkerOutput(i)), Chip.Pin(Wiring.CaptureInput(i))) : null,
            });
        }

        return loops;
    }
}
