using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trackside.Messages;
using Trackside.Mosquitto;
using Trackside.Venue.Attacks;

namespace Trackside.Venue.Fuzz;

/// <summary>
/// Throws inputs at boxes through the broker, a volley at a time: no listening box has more of them on their way than its loop takes in one round. The next volley
/// flies when every box has been through the last. Every input depends on the seed and its number, and on what was overheard. One thread, where nothing else is said.
/// </summary>
internal sealed class FuzzThrower : IDisposable
{
    private const double ConnectSeconds = 20;

    /// <summary>A volley is full when so many inputs found no room in it.</summary>
    private const int MostHeld = 16;

    /// <summary>A volley that takes so long is lost: the box is gone, or the broker.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);

    private readonly FuzzBox[] targets;
    private readonly FuzzTopic[][] topics;
    private readonly string[] consoles;
    private readonly FuzzBox[] boxes;
    private readonly PayloadMaker maker;
    private readonly FuzzTrail trail;
    private readonly MosquittoClient client;
    private readonly ulong seed;
    private readonly Dictionary<string, FuzzBox[]> listenersOf;
    private readonly Queue<FuzzInput> held = new();

    /// <summary>Connects.</summary>
    /// <exception cref="InvalidOperationException">The broker does not let it in.</exception>
    public FuzzThrower(FuzzScene scene, FuzzOptions options, FuzzTrail trail)
    {
        this.trail = trail;
        seed = (ulong)options.Seed;
        boxes = [.. scene.Boxes];
        targets = [.. options.Boxes.Select(id => boxes.First(box => box.Id == id))];
        topics = [.. targets.Select(target => scene.TopicsOf(target).ToArray())];
        consoles = [.. targets.Select(target => Topic.OfBox(scene.Venue.Plan.Id, scene.Circuit, target.Id, What.ConsoleIn))];
        listenersOf = topics.SelectMany(each => each).DistinctBy(topic => topic.Name).ToDictionary(topic => topic.Name, topic => topic.Listeners.ToArray());
        maker = new PayloadMaker(scene.Specimens);
        client = scene.MakeClient();
        client.Connect("127.0.0.1", scene.Venue.Broker.Port);
        if (!Patience.Until(() => !client.Loop(0) || client.IsConnected, ConnectSeconds) || !client.IsConnected)
        {
            throw new InvalidOperationException("the broker did not let the thrower in: its log tells why.");
        }
    }

    /// <summary>Whether the circuit is closed: boxes may then be restarted.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Inputs that did not reach their box.</summary>
    public long Lost { get; private set; }

    /// <summary>A console line by its number. The order to restart is left out where the box obeys it: one that guards nothing does at any time. Any thread.</summary>
    public byte[] LineOf(long number, FuzzBox target)
    {
        bool isObeyed = IsClosed || !target.GuardsSomething;
        Dice dice = new(Seed(FuzzKind.Line, number));
        byte[] line = ConsoleLines.Make(ref dice);
        while (isObeyed && ConsoleLines.Restarts(line))
        {
            line = ConsoleLines.Make(ref dice);
        }

        return line;
    }

    /// <summary>Throws one volley and waits until it is through.</summary>
    /// <returns>False where there was nothing left to throw.</returns>
    public bool Throw(FuzzSupply lines, FuzzSupply payloads)
    {
        int thrown = 0;
        long taken = Taken();
        for (int left = held.Count; left > 0; left--)
        {
            thrown += TrySend(held.Dequeue()) ? 1 : 0;
        }

        while (held.Count < MostHeld && Next(lines, payloads) is { } input)
        {
            thrown += TrySend(input) ? 1 : 0;
        }

        client.Loop(0);
        bool isThrough = true;
        foreach (FuzzBox box in boxes)
        {
            isThrough &= box.TryAwait(patience);
        }

        Lost += isThrough ? 0 : thrown - (Taken() - taken);
        return thrown > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Disconnect();
        client.Dispose();
    }

    private long Taken() => targets.Sum(target => target.Payloads + target.Lines);

    // In turns, once as many are left of both.
    private FuzzInput? Next(FuzzSupply lines, FuzzSupply payloads)
    {
        long left = payloads.Left;
        bool isLine = lines.Left > left || (lines.Left == left && lines.Left % 2 == 0);
        long number;
        if (isLine ? lines.TryTake(out number) : payloads.TryTake(out number))
        {
            return isLine ? MakeLine(number) : MakePayload(number);
        }

        return null;
    }

    private FuzzInput MakeLine(long number)
    {
        int target = (int)(number % targets.Length);
        return new FuzzInput(FuzzKind.Line, number, targets[target].Id, consoles[target], maker.Wrap(LineOf(number, targets[target])));
    }

    private FuzzInput MakePayload(long number)
    {
        int target = (int)(number % targets.Length);
        Dice dice = new(Seed(FuzzKind.Payload, number));
        FuzzTopic topic = topics[target][dice.Below(topics[target].Length)];
        return new FuzzInput(FuzzKind.Payload, number, targets[target].Id, topic.Name, maker.Make(ref dice, topic));
    }

    // What a box has no room for waits for the next volley.
    private bool TrySend(FuzzInput input)
    {
        FuzzBox[] listeners = listenersOf[input.Topic];
        if (Array.Exists(listeners, box => box.Awaited >= Core.Box.MostMessagesPerTick))
        {
            held.Enqueue(input);
            return false;
        }

        trail.Keep(input);
        foreach (FuzzBox box in listeners)
        {
            box.Expect(input);
        }

        int code = client.TryPublish(input.Topic, input.Bytes, qos: 0, retain: false, out _);
        return code == MosquittoError.Success
            ? true
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the broker's library refused an input with code {code} on {input.Topic}."));
    }

    private ulong Seed(FuzzKind kind, long number) => (seed << 40) ^ ((ulong)kind << 38) ^ (ulong)number;
}
