using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Trackside.Messages;
using Trackside.Mosquitto;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Attacks;

/// <summary>
/// A venue as an intruder finds it: everything runs, directions are locked, one box was stolen, and he knows all the names. For the attacks on signatures he has the
/// broker itself in his hands: an identity that its rules let write everything. One thread.
/// </summary>
internal sealed class AttackScene : IDisposable
{
    private const double ReadySeconds = 60;

    private static readonly string[] permissive = ["post", "sign", "control"];

    private readonly FlatJsonReader reader = new();

    /// <summary>Sets the scene: power on, directions locked, a box stolen, the standing aspect shown.</summary>
    /// <exception cref="InvalidOperationException">The venue did not get ready.</exception>
    public AttackScene(VirtualVenue venue, int seed)
    {
        Venue = venue;
        Keys = venue.Keys ?? throw new InvalidOperationException("The venue runs without keys: there is nothing to attack.");
        Forger = new Forger(new Random(seed));
        Log = new BrokerLog(venue.BrokerLogFile);
        VenueBox prey = venue.Boxes.Where(box => !box.Plan.Is("control")).OrderBy(box => permissive.Count(box.Plan.Is)).First();
        Circuit = venue.Plan.Circuits.First(circuit => circuit.Id == prey.Plan.Circuit);
        Standing = Circuit.Reversal.Interlock ? Aspect.Red : Aspect.Green;
        Control = venue.BoxesOf(Circuit.Id).First(box => box.Plan.Is("control"));
        Post = venue.BoxesOf(Circuit.Id).First(box => box.Plan.Is("post"));
        Overlord.LetIn(venue, Keys);
        Ear = new Eavesdropper(venue.Plan, venue.Broker.Port, "technician", Keys.TlsOf(Keys.Person("technician")));
        venue.PowerOn();
        Demand(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), "every box is ready");
        Demand(LetPeopleLock, "every direction is locked");
        Stolen = new StolenBox(venue, prey);
        Demand(Settle, $"{Circuit.Id} shows what it is asked");
    }

    /// <summary>The venue.</summary>
    public VirtualVenue Venue { get; }

    /// <summary>Everybody's keys.</summary>
    public KeyFolder Keys { get; }

    /// <summary>Makes messages.</summary>
    public Forger Forger { get; }

    /// <summary>The broker's log.</summary>
    public BrokerLog Log { get; }

    /// <summary>What the broker delivers.</summary>
    public Eavesdropper Ear { get; }

    /// <summary>The box in the intruder's hands.</summary>
    public StolenBox Stolen { get; }

    /// <summary>Its circuit, which is attacked.</summary>
    public CircuitPlan Circuit { get; }

    /// <summary>The control box of that circuit.</summary>
    public VenueBox Control { get; }

    /// <summary>A post of that circuit.</summary>
    public VenueBox Post { get; }

    /// <summary>What race control asks of the circuit while it is attacked.</summary>
    public Aspect Standing { get; }

    /// <summary>What an intruder would rather see.</summary>
    public Aspect Other => Standing == Aspect.Red ? Aspect.DoubleYellow : Aspect.Red;

    /// <summary>The port of the broker.</summary>
    public int Port => Venue.Broker.Port;

    /// <summary>UTC in microseconds since 1970.</summary>
    public static long Now => Sheets.VenueTime.Now;

    /// <summary>A topic of the circuit.</summary>
    public string Topic(What what) => Messages.Topic.OfCircuit(Venue.Plan.Id, Circuit.Id, what);

    /// <summary>A topic of a box.</summary>
    public string Topic(VenueBox box, What what) => Messages.Topic.OfBox(Venue.Plan.Id, box.Plan.Circuit, box.Plan.Id, what);

    /// <summary>A client of an identity, let in.</summary>
    /// <exception cref="InvalidOperationException">The broker does not let it in.</exception>
    public Stranger Enter(string name, MosquittoTls papers)
    {
        Stranger stranger = new(name, papers);
        return stranger.TryEnter(Port) ? stranger : throw new InvalidOperationException($"{name} was not let in: see {Venue.BrokerLogFile}.");
    }

    /// <summary>The client that may write everything.</summary>
    public Stranger EnterAsOverlord() => Enter(Overlord.Name, Overlord.PapersOf(Keys));

    /// <summary>Race control asks for what stands anyway, and every lamp proves it: all that came before is done with by then.</summary>
    public bool Settle() => Order(Standing);

    /// <summary>Whether the gateway shows of the circuit what stands: asked for by control, driven and proved by every post.</summary>
    public bool IsShown =>
        Venue.Gateway.ControlOf(Circuit.Id) is { } state && state.Posts.All(letter => letter == AspectNames.LetterOf(Standing))
        && Venue.BoxesOf(Circuit.Id).Where(box => box.Plan.Is("post")).All(box => Venue.Gateway.ViewOf(box.Plan.Id)?.Lamps is { } lamps && lamps.Applied == Standing && lamps.Proved == Standing);

    /// <summary>Race control asks for an aspect everywhere and waits for the proof.</summary>
    public bool Order(Aspect aspect) => Venue.RaceControl.AskAspect(Circuit.Id, "all", aspect).GetAwaiter().GetResult().IsProved;

    /// <summary>Looks at what may not change.</summary>
    public VenueSnapshot Look() => new(Venue, Stolen.Box, Venue.Plan.Circuits.ToDictionary(circuit => circuit.Id, StateOf));

    /// <summary>The newest word of a circuit's control box that it has signed.</summary>
    public byte[]? NewestState(string circuit)
    {
        string topic = Messages.Topic.OfCircuit(Venue.Plan.Id, circuit, What.ControlState);
        byte[] key = KeyOf(circuit);
        return Ear.On(topic).Select(message => message.Payload).Where(payload => Forger.IsSigned(topic, payload, key)).MaxBy(payload => Read(payload).GetInteger(ControlStateMessage.Seq));
    }

    /// <summary>The key of a circuit.</summary>
    public byte[] KeyOf(string circuit) => Convert.FromHexString(File.ReadAllText(Keys.CircuitKey(circuit)).Trim());

    /// <summary>Reads a <c>control/state</c>.</summary>
    public ControlStateMessage Read(byte[] payload)
    {
        ControlStateMessage state = new();
        return reader.Read(payload, 0, payload.Length, state) ? state : throw new InvalidOperationException($"no control/state: {Encoding.UTF8.GetString(payload)}");
    }

    /// <inheritdoc/>
    public void Dispose() => Ear.Dispose();

    private bool LetPeopleLock()
    {
        Venue.LetPeopleAct();
        return Venue.IsLocked;
    }

    private string StateOf(string circuit) => StateText(NewestState(circuit));

    private string StateOf(CircuitPlan circuit) => StateOf(circuit.Id);

    private string StateText(byte[]? payload)
    {
        if (payload is null)
        {
            return "";
        }

        ControlStateMessage state = Read(payload);
        return $"{state.GetText(ControlStateMessage.Direction)} epoch {state.GetInteger(ControlStateMessage.Epoch)} {state.GetText(ControlStateMessage.Posts)} board {state.GetChoice(ControlStateMessage.Board)}";
    }

    private static void Demand(Func<bool> condition, string what)
    {
        if (!Patience.Until(condition, ReadySeconds))
        {
            throw new InvalidOperationException($"not within {ReadySeconds} s: {what}.");
        }
    }
}
