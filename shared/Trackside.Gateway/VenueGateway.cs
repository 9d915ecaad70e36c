using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>
/// Listens to the boxes of a venue: stores every passing before it acknowledges it, keeps the latest of each box, and passes
/// requests to the control boxes.
/// <para>Threads: methods and properties may be used from any thread. Events are raised one at a time on one thread of the gateway; a
/// listener that is slow delays the events and, when 65,536 wait, the store. A listener that throws is told by <see cref="ListenerFailed"/>; if nobody listens there, it ends the process.
/// Subscribe to events before <see cref="Start"/>.</para>
/// </summary>
public sealed partial class VenueGateway : IDisposable, IListeners
{
    private const int KeepAliveSeconds = 10;
    private readonly GatewayOptions options;
    private readonly PassingStore store;
    private readonly MosquittoClient client;
    private readonly EventQueue events;
    private readonly IngestWorker worker;
    private readonly ControlRequests requests;
    private readonly OfferClerk clerk;
    private readonly BoxTable boxes = new();
    private readonly Subscriptions subscriptions;
    private readonly Partners partners;
    private readonly Router router;
    private int disposed;
    private volatile bool isAbandoned;

    /// <summary>Opens the database. Nothing is sent before <see cref="Start"/>.</summary>
    /// <exception cref="ArgumentException">A name in the options cannot stand in a topic.</exception>
    /// <exception cref="GatewayDatabaseException">The database is of a newer program, or not a database.</exception>
    /// <exception cref="MosquittoException">libmosquitto is missing, or an option is refused.</exception>
    public VenueGateway(GatewayOptions options)
    {
        Demand(options);
        this.options = options;
        int boot;
        Dictionary<string, long> heard;
        store = new PassingStore(options.Database, options.Venue, options.BeforeCommit);
        try
        {
            boot = store.NextBoot(options.Id);
            heard = HeardLog.Read(store);
            client = MakeClient(boot);
        }
        catch
        {
            store.Dispose();
            throw;
        }

        events = new EventQueue(Raise, Counters, () => worker!.Close(note: !isAbandoned));
        partners = new Partners(options, client, boot, OnDutyChanged);
        worker = new IngestWorker(options, store, new BoxLink(new BrokerMail(client), options.Venue, partners.Duty, Counters), partners.Duty, events, this, Counters, boxes.ControlOf);
        requests = new ControlRequests(options, client, boxes, events);
        clerk = new OfferClerk(options, requests, partners.Duty);
        subscriptions = new Subscriptions(client, options);
        router = new Router(options, boxes, worker, requests, events, Counters, new Warden(options.Keys, new Freshness(heard)));
        client.Message += OnMessage;
        client.Connected += OnConnected;
        client.Disconnected += OnDisconnected;
        client.Subscribed += OnSubscribed;
    }

    /// <summary>What it has done since it was made.</summary>
    public GatewayCounters Counters { get; } = new();

    /// <summary>True while it is connected and the broker has confirmed every subscription.</summary>
    public bool IsListening => client.IsConnected && subscriptions.AreConfirmed;

    /// <summary>What it is among the gateways that listen to the same circuits. All of them store; only the active one acknowledges.</summary>
    public DutyState Duty => partners.Duty.State;

    /// <summary>The latest of each box, by circuit and name.</summary>
    public IReadOnlyList<BoxView> Boxes => boxes.Boxes;

    /// <summary>The latest of each circuit's control box, by circuit.</summary>
    public IReadOnlyList<ControlStateView> ControlStates => boxes.Controls;

    /// <summary>The latest of each circuit's interlock, by circuit; a circuit whose direction is fixed has none.</summary>
    public IReadOnlyList<InterlockView> Interlocks => boxes.Interlocks;

    /// <summary>The posts that have not applied or not proved what control asks, by circuit.</summary>
    public IReadOnlyList<MissingPostsView> MissingPosts => boxes.Missing;

    /// <summary>Connects, and goes on connecting until it is disposed. Returns at once.</summary>
    public void Start()
    {
        worker.Start();
        client.Start(options.Host, options.Port, options.Reconnect);
    }

    /// <summary>Opens the stored passings for questions.</summary>
    public PassingArchive OpenArchive() => new(options.Database, options.Venue);

    /// <summary>Opens the flag log for questions.</summary>
    public FlagBook OpenFlags() => new(options.Database, options.Venue);

    /// <summary>Opens the sessions for questions and changes.</summary>
    public SessionBook OpenSessions() => new(options.Database, options.Venue);

    /// <summary>The laps of a circuit so far, derived from all its raw passings.</summary>
    /// <returns>Sorted by transponder and lap number.</returns>
    public IReadOnlyList<Lap> DeriveLaps(string circuit) => DeriveSheet(circuit).Laps;

    /// <summary>Laps, sectors, stages and speeds of a circuit, derived from its raw passings.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="from">Only passings at or after this, in microseconds since 1970 UTC.</param>
    /// <param name="to">Only passings before this.</param>
    public TimeSheet DeriveSheet(string circuit, long from = 0, long to = long.MaxValue)
    {
        using PassingArchive archive = OpenArchive();
        return archive.Sheet(options.CourseOf(circuit), Now(), from, to);
    }

    /// <summary>
    /// Asks a circuit's control box for an aspect, and waits until it is refused, proved by every post of the target, or its time is over.
    /// </summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="target"><c>all</c>, or the name of one post's box.</param>
    /// <param name="aspect">The aspect, one that may be commanded.</param>
    /// <param name="progress">Hears each reply on the way; called on the network's thread unless it is a <see cref="Progress{T}"/>.</param>
    /// <param name="takeOver">Whether a marshal's own request that restricts more is taken over, after notice at his panel.</param>
    /// <param name="cancellation">Ends the waiting. What is sent is not taken back.</param>
    /// <returns>How far it came, and which boxes are missing.</returns>
    /// <exception cref="ArgumentException">A name cannot stand in a topic, or the aspect is never commanded.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or the gateway was disposed.</exception>
    public Task<ControlOutcome> RequestAspect(
        string circuit, string target, Aspect aspect, IProgress<ControlReply>? progress = null, bool takeOver = false, CancellationToken cancellation = default) =>
        requests.RequestAspect(circuit, target, aspect, takeOver, progress, cancellation);

    /// <summary>Asks a circuit's control box for what concerns its direction, and waits until it accepts or refuses it.</summary>
    /// <exception cref="ArgumentException">A name cannot stand in a topic.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or the gateway was disposed.</exception>
    public Task<OperationOutcome> RequestOperation(ControlOrder order, CancellationToken cancellation = default) =>
        requests.RequestOperation(order, cancellation);

    /// <summary>Stores what has arrived, says goodbye and stops. May be called from inside an event.</summary>
    public void Dispose() => Stop(polite: true);

    /// <summary>Stops as if the process had died: no goodbye, and what is not committed is not stored. For drills.</summary>
    public void Abandon() => Stop(polite: false);

    private static void Demand(GatewayOptions options)
    {
        if (!Topic.IsIdentifier(options.Venue))
        {
            throw new ArgumentException($"'{options.Venue}' cannot be a venue: 1 to {Limits.Identifier} of a-z 0-9 -", nameof(options));
        }

        if (!Topic.IsIdentifier(options.Id) || options.Id.Length > 16)
        {
            throw new ArgumentException($"'{options.Id}' cannot be a gateway: 1 to 16 of a-z 0-9 -", nameof(options));
        }

        foreach (string circuit in options.Circuits)
        {
            if (!Topic.IsIdentifier(circuit))
            {
                throw new ArgumentException($"'{circuit}' cannot be a circuit: 1 to {Limits.Identifier} of a-z 0-9 -", nameof(options));
            }
        }

        if (string.Join(',', options.Circuits).Length > GatewayMessage.LongestCircuits)
        {
            throw new ArgumentException("too many circuits to name in one message: divide them among gateways, or name none to listen to all", nameof(options));
        }
    }

    private MosquittoClient MakeClient(int boot) => new(new MosquittoOptions
    {
        ClientId = $"gateway-{options.Id}",
        CleanSession = false,
        KeepAliveSeconds = KeepAliveSeconds,
        Will = new MosquittoWill(Topic.OfBox(options.Venue, Router.GatewayCircuit, options.Id, What.State), Partners.Will(options, boot), 1, true),
        Tls = options.Tls,
        User = options.User,
        Password = options.Password,
    });

    private void Stop(bool polite)
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        isAbandoned = !polite;
        clerk.Dispose();
        requests.Close();
        partners.Dispose();
        events.StopWaiting();
        if (!polite)
        {
            client.Dispose();
            worker.DropQueue();
        }

        worker.Dispose();
        if (polite)
        {
            partners.SayGoodbye();
            client.Disconnect();
            client.Dispose();
            events.Dispose();
        }
        else
        {
            events.Abandon();
        }
    }
}
