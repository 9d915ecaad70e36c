using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>
/// A box of the venue in simulated time: the firmware put together by its own composition root on a virtual chip, with everything that is wired to it. Only broker and
/// time server are the world's own: they are reached over threads and sockets, which know no simulated time.
/// </summary>
internal sealed class WorldBox : ILink, IClockQuery, IDisposable
{
    private const long FreeStart = 1_000_000;
    private readonly World world;
    private readonly Subscriptions subscriptions;
    private readonly StringBuilder cable = new();
    private readonly FlatJsonReader reader = new();
    private bool wantsOpen;
    private bool isOpen;
    private bool isOn;
    private int boots;

    /// <summary>Wires a box; its power is off.</summary>
    public WorldBox(World world, BoxPlan plan, byte[] configuration)
    {
        this.world = world;
        Plan = plan;
        string flash = Path.Combine(world.Folder, plan.Id);
        Directory.CreateDirectory(flash);
        File.WriteAllBytes(Path.Combine(flash, VenueCompiler.FileName), configuration);
        Configuration = BoxConfiguration.Read(configuration, configuration.Length, "VIRTUAL");
        Assert.AreEqual(ConfigurationFault.None, Configuration.Fault, $"{plan.Id}: field {Configuration.FaultField}");
        subscriptions = new Subscriptions(Configuration);
        Chip = new Chip(new ChipOptions { Name = plan.Id, FlashFolder = flash, Time = world.Time, ClockOffsetMicroseconds = FreeStart });
        Chip.Uart("COM1").Sent += bytes => cable.Append(Encoding.UTF8.GetString(bytes));
        if (plan.RedButton)
        {
            // Its contact is closed at rest.
            Wiring.Close(Chip, Inputs.RedButton, true);
        }

        Bus = plan.Bus.Count > 0 ? new BusBoard(Chip, plan.Bus) : null;
        Panel = plan.Is("post") ? new PostPanel(Chip, plan.Pixels.Length > 0) { Bus = Bus } : null;
        Sign = SignPlan.LampsOf(Configuration) != 0 ? new SignBoard(Chip) : null;
        Gate = plan.Loops.Count > 0 && plan.Watches("marker", plan.Loops[0])
            ? new MarkerGate(Chip.Pin(Wiring.LoopInput(0)), Chip.Pin(Wiring.MarkerOutput(0)), Chip.Pin(Wiring.CaptureInput(0)))
            : null;
        Decoder = new WorldDecoder(world, Chip.Uart(Wiring.DecoderPort));
        Receiver = new WorldReceiver(world, Chip.Uart(Wiring.GnssPort));
    }

    /// <summary>What the venue file says of it.</summary>
    public BoxPlan Plan { get; }

    /// <summary>What it was told to be.</summary>
    public BoxConfiguration Configuration { get; private set; }

    /// <summary>The chip.</summary>
    public Chip Chip { get; }

    /// <summary>What hangs on its bus; null for nothing.</summary>
    public BusBoard? Bus { get; }

    /// <summary>Lamps and buttons; null where it is no post.</summary>
    public PostPanel? Panel { get; }

    /// <summary>Arrows and barrier; null where it is no sign of an interlock.</summary>
    public SignBoard? Sign { get; }

    /// <summary>Its decoder.</summary>
    public WorldDecoder Decoder { get; }

    /// <summary>Its GNSS receiver.</summary>
    public WorldReceiver Receiver { get; }

    /// <summary>The gate of its first loop's marker; null where it has none.</summary>
    public MarkerGate? Gate { get; }

    /// <summary>Whether the wire from its loops to its inputs is cut.</summary>
    public bool IsLineCut { get; set; }

    /// <summary>What the firmware's box is made of.</summary>
    public BoxParts Parts { get; private set; } = null!;

    /// <summary>The firmware's box.</summary>
    public Core.Box Firmware { get; private set; } = null!;

    /// <summary>Changes the parts before the box is made: a driver that fails.</summary>
    public Action<BoxParts>? Refit { get; set; }

    /// <inheritdoc/>
    public int Failures => 0;

    /// <summary>Whether what it said last names an alarm.</summary>
    public bool Says(string alarm) => ((IList<string>)(Said?.Split(',') ?? [])).Contains(alarm);

    /// <summary>The alarms of its last <c>state</c>; null for none.</summary>
    public string? Said
    {
        get
        {
            StateMessage state = new();
            return world.Broker.Kept(subscriptions.OutgoingTopic(What.State)) is { } payload && reader.Read(payload, 0, payload.Length, state) ? state.GetText(StateMessage.Alarms) : null;
        }
    }

    /// <summary>Starts the firmware.</summary>
    public void PowerOn()
    {
        isOn = true;
        Chip.PowerOn(() => { });
        Chip.Do(Boot);
    }

    /// <summary>Cuts the power and gives it back.</summary>
    public void PowerCycle()
    {
        PowerOff();
        PowerOn();
    }

    /// <summary>Cuts the power.</summary>
    public void PowerOff()
    {
        Leave();
        isOn = false;
        Chip.PowerOff();
    }

    /// <summary>One round of the firmware's loop.</summary>
    public void Tick()
    {
        if (!isOn)
        {
            return;
        }

        bool isAnswered = wantsOpen;
        wantsOpen = false;
        bool isOpening = isAnswered && Configuration.Broker == world.BrokerAddress;
        if (isAnswered)
        {
            isOpen = isOpening;
            Parts.LinkEvents.Put(isOpening ? LinkEvent.Opened : LinkEvent.Failed);
        }

        try
        {
            Chip.Do(() =>
            {
                Firmware.Supervisor.TickBegins(Chip.Now);
                Firmware.Tick(Chip.Now);
                Firmware.Supervisor.TickEnds();
            });
        }
        catch (PowerLostException)
        {
            Restart();
            return;
        }

        if (isOpening)
        {
            world.Broker.Listen(Hear);
        }
    }

    /// <summary>Types on its cable and gives it a second to answer.</summary>
    public string Ask(string line)
    {
        cable.Clear();
        Chip.Uart("COM1").Feed(Encoding.UTF8.GetBytes(line + "\r"));
        world.Run(1);
        return cable.ToString();
    }

    /// <summary>A vehicle drives over a loop: its line is active for 50 ms.</summary>
    public void Cross(int loop)
    {
        Wire line = Chip.Pin(Wiring.LoopInput(loop));
        line.Drive(!IsLineCut);
        world.After(0.05, () => line.Drive(false));
        Receiver.Mark(loop);
    }

    /// <summary>Gives it another configuration, and starts it with that.</summary>
    public void Give(Action<ConfigurationMessage> change)
    {
        byte[] file = World.Configured(File.ReadAllBytes(Path.Combine(Chip.Flash.Folder, VenueCompiler.FileName)), change);
        Chip.Do(() => Assert.IsTrue(Parts.Store.Take(file, file.Length, true)));
        PowerCycle();
    }

    /// <summary>Turns its key: of a control box.</summary>
    public void TurnKey(bool on) => Wiring.Close(Chip, Inputs.EnableKey, on);

    /// <summary>The bytes of a message.</summary>
    public static byte[] Encode(Message message)
    {
        byte[] payload = new byte[message.Limit];
        FlatJsonWriter writer = new();
        int count = writer.Write(message, payload);
        Assert.AreEqual(CodecError.None, writer.Error);
        return payload[..count];
    }

    /// <inheritdoc/>
    public void Open() => wantsOpen = true;

    /// <inheritdoc/>
    public void Close() => isOpen = false;

    /// <inheritdoc/>
    public bool IsOpening => false;

    /// <inheritdoc/>
    public bool Publish(What what, byte[] payload, int count)
    {
        if (isOpen)
        {
            world.Broker.Publish(subscriptions.OutgoingTopic(what), payload[..count]);
        }

        return isOpen;
    }

    /// <inheritdoc/>
    public void Ask() => world.Servers.Answer(Chip, Parts.Exchanges, Configuration.Clock2 is null ? 1 : 2);

    /// <inheritdoc/>
    public void Dispose()
    {
        Chip.Dispose();
        Gate?.Dispose();
        Panel?.Dispose();
        Sign?.Dispose();
    }

    /// <summary>A message reaches the box.</summary>
    public void Hear(string topic, byte[] payload, bool isRetained)
    {
        int number = subscriptions.Find(topic);
        if (number >= 0 && isOpen)
        {
            Parts.Messages.Put(subscriptions.WhatAt(number), subscriptions.IndexAt(number), isRetained, payload);
        }
    }

    private void Leave()
    {
        world.Broker.Leave(Hear);
        isOpen = false;
    }

    // The firmware restarted its chip: that is up again after a moment of real time.
    private void Restart()
    {
        Leave();
        Assert.IsTrue(SpinWait.SpinUntil(() => Chip.IsPowered && Chip.BootCount > boots, 10_000), "the chip does not start again");
        Chip.Do(Boot);
    }

    private void Boot()
    {
        boots = Chip.BootCount;
        Parts = WorldStart.Read();
        Configuration = Parts.Configuration;
        Firmware = WorldStart.Assemble(Parts, this);
    }
}
