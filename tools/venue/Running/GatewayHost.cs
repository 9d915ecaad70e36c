using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Sheets;
using Trackside.Venue.Display;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Running;

/// <summary>The venue's gateway over its deaths: it can be killed and started again on the same database. Any thread.</summary>
internal sealed class GatewayHost : IDisposable
{
    private const int RememberedPassings = 6;
    private const int RememberedNotices = 32;
    private readonly Lock gate = new();
    private readonly GatewayOptions options;
    private readonly RaceControl? orders;
    private readonly Queue<Passing> last = new();
    private readonly Queue<FlagOffer> offers = new();
    private readonly Queue<RefusedMessage> refused = new();
    private readonly Dictionary<string, int> laps;
    private readonly Action<string>? tell;
    private VenueGateway? gateway;
    private long storedBefore;
    private long refusedBefore;

    /// <summary>Starts the gateway.</summary>
    /// <param name="plan">The venue.</param>
    /// <param name="brokerPort">The broker's port on loopback.</param>
    /// <param name="database">Where it stores.</param>
    /// <param name="keys">The venue's keys; null for none.</param>
    /// <param name="raceControl">Who gives orders where there are keys: the gateway may not.</param>
    /// <param name="tell">Takes what happens, a JSON object a line; null for nobody.</param>
    public GatewayHost(VenuePlan plan, int brokerPort, string database, KeyFolder? keys, RaceControl raceControl, Action<string>? tell = null)
    {
        this.tell = tell;
        options = new GatewayOptions { Venue = plan.Id, Database = database, Port = brokerPort, Courses = CourseMaker.Courses(plan) };
        if (keys is not null)
        {
            options = options with { Id = PowerWords.FirstGateway, Tls = keys.TlsOf(keys.Person(PowerWords.FirstGateway)), Keys = VenueKeys.Find(keys.Root), TimingKey = keys.TimingKeyOf(plan) };
            orders = raceControl;
        }

        laps = plan.Circuits.ToDictionary(circuit => circuit.Id, _ => 0);
        Start();
    }

    /// <summary>Where the passings are stored.</summary>
    public string Database => options.Database;

    /// <summary>When it was started first, in microseconds since 1970 UTC: what its database holds from before is not its own.</summary>
    public long Since { get; } = VenueTime.Now;

    /// <summary>Passings made durable, over all lives.</summary>
    public long Stored => storedBefore + (gateway?.Counters.Stored ?? 0);

    /// <summary>Messages that were not believed, over all lives.</summary>
    public long Refused => refusedBefore + (gateway?.Counters.RefusedMessages ?? 0);

    /// <summary>Connections of boxes to the broker after their first, as the boxes report them.</summary>
    public long Reconnects => gateway?.Boxes.Sum(box => box.Health?.Reconnects ?? 0L) ?? 0;

    /// <summary>Whether it is connected and hears everything.</summary>
    public bool IsListening => gateway?.IsListening ?? false;

    /// <summary>The passings stored last, newest last.</summary>
    public IReadOnlyList<Passing> LastPassings
    {
        get
        {
            lock (gate)
            {
                return [.. last];
            }
        }
    }

    /// <summary>What timing has offered since this was asked last.</summary>
    public IReadOnlyList<FlagOffer> TakeOffers()
    {
        lock (gate)
        {
            FlagOffer[] taken = [.. offers];
            offers.Clear();
            return taken;
        }
    }

    /// <summary>What was not believed since this was asked last.</summary>
    public IReadOnlyList<RefusedMessage> TakeRefused()
    {
        lock (gate)
        {
            RefusedMessage[] taken = [.. refused];
            refused.Clear();
            return taken;
        }
    }

    /// <summary>Laps told so far, by circuit.</summary>
    public IReadOnlyDictionary<string, int> LapCounts
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, int>(laps);
            }
        }
    }

    /// <summary>Where the directions of circuits stand.</summary>
    public IReadOnlyList<InterlockView> Interlocks => gateway?.Interlocks ?? [];

    /// <summary>What a circuit's control box told last; null where it told nothing.</summary>
    public ControlStateView? ControlOf(string circuit) => gateway?.ControlStates.FirstOrDefault(state => state.Circuit == circuit);

    /// <summary>What is known of a box; null before it was heard.</summary>
    public BoxView? ViewOf(string box) => gateway?.Boxes.FirstOrDefault(view => view.Box == box);

    /// <summary>The laps of a circuit, derived from the stored passings.</summary>
    public IReadOnlyList<Lap> LapsOf(string circuit)
    {
        using PassingArchive archive = new(options.Database, options.Venue);
        return archive.Sheet(options.CourseOf(circuit), long.MaxValue, Since).Laps;
    }

    /// <summary>The sectors of a circuit, likewise.</summary>
    public IReadOnlyList<Sector> SectorsOf(string circuit)
    {
        using PassingArchive archive = new(options.Database, options.Venue);
        return archive.Sheet(options.CourseOf(circuit), long.MaxValue, Since).Sectors;
    }

    /// <summary>Asks a circuit's control box for an aspect.</summary>
    /// <returns>Null when every post has proved it, else how far it came.</returns>
    public async Task<string?> Ask(string circuit, string target, Aspect aspect)
    {
        if (gateway is not VenueGateway asked)
        {
            return "no gateway";
        }

        try
        {
            ControlOutcome outcome = await (orders?.AskAspect(circuit, target, aspect) ?? asked.RequestAspect(circuit, target, aspect));
            return outcome.IsProved ? null : outcome.Text;
        }
        catch (OperationCanceledException)
        {
            return "the gateway ended";
        }
    }

    /// <summary>Ends the gateway as a kill would: no goodbye, what is not committed is gone.</summary>
    public void Kill()
    {
        VenueGateway? dying = gateway;
        gateway = null;
        dying?.Abandon();
        storedBefore += dying?.Counters.Stored ?? 0;
        refusedBefore += dying?.Counters.RefusedMessages ?? 0;
    }

    /// <summary>Starts it again on the same database.</summary>
    public void Start()
    {
        VenueGateway starting = new(options);
        starting.PassingStored += passing => Keep(last, passing, RememberedPassings);
        starting.LapCompleted += Count;
        starting.FlagOffered += offer => Keep(offers, offer);
        starting.MessageRefused += message => Keep(refused, message);
        if (tell is not null)
        {
            LiveLines.Attach(starting, tell);
        }

        starting.Start();
        gateway = starting;
    }

    /// <summary>Ends the gateway politely.</summary>
    public void Dispose() => gateway?.Dispose();

    private void Keep<T>(Queue<T> queue, T item, int most = RememberedNotices)
    {
        lock (gate)
        {
            queue.Enqueue(item);
            if (queue.Count > most)
            {
                queue.Dequeue();
            }
        }
    }

    private void Count(Lap lap)
    {
        lock (gate)
        {
            laps[lap.Circuit] = laps.GetValueOrDefault(lap.Circuit) + 1;
        }
    }
}
