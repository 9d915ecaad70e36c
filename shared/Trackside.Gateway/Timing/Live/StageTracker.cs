using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// Tells the runs over one stage: when a vehicle starts, and when it has finished or no longer can, each once. Works by the passings of the UTC day, and numbers its runs by it.
/// One thread, the store's.
/// </summary>
internal sealed class StageTracker(Course course, PassingStore store, RunningOrders orders)
{
    private const long DayMicroseconds = 86_400_000_000;
    private const long FinishMicroseconds = 3_000_000; // a box that waits for the sources of finish A tells of finish B before
    private readonly HashSet<string> loops = [.. course.Routes.SelectMany(route => route.Loops).Where(loop => loop.Use != LoopUse.None).Select(loop => loop.Name)];
    private readonly List<Passing> passings = [];
    private readonly Dictionary<long, StageRun> started = []; // by the moment of the start
    private readonly Dictionary<long, StageRun> ended = [];
    private long day = -1;
    private bool isOver;
    private bool isHeld;

    /// <summary>Follows the current passing of a batch.</summary>
    /// <param name="batch">Passings that are told.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    /// <param name="told">Takes what is to be told.</param>
    internal void Follow(Batch batch, long now, List<object> told)
    {
        if (!loops.Contains(batch.Current.Loop))
        {
            return;
        }

        BeginDay(batch, now);
        if (Interval.MomentOf(batch.Current) < day * DayMicroseconds)
        {
            told.Add(new TimesRevised(course.Circuit, batch.Current.Loop));
            return;
        }

        passings.Add(batch.Current);
        Tell(now, told, batch.Current.Loop);
    }

    /// <summary>Tells whose time is over.</summary>
    /// <returns>Whether anybody's was, since this was asked last.</returns>
    internal bool Tick(long now, List<object> told)
    {
        if (isHeld || started.Values.Any(run => !ended.ContainsKey(run.Start) && now > run.Start + LongestOf(run)))
        {
            Tell(now, told, null);
        }

        bool wasOver = isOver;
        isOver = false;
        return wasOver;
    }

    /// <summary>Forgets everything: the next passing reads it anew.</summary>
    internal void Clear()
    {
        day = -1;
        passings.Clear();
        started.Clear();
        ended.Clear();
    }

    private void BeginDay(Batch batch, long now)
    {
        long its = Interval.MomentOf(batch.Current) / DayMicroseconds;
        bool isUnderWay = started.Keys.Any(start => !ended.ContainsKey(start));
        if (day >= 0 && (its <= day || isUnderWay))
        {
            return; // a run that began before midnight ends with its day
        }

        Clear();
        day = its;
        passings.AddRange(batch.Known(store.ReadPassings(course, day * DayMicroseconds)).Where(passing => loops.Contains(passing.Loop)));

        // What the database holds was told; that a vehicle did not finish only up to the moment that is written down.
        long overUntil = store.ReadStageEnd(course.Circuit);
        foreach (StageRun run in Derive(now))
        {
            started[run.Start] = run;
            if (run.Progress == StageProgress.Finished || (run.Progress == StageProgress.NotFinished && run.Start + LongestOf(run) <= overUntil))
            {
                ended[run.Start] = run;
            }
        }
    }

    private void Tell(long now, List<object> told, string? loop)
    {
        bool isRevised = false;
        isHeld = false;
        List<StageRun> runs = Derive(now);
        foreach (StageRun run in runs)
        {
            if (started.TryAdd(run.Start, run))
            {
                told.Add(new StageNews(run with { Progress = StageProgress.UnderWay, Microseconds = null, FinishDifference = null, Flags = run.Flags & ~StageFlags.NoB }));
            }

            bool mayBeBetter = (run.Flags & StageFlags.FinishB) != 0 && now < run.Start + run.Microseconds + FinishMicroseconds;
            isHeld |= mayBeBetter && !ended.ContainsKey(run.Start);
            if (run.Progress != StageProgress.UnderWay && !mayBeBetter && ended.TryAdd(run.Start, run))
            {
                // The second finish has its word later: what it says is in the sheet.
                told.Add(new StageNews(run with { Flags = run.Flags & ~StageFlags.NoB }));
                isOver |= run.Progress == StageProgress.NotFinished;
            }

            isRevised |= ended.TryGetValue(run.Start, out StageRun? last) && (last.Number != run.Number || (last.Microseconds is { } time && time != run.Microseconds));
            if (last is not null)
            {
                ended[run.Start] = run;
            }
        }

        isRevised |= Forget([.. runs.Select(run => run.Start)]);
        if (isRevised && loop is not null)
        {
            told.Add(new TimesRevised(course.Circuit, loop));
        }
    }

    // Runs that are none by what is known now.
    private bool Forget(HashSet<long> starts)
    {
        List<long> gone = [.. started.Keys.Where(start => !starts.Contains(start))];
        gone.ForEach(start => _ = started.Remove(start) | ended.Remove(start));
        return gone.Count > 0;
    }

    private List<StageRun> Derive(long now) => Stages.Derive(passings, course, orders.Of(course.Circuit), now).Runs;

    private long LongestOf(StageRun run) => (course.RouteOf(run.Route) ?? course.Routes[0]).LongestStage.Ticks / TimeSpan.TicksPerMicrosecond;
}

/// <summary>A run over a stage began or ended: which of the two its progress tells.</summary>
internal sealed record StageNews(StageRun Run);
