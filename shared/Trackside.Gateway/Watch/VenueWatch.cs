using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>Where a watch listens.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Host">Address of the broker.</param>
/// <param name="Port">Its port.</param>
public sealed record WatchOptions(string Venue, string Host, int Port)
{
    /// <summary>Certificates, where the broker wants TLS.</summary>
    public MosquittoTls? Tls { get; init; }

    /// <summary>User name, where the broker wants one.</summary>
    public string? User { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// The keys by which it knows what boxes and control boxes sign: what is unsigned, forged or old is then refused and counted in <see cref="BoxView.RefusedMessages"/>.
    /// Null where the venue has none: signatures are not looked at.
    /// </summary>
    public VenueKeys? Keys { get; init; }

    /// <summary>Pauses between attempts to connect.</summary>
    public ReconnectDelay Reconnect { get; init; } = new();
}

/// <summary>A line that a box's console said.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Box">The box.</param>
/// <param name="Text">The line.</param>
public sealed record ConsoleLine(string Circuit, string Box, string Text);

/// <summary>
/// Only looks: keeps the latest of each box of a venue, and talks to the boxes' consoles. Stores nothing and acknowledges nothing, so it may run beside any
/// gateway. What was heard stays when the broker goes away; it connects again by itself.
/// <para>Threads: everything from any thread. <see cref="LineHeard"/> is raised on the network's thread: hand it on.</para>
/// </summary>
public sealed class VenueWatch : IDisposable
{
    private const int KeepAliveSeconds = 5;
    private static readonly What[] ofBoxes = [What.State, What.Lamps, What.Sign, What.Health, What.Loops, What.ConsoleOut];
    private static int made;

    private readonly WatchOptions options;
    private readonly MosquittoClient client;
    private readonly BoxTable boxes = new();
    private readonly Warden warden;
    private readonly Dictionary<What, Message> messages;
    private readonly FlatJsonReader reader = new();
    private readonly byte[] buffer = new byte[Limits.Payload];
    private readonly HashSet<int> awaited = [];
    private volatile bool isListening;

    /// <summary>Makes a watch; nothing is sent before <see cref="Start"/>.</summary>
    /// <exception cref="ArgumentException">The venue's name cannot stand in a topic.</exception>
    /// <exception cref="MosquittoException">libmosquitto is missing, or an option is refused.</exception>
    public VenueWatch(WatchOptions options)
    {
        if (!Topic.IsIdentifier(options.Venue))
        {
            throw new ArgumentException($"'{options.Venue}' cannot be a venue: 1 to {Limits.Identifier} of a-z 0-9 -", nameof(options));
        }

        this.options = options;
        warden = new Warden(options.Keys, new Freshness(new Dictionary<string, long>()));
        Message[] read =
        [
            new StateMessage(), new LampsMessage(), new SignMessage(), new HealthMessage(), new LoopsMessage(), new ControlStateMessage(), new InterlockMessage(),
        ];
        messages = read.ToDictionary(message => message.What);
        messages[What.ConsoleOut] = new ConsoleMessage();
        client = new MosquittoClient(new MosquittoOptions
        {
            ClientId = $"console-{Environment.ProcessId}-{Interlocked.Increment(ref made)}",
            KeepAliveSeconds = KeepAliveSeconds,
            Tls = options.Tls,
            User = options.User,
            Password = options.Password,
        });
        client.Connected += OnConnected;
        client.Disconnected += OnDisconnected;
        client.Subscribed += OnSubscribed;
        client.Message += OnMessage;
    }

    /// <summary>A box's console said a line.</summary>
    public event Action<ConsoleLine>? LineHeard;

    /// <summary>Whether it is connected and hears the boxes.</summary>
    public bool IsListening => isListening && client.IsConnected;

    /// <summary>Why the last connection ended or was refused; null before.</summary>
    public string? LastFault { get; private set; }

    /// <summary>The message that was not believed last, on a venue with keys; null for none.</summary>
    public RefusedMessage? LastRefused { get; private set; }

    /// <summary>When anything was heard last, in microseconds since 1970 UTC; 0 before.</summary>
    public long LastHeard { get; private set; }

    /// <summary>The latest of each box, by circuit and name.</summary>
    public IReadOnlyList<BoxView> Boxes => boxes.Boxes;

    /// <summary>The latest of each circuit's control box.</summary>
    public IReadOnlyList<ControlStateView> Controls => boxes.Controls;

    /// <summary>The latest of each circuit's interlock.</summary>
    public IReadOnlyList<InterlockView> Interlocks => boxes.Interlocks;

    /// <summary>Connects, and goes on connecting until it is disposed. Returns at once.</summary>
    public void Start() => client.Start(options.Host, options.Port, options.Reconnect);

    /// <summary>Types a line on a box's console.</summary>
    /// <returns>False where the broker cannot be reached, or the line is too long for a message.</returns>
    public bool TrySay(string circuit, string box, string line)
    {
        ConsoleMessage message = new();
        byte[] payload = new byte[Limits.Payload];
        message.SetText(ConsoleMessage.Line, line);
        int count = new FlatJsonWriter().Write(message, payload);
        return count > 0 && IsListening
            && client.TryPublish(Topic.OfBox(options.Venue, circuit, box, What.ConsoleIn), payload.AsSpan(0, count), 1, false, out _) == 0;
    }

    /// <summary>Ends the connection.</summary>
    public void Dispose() => client.Dispose();

    private static long Now() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private void OnConnected(int code)
    {
        if (code != 0)
        {
            LastFault = MosquittoException.ConnectText(code);
            return;
        }

        try
        {
            awaited.Clear();
            foreach (What what in ofBoxes)
            {
                // control/state of the circuits comes with the pattern of the boxes' state.
                awaited.Add(client.Subscribe(Topic.OfBox(options.Venue, "+", "+", what), 1));
            }

            awaited.Add(client.Subscribe(Topic.OfCircuit(options.Venue, "+", What.ControlInterlock), 1));
        }
        catch (MosquittoException gone)
        {
            LastFault = gone.Message;
        }
    }

    private void OnSubscribed(int mid)
    {
        awaited.Remove(mid);
        isListening = awaited.Count == 0;
    }

    private void OnDisconnected(int code)
    {
        isListening = false;
        LastFault = code == 0 ? LastFault : MosquittoException.Text(code);
    }

    private void OnMessage(string name, ReadOnlySpan<byte> payload, int qos, bool retain, int mid)
    {
        if (payload.Length == 0 || Topic.Parse(name) is not { } topic || topic.Circuit == Router.GatewayCircuit || !messages.TryGetValue(topic.What, out Message? message))
        {
            return;
        }

        long now = Now();
        LastHeard = now;
        payload[..Math.Min(payload.Length, buffer.Length)].CopyTo(buffer);
        if (!reader.Read(buffer, 0, payload.Length, message))
        {
            if (topic.Box != Topic.ControlName)
            {
                boxes.Change(topic, 0, (box, _) => box with { BadMessages = box.BadMessages + 1 });
            }
        }
        else if (warden.Judge(name, topic, message, buffer, payload.Length, now, out bool isProof) is { } fault)
        {
            boxes.Refuse(topic, now);
            if (warden.Refuse(name, topic, fault, now, out _) is { } refused)
            {
                LastRefused = refused;
            }
        }
        else
        {
            Take(topic, message, now, !retain, isProof);
        }
    }

    private void Take(Topic topic, Message message, long now, bool isLive, bool isProof)
    {
        switch (message)
        {
            case StateMessage state:
                bool isSeen = isLive && state.GetChoice(StateMessage.State) != (int)BoxState.Lost;
                boxes.Change(topic, state, (box, from) => Decoder.State(box, from, now) with { LastSeen = isSeen ? now : box.LastSeen });
                break;
            case LampsMessage lamps:
                Change(topic, Decoder.Lamps(topic, lamps, now, isProof), (box, view) => box with { Lamps = view }, now, isLive);
                break;
            case SignMessage sign:
                Change(topic, Decoder.Sign(sign, now, isProof), (box, view) => box with { Sign = view }, now, isLive);
                break;
            case HealthMessage health:
                Change(topic, Decoder.Health(topic, health, now), (box, view) => box with { Health = view }, now, isLive);
                break;
            case LoopsMessage loops:
                Change(topic, LoopsView.Of(topic, loops, now), (box, view) => box with { Loops = view }, now, isLive);
                break;
            case ControlStateMessage control:
                boxes.Take(Decoder.ControlState(topic, control, now));
                break;
            case InterlockMessage interlock:
                boxes.Take(Decoder.Interlock(topic, interlock, now));
                break;
            case ConsoleMessage line:
                LineHeard?.Invoke(new ConsoleLine(topic.Circuit, topic.Box, line.GetText(ConsoleMessage.Line)));
                break;
        }
    }

    private void Change<TView>(Topic topic, TView view, Func<BoxView, TView, BoxView> change, long now, bool isLive) =>
        boxes.Change(topic, view, (box, shown) => change(box, shown) with { LastSeen = isLive ? now : box.LastSeen });
}
