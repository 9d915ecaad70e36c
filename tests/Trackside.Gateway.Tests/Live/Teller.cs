using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Gateway.Tests.Truth;

namespace Trackside.Gateway.Tests.Live;

/// <summary>What a gateway would tell of passings as it stores them, without broker and threads; it can be started anew on its database at any time.</summary>
internal sealed class Teller : IListeners, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trackside-live-").FullName;
    private readonly GatewayOptions options;
    private PassingStore store;
    private LiveTimes live;

    internal Teller(params Course[] courses)
    {
        options = new GatewayOptions { Venue = "test", Database = Path.Combine(folder, "live.db"), Courses = courses };
        store = new PassingStore(options.Database, options.Venue, null);
        live = new LiveTimes(store, options, this);
    }

    public LiveTopics Hears { get; set; } = LiveTopics.Laps | LiveTopics.Sectors | LiveTopics.Speeds | LiveTopics.Stages;

    /// <summary>Everything told, over all starts.</summary>
    internal List<object> Told { get; } = [];

    internal IEnumerable<T> ToldOf<T>() => Told.OfType<T>();

    internal IEnumerable<StageRun> Started => ToldOf<StageNews>().Select(news => news.Run).Where(run => run.Progress == StageProgress.UnderWay);

    internal IEnumerable<StageRun> Ended => ToldOf<StageNews>().Select(news => news.Run).Where(run => run.Progress != StageProgress.UnderWay);

    public void Take(FlagOffer offer)
    {
    }

    internal void Control(params ControlSpan[] spans)
    {
        store.Begin();
        Array.ForEach(spans, store.InsertControl);
        store.Commit();
        live.Clear();
    }

    /// <summary>A new start on the same database.</summary>
    internal void Restart()
    {
        store.Dispose();
        store = new PassingStore(options.Database, options.Venue, null);
        live = new LiveTimes(store, options, this);
    }

    /// <summary>Stores a group and tells it.</summary>
    internal void Store(IReadOnlyList<Passing> group)
    {
        store.Begin();
        foreach (Passing passing in group)
        {
            store.Insert(passing);
        }

        store.Commit();
        Tell(group);
    }

    /// <summary>Tells a group that is stored.</summary>
    internal void Tell(IReadOnlyList<Passing> group)
    {
        live.Listen();
        Batch batch = new(group);
        for (int i = 0; i < group.Count; i++)
        {
            batch.MoveTo(i);
            Told.AddRange(live.Follow(batch, group[i].Received));
        }
    }

    /// <summary>Looks at the clock.</summary>
    internal void Tick(long now)
    {
        live.Listen();
        foreach (string circuit in live.Tick(now, Told))
        {
            store.Begin();
            store.WriteStageEnd(circuit, now);
            store.Commit();
        }
    }

    /// <summary>Stores what a world makes as it arrives: in groups of one to five, with a restart now and then.</summary>
    internal void Run(World world, int seed, int restartEach, params string[] hears)
    {
        Random random = new(seed);
        Passing[] passings = [.. world.Passings(hears).OrderBy(passing => passing.Received)];
        int restartAt = restartEach;
        for (int i = 0; i < passings.Length;)
        {
            int count = Math.Min(random.Next(1, 6), passings.Length - i);
            Store(passings[i..(i + count)]);
            i += count;
            if (i >= restartAt)
            {
                restartAt += restartEach;
                Restart();
            }
        }
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
