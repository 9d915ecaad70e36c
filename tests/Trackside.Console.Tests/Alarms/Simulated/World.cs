using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>Some boxes of the example venue in simulated time, with broker, time servers, decoders, receivers, lamps and buttons: a minute of it takes a fraction of a second.</summary>
internal sealed class World : IDisposable
{
    private const long UtcAtStart = 1_795_340_000_000_000;
    private const long Second = 1_000_000_000;
    private const long Period = 10_000_000;

    // What a call takes on an ESP32.
    private const long CallNanoseconds = 10_000;
    private readonly Dictionary<string, WorldBox> boxes = [];
    private readonly VenuePlan plan;
    private int requests;

    /// <summary>Wires boxes and powers them on.</summary>
    /// <param name="change">What of the venue file is otherwise.</param>
    /// <param name="ids">The boxes.</param>
    /// <param name="configure">What of the boxes' configurations is otherwise.</param>
    public World(Func<VenuePlan, VenuePlan> change, Action<ConfigurationMessage> configure, IReadOnlyList<string> ids)
    {
        Time.CallEnds = now => now + CallNanoseconds;
        plan = change(VenueCommand.Load(House.DefaultVenueFile()) with { Language = "en" });
        Broker = new WorldBroker(Time);
        Servers = new WorldServers(this);
        Gateway = new WorldGateway(Broker);
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            foreach (BoxPlan box in circuit.Boxes.Where(box => ids.Contains(box.Id)))
            {
                boxes.Add(box.Id, new WorldBox(this, box, Configured(VenueCompiler.Compile(plan, circuit, box), configure)));
            }
        }

        Assert.HasCount(ids.Count, boxes);
    }

    /// <summary>The world's clock.</summary>
    public SimulatedTime Time { get; } = new();

    /// <summary>The broker.</summary>
    public WorldBroker Broker { get; }

    /// <summary>The gateway.</summary>
    public WorldGateway Gateway { get; }

    /// <summary>The time servers.</summary>
    public WorldServers Servers { get; }

    /// <summary>Holds the flash of every box.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("trackside-alarms-").FullName;

    /// <summary>True time, in microseconds since 1970 UTC.</summary>
    public long Utc => UtcAtStart + (Time.Now / 1000);

    /// <summary>The broker's address: who was told another one does not reach it.</summary>
    public string BrokerAddress => plan.Network.Broker;

    /// <summary>A box.</summary>
    public WorldBox this[string id] => boxes[id];

    /// <summary>Powers every box on.</summary>
    public void PowerOn()
    {
        foreach (WorldBox box in boxes.Values)
        {
            box.PowerOn();
        }
    }

    /// <summary>Does something later.</summary>
    public void After(double seconds, Action what) => Time.At(Time.Now + (long)(seconds * Second), what);

    /// <summary>Does something again and again, first after one period.</summary>
    public void Repeat(double seconds, Action what) => After(seconds, () =>
    {
        what();
        Repeat(seconds, what);
    });

    /// <summary>Lets time pass.</summary>
    public void Run(double seconds)
    {
        long end = Time.Now + (long)(seconds * Second);
        while (Time.Now < end)
        {
            Tick();
        }
    }

    /// <summary>Lets time pass until something holds.</summary>
    public bool RunsUntil(Func<bool> condition, double seconds)
    {
        long end = Time.Now + (long)(seconds * Second);
        while (!condition() && Time.Now < end)
        {
            Tick();
        }

        return condition();
    }

    /// <summary>Race control asks for an aspect.</summary>
    public void Ask(string circuit, Aspect aspect, string target = "all") => Request(circuit, ControlOperation.Aspect, request =>
    {
        request.SetText(ControlRequestMessage.Target, target);
        request.SetChoice(ControlRequestMessage.AspectField, (int)aspect);
    });

    /// <summary>Race control asks for something.</summary>
    public void Request(string circuit, ControlOperation operation, Action<ControlRequestMessage>? fill = null)
    {
        ControlRequestMessage request = new();
        request.SetText(ControlRequestMessage.Id, $"r{++requests}");
        request.SetText(ControlRequestMessage.Issuer, "race-control");
        request.SetInteger(ControlRequestMessage.Seq, Utc);
        request.SetInteger(ControlRequestMessage.Expiry, Utc + 5_000_000);
        request.SetChoice(ControlRequestMessage.Operation, (int)operation);
        request.SetText(ControlRequestMessage.Target, "all");
        fill?.Invoke(request);
        Broker.Publish(Topic.OfCircuit(plan.Id, circuit, What.ControlRequest), WorldBox.Encode(request));
    }

    /// <summary>Ends everything.</summary>
    public void Dispose()
    {
        foreach (WorldBox box in boxes.Values)
        {
            box.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A configuration file, changed and sealed anew.</summary>
    public static byte[] Configured(byte[] file, Action<ConfigurationMessage> configure)
    {
        ConfigurationMessage message = new();
        Assert.IsTrue(new FlatJsonReader().Read(file, 0, file.Length, message));
        configure(message);
        return VenueCompiler.Seal(message);
    }

    private void Tick()
    {
        Time.AdvanceTo(Time.Now + Period);
        foreach (WorldBox box in boxes.Values)
        {
            box.Tick();
        }
    }
}
