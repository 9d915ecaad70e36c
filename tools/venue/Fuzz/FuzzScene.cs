using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Core;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Mosquitto;
using Trackside.Venue.Attacks;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Fuzz;

/// <summary>
/// A venue of one circuit whose safety outputs stand in a known state: open, everything permitted, or closed, everything red. Disposing ends the venue. One thread.
/// </summary>
internal sealed class FuzzScene : IDisposable
{
    private const double ReadySeconds = 90;
    private const double HealthSeconds = 20;

    /// <summary>Nothing is thrown for at most so many seconds.</summary>
    private const int LongestPause = 3600;

    /// <summary>Lamps that stood still for so long stand still: the slowest relay opens after half a second.</summary>
    private const double StillSeconds = 1;

    private readonly CircuitPlan circuit;
    private readonly List<FuzzBox> boxes = [];

    /// <summary>Starts the venue and waits until everything is ready and the direction is locked, where there is one to lock.</summary>
    /// <exception cref="InvalidOperationException">It did not get ready.</exception>
    public FuzzScene(VenuePlan plan, CircuitPlan circuit, int seed, VenueSecurity security)
    {
        this.circuit = circuit;
        Venue = VirtualVenue.Start(plan with { Circuits = [circuit], Joined = [] }, seed, security: security);
        try
        {
            if (Venue.Keys is { } keys)
            {
                Overlord.LetIn(Venue, keys);
            }

            Venue.PowerOn();
            Demand(() => Venue.Boxes.All(box => ViewOf(box.Plan.Id)?.State == BoxState.Ready), "every box is ready");
            Demand(LetPeopleLock, "the direction is locked");
            boxes.AddRange(Venue.Boxes.Select(box => new FuzzBox(box, new Subscriptions(ConfigurationOf(box)))));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The venue.</summary>
    public VirtualVenue Venue { get; }

    /// <summary>The circuit.</summary>
    public string Circuit => circuit.Id;

    /// <summary>Its boxes.</summary>
    public IReadOnlyList<FuzzBox> Boxes => boxes;

    /// <summary>Sound messages to be damaged.</summary>
    public Specimens Specimens { get; } = new();

    /// <summary>Makes a client that may write every topic, not connected yet.</summary>
    public MosquittoClient MakeClient() => new(new MosquittoOptions
    {
        ClientId = Overlord.Name,
        Tls = Venue.Keys is { } keys ? Overlord.PapersOf(keys) : null,
        KeepAliveSeconds = LongestPause,
    });

    /// <summary>The topics a box listens to.</summary>
    public IReadOnlyList<FuzzTopic> TopicsOf(FuzzBox box) => [.. Enumerable.Range(0, box.Topics.Count).Select(number => TopicOf(box.Topics.TopicAt(number), box.Topics.WhatAt(number)))];

    /// <summary>Race control opens the circuit and shows green, or closes it and shows red, by rightful orders; what is told meanwhile becomes specimens.</summary>
    /// <exception cref="InvalidOperationException">The orders are not obeyed.</exception>
    public void Show(bool isOpen)
    {
        using Eavesdropper ear = new(Venue.Plan, Venue.Broker.Port, "technician", Venue.Keys?.TlsOf(Venue.Keys.Person("technician")));
        if (isOpen && circuit.Reversal.Interlock)
        {
            Demand(() => Venue.RaceControl.Ask(new ControlOrder(Circuit, ControlOperation.SessionOpen)).GetAwaiter().GetResult().IsAccepted, "the session is opened");
        }

        Aspect aspect = isOpen ? Aspect.Green : Aspect.Red;
        Demand(() => Venue.RaceControl.AskAspect(Circuit, "all", aspect).GetAwaiter().GetResult().IsProved, $"{aspect} is proved");
        if (!isOpen && circuit.Reversal.Interlock)
        {
            Demand(() => Venue.RaceControl.Ask(new ControlOrder(Circuit, ControlOperation.SessionClose)).GetAwaiter().GetResult().IsAccepted, "the session is closed");
        }

        Demand(AreStill, "the lamps stand still");
        Specimens.Take(ear.All());
    }

    /// <summary>What a box tells of itself.</summary>
    public BoxView? ViewOf(string box) => Venue.Gateway.ViewOf(box);

    /// <summary>Waits until every box has told its figures once more.</summary>
    /// <returns>False where one did not.</returns>
    public bool TryHearHealth()
    {
        long since = Sheets.VenueTime.Now;
        return Patience.Until(() => Venue.Boxes.All(box => ViewOf(box.Plan.Id)?.Health?.Received > since), HealthSeconds);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FuzzBox box in boxes)
        {
            box.Dispose();
        }

        Venue.Dispose();
    }

    private static BoxConfiguration ConfigurationOf(VenueBox box)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(box.Chip.Options.FlashFolder, VenueCompiler.FileName));
        return BoxConfiguration.Read(file, file.Length, null);
    }

    private FuzzTopic TopicOf(string name, What what)
    {
        FuzzBox[] listeners = [.. boxes.Where(box => box.Topics.Find(name) >= 0)];
        return new FuzzTopic(name, what, listeners, Venue.Keys is not null && listeners.All(AsksForSignature));

        bool AsksForSignature(FuzzBox listener) => what == What.ControlRequest || Trust.IsSigned(what, listener.Topics.IndexAt(listener.Topics.Find(name)));
    }

    private bool LetPeopleLock()
    {
        Venue.LetPeopleAct();
        return Venue.IsLocked;
    }

    private bool AreStill()
    {
        using OutputWatch watch = new(Venue, () => "");
        return !Patience.Until(() => watch.HasFound, StillSeconds);
    }

    private static void Demand(Func<bool> condition, string what)
    {
        if (!Patience.Until(condition, ReadySeconds))
        {
            throw new InvalidOperationException($"not within {ReadySeconds} s: {what}.");
        }
    }
}
