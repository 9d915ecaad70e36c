using System;
using System.IO;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// The store's thread: takes messages in groups, commits each group, and only then acknowledges and tells it. A group that cannot be
/// committed is tried again as it is, for as long as it takes: its boxes keep what is not acknowledged.
/// </summary>
internal sealed class IngestWorker : IDisposable
{
    private const int Capacity = 32_768;
    private const int OfferMilliseconds = 250; // well under the keep-alive of the network thread that waits here
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(1); // this pause follows 1.5 s of failures

    private readonly GatewayOptions options;
    private readonly PassingStore store;
    private readonly Ingest ingest;
    private readonly LapTracker laps;
    private readonly OfferDesk offers;
    private readonly BoxLink link;
    private readonly Duty duty;
    private readonly EventQueue events;
    private readonly IListeners listeners;
    private readonly GatewayCounters counters;
    private readonly BatchQueue<IngestItem> queue = new(Capacity);
    private readonly ManualResetEventSlim stop = new(false);
    private readonly Thread thread;
    private bool following;

    /// <param name="options">What the gateway listens to.</param>
    /// <param name="store">The database.</param>
    /// <param name="link">Sends acknowledgements.</param>
    /// <param name="duty">Whether this gateway acknowledges.</param>
    /// <param name="events">Takes what is told.</param>
    /// <param name="listeners">Whether anybody listens.</param>
    /// <param name="counters">Counts.</param>
    /// <param name="controlOf">What a circuit's control box told last.</param>
    internal IngestWorker(
        GatewayOptions options, PassingStore store, BoxLink link, Duty duty, EventQueue events, IListeners listeners, GatewayCounters counters, Func<string, ControlStateView?> controlOf)
    {
        offers = new OfferDesk(options, controlOf, new OpenSessions(store, options).Of);
        this.options = options;
        this.store = store;
        this.link = link;
        this.duty = duty;
        this.events = events;
        this.listeners = listeners;
        this.counters = counters;
        ingest = new Ingest(store, options);
        laps = new LapTracker(store, options);
        thread = new Thread(Run) { IsBackground = true, Name = "gateway store" };
        thread.Start();
    }

    /// <summary>
    /// Hands a message over. When the store cannot follow it is left out after a short wait: it is not acknowledged, so its box keeps it
    /// and is asked for it again, while orders to and replies from race control are not held up. Network thread.
    /// </summary>
    internal void Offer(IngestItem item)
    {
        if (!queue.TryAdd(item, OfferMilliseconds))
        {
            counters.CountLeftOut();
        }
    }

    /// <summary>Throws away what is not being committed yet, as the end of the process would.</summary>
    internal void DropQueue() => queue.Drop();

    /// <summary>Commits what was handed over, if the database lets it, and ends the thread.</summary>
    public void Dispose()
    {
        queue.Close();
        stop.Set();
        thread.Join();
        store.Dispose();
        stop.Dispose();
    }

    private void Run()
    {
        var group = new IngestGroup();
        while (queue.Take(group.Items, options.GroupSize, options.GroupDelay))
        {
            if (!CommitGroup(group))
            {
                return;
            }

            Acknowledge(group);
            Tell(group);
            group.ClearOutcome();
        }
    }

    private bool CommitGroup(IngestGroup group)
    {
        bool handedOver = false;
        for (TimeSpan retry = FirstRetry; ; retry = retry * 2 < LastRetry ? retry * 2 : LastRetry)
        {
            try
            {
                store.Begin();
                ingest.Apply(group);
                store.Commit();
                if (handedOver)
                {
                    duty.Store(fails: false);
                }

                return true;
            }
            catch (Exception error) when (error is SqliteException or IOException)
            {
                Undo(group);
                events.Tell(new StoreFailure(error, group.Items.Count, retry));
                if (retry >= HandOver && !handedOver)
                {
                    handedOver = true;
                    duty.Store(fails: true);
                }

                if (stop.Wait(retry))
                {
                    return false;
                }
            }
        }
    }

    private void Undo(IngestGroup group)
    {
        store.Rollback();
        ingest.Clear();
        group.ClearOutcome();
    }

    private void Acknowledge(IngestGroup group)
    {
        foreach (Cursor cursor in group.Acknowledge)
        {
            link.SendAck(cursor);
        }

        foreach (Cursor cursor in group.AskAgain)
        {
            link.SendResend(cursor);
        }
    }

    private void Tell(IngestGroup group)
    {
        counters.Add(group);
        foreach (string circuit in group.Turned)
        {
            laps.TurnOver(circuit);
        }

        TellStored(group);
        group.Stored.ForEach(TellOffers);
        group.Restarted.ForEach(events.TellInTurn);
        group.Losses.ForEach(events.TellInTurn);
    }

    // What nobody listens to is not worked out.
    private void TellStored(IngestGroup group)
    {
        bool passings = listeners.HearPassings;
        bool followed = listeners.HearLaps;
        if (followed && !following)
        {
            laps.Clear(); // it has missed what came in between
        }

        following = followed;
        for (int i = 0; i < group.Stored.Count && (passings || followed); i++)
        {
            if (passings)
            {
                events.TellInTurn(group.Stored[i]);
            }

            if (followed && Follow(group.Stored[i]) is { } told)
            {
                events.TellInTurn(told);
            }
        }
    }

    private void TellOffers(Passing passing)
    {
        try
        {
            foreach (FlagOffer offer in offers.Follow(passing, options.NowMicroseconds()))
            {
                events.Tell(offer);
                listeners.Take(offer);
                Offer(new IngestItem.Flagged(FlagDesk.Offered(offer)));
            }
        }
        catch (SqliteException error)
        {
            events.Tell(new StoreFailure(error, 0, TimeSpan.Zero));
        }
    }

    private object? Follow(Passing passing)
    {
        try
        {
            return laps.Follow(passing);
        }
        catch (SqliteException error)
        {
            laps.Clear();
            return new StoreFailure(error, 0, TimeSpan.Zero);
        }
    }
}
