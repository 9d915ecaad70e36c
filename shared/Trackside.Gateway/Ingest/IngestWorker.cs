using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// The store's thread: takes messages in groups, commits each group, and only then acknowledges and tells it. A group that cannot be
/// committed is tried again as it is, for as long as it takes: its boxes keep what is not acknowledged. What is to be told is noted in the same commit, and the note is taken
/// away once it is told: a gateway that is killed in between tells it after its next start.
/// </summary>
internal sealed class IngestWorker : IDisposable
{
    private const int Capacity = 32_768;
    private const int OfferMilliseconds = 250; // well under the keep-alive of the network thread that waits here
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookEach = TimeSpan.FromSeconds(1); // for who did not finish a stage
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(1); // this pause follows 1.5 s of failures

    private readonly GatewayOptions options;
    private readonly PassingStore store;
    private readonly Ingest ingest;
    private readonly LiveTimes live;
    private readonly UntoldLog untold;
    private readonly OfferDesk offers;
    private readonly BoxLink link;
    private readonly Duty duty;
    private readonly EventQueue events;
    private readonly IListeners listeners;
    private readonly GatewayCounters counters;
    private readonly BatchQueue<IngestItem> queue = new(Capacity);
    private readonly ManualResetEventSlim stop = new(false);
    private readonly ITimer? clock;
    private readonly Thread thread;
    private bool isComplete = true;
    private long lastUntold;
    private long removed;
    private long told; // by the thread of the events

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
        live = new LiveTimes(store, options, listeners);
        untold = new UntoldLog(store);
        thread = new Thread(Run) { IsBackground = true, Name = "gateway store" };
        thread.Start();
        bool hasStages = options.Courses.Any(course => course.IsStage);
        clock = hasStages ? options.Time.CreateTimer(_ => queue.TryAdd(new IngestItem.Look()), null, LookEach, LookEach) : null;
    }

    /// <summary>What was not surely told before is told now. Before the first message.</summary>
    internal void Start() => queue.TryAdd(new IngestItem.Started(), OfferMilliseconds);

    /// <summary>Everything is told up to a row of <see cref="UntoldLog"/>. The events' thread.</summary>
    internal void NoteTold(long row)
    {
        Volatile.Write(ref told, row);
        queue.TryAdd(new IngestItem.Look());
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

    /// <summary>Commits what was handed over, if the database lets it, and ends the thread. The database stays open until what waits is told: <see cref="Close"/>.</summary>
    public void Dispose()
    {
        clock?.Dispose();
        queue.Close();
        stop.Set();
        thread.Join();
        stop.Dispose();
    }

    /// <summary>Closes the database, when nothing is told any more.</summary>
    /// <param name="note">Whether it is noted first what was told: not where the process is taken for killed.</param>
    internal void Close(bool note)
    {
        try
        {
            if (note && told > removed)
            {
                store.Begin();
                untold.Remove(told);
                store.Commit();
            }
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            // It is told once more after the next start.
        }
        finally
        {
            store.Dispose();
        }
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
                long gone = Note(group);
                store.Commit();
                removed = gone;
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

    // What is to be told is noted, and what is told taken away, in the commit of the group.
    private long Note(IngestGroup group)
    {
        if (group.IsStart)
        {
            (List<Passing> passings, long last) = untold.Read();
            group.Resumed.AddRange(passings);
            group.Untold = lastUntold = last;
        }

        if (group.Stored.Count > 0 && listeners.Hears != LiveTopics.None)
        {
            group.Untold = lastUntold + 1;
            untold.Add(group.Untold, group.Stored);
        }

        long toldNow = Volatile.Read(ref told);
        if (toldNow > removed)
        {
            untold.Remove(toldNow);
        }

        return toldNow;
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
            live.TurnOver(circuit);
        }

        lastUntold = Math.Max(lastUntold, group.Untold);
        TellStored([.. group.Resumed, .. group.Stored], group.Untold);
        group.Stored.ForEach(TellOffers);
        group.Restarted.ForEach(restarted => events.TellInTurn(restarted));
        group.Losses.ForEach(loss => events.TellInTurn(loss));
    }

    // What nobody listens to is not worked out. What finds no room because the gateway stops is not noted as told: it is told after the next start.
    private void TellStored(List<Passing> passings, long row)
    {
        LiveTopics hears = listeners.Hears;
        live.Listen();
        var batch = new Batch(passings);
        bool isTold = true;
        for (int i = 0; i < passings.Count && hears != LiveTopics.None; i++)
        {
            batch.MoveTo(i);
            isTold &= (hears & LiveTopics.Passings) == 0 || events.TellInTurn(passings[i]);
            isTold &= (hears & ~LiveTopics.Passings) == 0 || Follow(() => live.Follow(batch, options.NowMicroseconds()));
        }

        if ((hears & LiveTopics.Stages) != 0)
        {
            Follow(LookAtStages);
        }

        isComplete &= isTold;
        if (row > 0 && isComplete)
        {
            events.TellInTurn(new ToldUpTo(row));
        }
    }

    private List<object> LookAtStages()
    {
        List<object> news = [];
        long now = options.NowMicroseconds();
        foreach (string circuit in live.Tick(now, news))
        {
            queue.TryAdd(new IngestItem.StageOver(circuit, now));
        }

        return news;
    }

    private void TellOffers(Passing passing)
    {
        try
        {
            foreach (FlagOffer offer in offers.Follow(passing, options.NowMicroseconds()))
            {
                Offer(new IngestItem.Flagged(FlagDesk.Offered(offer)));
                events.Tell(offer);
                listeners.Take(offer);
            }
        }
        catch (SqliteException error)
        {
            events.Tell(new StoreFailure(error, 0, TimeSpan.Zero));
        }
    }

    private bool Follow(Func<List<object>> work)
    {
        try
        {
            return work().TrueForAll(events.TellInTurn);
        }
        catch (SqliteException error)
        {
            live.Clear();
            return events.TellInTurn(new StoreFailure(error, 0, TimeSpan.Zero));
        }
    }
}

/// <summary>Everything before it in the queue of events is told, up to a row of <see cref="UntoldLog"/>.</summary>
internal sealed record ToldUpTo(long Row);
