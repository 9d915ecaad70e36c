using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>Where race control's own program finds the circuits.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Host">The broker's address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Id">Issuer of its requests, and with <c>desk-</c> before it its MQTT client id: 1 to 16 of <c>a-z 0-9 -</c>, one of its kind at the broker.</param>
public sealed record RaceControlOptions(string Venue, string Host, int Port, string Id)
{
    /// <summary>Certificates; null for a plain connection.</summary>
    public MosquittoTls? Tls { get; init; }

    /// <summary>User name; null for none.</summary>
    public string? User { get; init; }

    /// <summary>Password; only with a user.</summary>
    public string? Password { get; init; }

    /// <summary>The key with which its requests are signed, 32 bytes: of a venue with keys, the identity's that <see cref="Id"/> names. Null for none.</summary>
    public byte[]? RequestKey { get; init; }

    /// <summary>
    /// The keys by which it knows what boxes, control boxes and issuers sign: what is unsigned, forged or old is then refused (<see cref="RaceControl.MessageRefused"/>).
    /// Null where the venue has none: signatures are not looked at.
    /// </summary>
    public VenueKeys? Keys { get; init; }

    /// <summary>How long a request may wait for the control box.</summary>
    public TimeSpan RequestExpiry { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>
/// Race control's view of the interlocks and the flags, without a database: it follows and asks, it stores and acknowledges nothing, so it may run beside any gateway.
/// Threads: methods and properties from any thread; events one at a time on a thread of its own.
/// </summary>
public sealed class RaceControl : IDisposable
{
    private readonly RaceControlOptions options;
    private readonly GatewayOptions inner;
    private readonly MosquittoClient client;
    private readonly BoxTable boxes = new();
    private readonly EventQueue events;
    private readonly ControlRequests requests;
    private readonly Warden warden;
    private readonly FlatJsonReader reader = new();
    private readonly byte[] buffer = new byte[Limits.Payload];
    private readonly InterlockMessage interlock = new();
    private readonly ControlStateMessage state = new();
    private readonly ControlReplyMessage reply = new();
    private readonly LampsMessage lamps = new();
    private readonly ControlPostsMessage posts = new();
    private readonly ControlRequestMessage request = new();

    /// <summary>Nothing is sent before <see cref="Start"/>.</summary>
    /// <exception cref="ArgumentException">A name in the options cannot stand in a topic.</exception>
    /// <exception cref="MosquittoException">libmosquitto is missing, or an option is refused.</exception>
    public RaceControl(RaceControlOptions options)
    {
        if (!Topic.IsIdentifier(options.Venue) || !Topic.IsIdentifier(options.Id) || options.Id.Length > 16)
        {
            throw new ArgumentException($"'{options.Venue}' and '{options.Id}' must be names: 1 to 24, and 1 to 16, of a-z 0-9 -", nameof(options));
        }

        this.options = options;
        inner = new GatewayOptions { Venue = options.Venue, Database = "", Id = options.Id, RequestExpiry = options.RequestExpiry, RequestKey = options.RequestKey };
        client = new MosquittoClient(new MosquittoOptions { ClientId = $"desk-{options.Id}", Tls = options.Tls, User = options.User, Password = options.Password });
        events = new EventQueue(Raise, new GatewayCounters());
        requests = new ControlRequests(inner, client, boxes, events);
        warden = new Warden(options.Keys, new Freshness(new Dictionary<string, long>()));
        client.Connected += OnConnected;
        client.Message += OnMessage;
    }

    /// <summary>A circuit's interlock tells which proofs are in and which are missing.</summary>
    public event Action<InterlockView>? InterlockChanged;

    /// <summary>Somebody asks something about a circuit's direction; it may still be refused.</summary>
    public event Action<ControlOrder>? OrderHeard;

    /// <summary>A message was not believed: unsigned, forged or old, on a venue with keys. Told at most once a second for a topic and a fault.</summary>
    public event Action<RefusedMessage>? MessageRefused;

    /// <summary>Whether it is connected to the broker.</summary>
    public bool IsConnected => client.IsConnected;

    /// <summary>The latest of each circuit's interlock, by circuit.</summary>
    public IReadOnlyList<InterlockView> Interlocks => boxes.Interlocks;

    /// <summary>The latest of each circuit's control box, by circuit.</summary>
    public IReadOnlyList<ControlStateView> ControlStates => boxes.Controls;

    /// <summary>The three facts of each post heard, by circuit and name.</summary>
    public IReadOnlyList<LampsView> Lamps => [.. boxes.Boxes.Select(box => box.Lamps).OfType<LampsView>()];

    /// <summary>The posts that have not applied or not proved what control asks, by circuit.</summary>
    public IReadOnlyList<MissingPostsView> MissingPosts => boxes.Missing;

    /// <summary>Connects, and goes on connecting until it is disposed. Returns at once.</summary>
    public void Start() => client.Start(options.Host, options.Port, inner.Reconnect);

    /// <summary>Asks a circuit's control box, and waits until it accepts or refuses it.</summary>
    /// <exception cref="ArgumentException">A name cannot stand in a topic.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or this was disposed.</exception>
    public Task<OperationOutcome> Ask(ControlOrder order, CancellationToken cancellation = default) => requests.RequestOperation(order, cancellation);

    /// <summary>Asks a circuit's control box for an aspect and follows it, as <see cref="VenueGateway.RequestAspect"/> does.</summary>
    /// <exception cref="ArgumentException">A name cannot stand in a topic, or the aspect is never commanded.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or this was disposed.</exception>
    public Task<ControlOutcome> AskAspect(
        string circuit, string target, Aspect aspect, bool takeOver = false, IProgress<ControlReply>? progress = null, CancellationToken cancellation = default) =>
        AskAspect(new AspectAsk(circuit, target, aspect) { TakesOver = takeOver }, progress, cancellation);

    /// <summary>The same, with everything that can be said of it.</summary>
    /// <exception cref="ArgumentException">A name cannot stand in a topic, or the aspect is never commanded.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or this was disposed.</exception>
    public Task<ControlOutcome> AskAspect(AspectAsk ask, IProgress<ControlReply>? progress = null, CancellationToken cancellation = default) =>
        requests.RequestAspect(new Issuer(options.Id, options.RequestKey), ask, progress, cancellation);

    /// <summary>Disconnects.</summary>
    public void Dispose()
    {
        requests.Close();
        events.StopWaiting();
        client.Disconnect();
        client.Dispose();
        events.Dispose();
    }

    private void OnConnected(int code)
    {
        if (code != 0)
        {
            return;
        }

        try
        {
            client.Subscribe(Topic.OfCircuit(options.Venue, "+", What.ControlState), 1);
            client.Subscribe(Topic.OfCircuit(options.Venue, "+", What.ControlInterlock), 1);
            client.Subscribe(Topic.OfCircuit(options.Venue, "+", What.ControlReply), 1);
            client.Subscribe(Topic.OfCircuit(options.Venue, "+", What.ControlRequest), 1);
            client.Subscribe(Topic.OfCircuit(options.Venue, "+", What.ControlPosts), 1);
            client.Subscribe(Topic.OfBox(options.Venue, "+", "+", What.Lamps), 1);
        }
        catch (MosquittoException)
        {
            // The connection is gone again: the next one asks anew.
        }
    }

    private void OnMessage(string name, ReadOnlySpan<byte> payload, int qos, bool retained, int mid)
    {
        if (Topic.Parse(name) is not { } topic || payload.Length == 0 || payload.Length > buffer.Length || Empty(topic.What) is not { } message)
        {
            return;
        }

        payload.CopyTo(buffer);
        if (!reader.Read(buffer, 0, payload.Length, message))
        {
            return;
        }

        long now = inner.NowMicroseconds();
        if (warden.Judge(name, topic, message, buffer, payload.Length, now, out bool isProof) is not { } fault)
        {
            Take(topic, now, isProof, retained);
        }
        else if (warden.Refuse(name, topic, fault, now, out _) is { } refused)
        {
            events.Tell(refused);
        }
    }

    private void Take(Topic topic, long now, bool isProof, bool retained)
    {
        switch (topic.What)
        {
            case What.ControlInterlock:
                InterlockView view = Decoder.Interlock(topic, interlock, now);
                boxes.Take(view);
                events.Tell(view);
                break;
            case What.ControlState:
                boxes.Take(Decoder.ControlState(topic, state, now));
                break;
            case What.ControlPosts:
                boxes.Take(Decoder.MissingPosts(topic, posts, now));
                break;
            case What.Lamps:
                boxes.Change(topic, Decoder.Lamps(topic, lamps, now, isProof), (box, view) => box with { Lamps = view });
                break;
            case What.ControlReply:
                requests.TakeReply(topic.Circuit, reply);
                break;
            case What.ControlRequest when !retained:
                events.Tell(new ControlOrder(topic.Circuit, (ControlOperation)request.GetChoice(ControlRequestMessage.Operation), request.GetText(ControlRequestMessage.Target)));
                break;
        }
    }

    private Message? Empty(What what) => what switch
    {
        What.ControlInterlock => interlock,
        What.ControlState => state,
        What.ControlReply => reply,
        What.ControlRequest => request,
        What.ControlPosts => posts,
        What.Lamps => lamps,
        _ => null,
    };

    private void Raise(object notice)
    {
        switch (notice)
        {
            case InterlockView view:
                InterlockChanged?.Invoke(view);
                break;
            case ControlOrder order:
                OrderHeard?.Invoke(order);
                break;
            case RefusedMessage refused:
                MessageRefused?.Invoke(refused);
                break;
        }
    }
}
