using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// Runs over a stage from raw passings. Vehicles need no transponder: the road is narrow and they come out as they went in, so each crossing
/// belongs to the oldest run that has not had it. Pure functions: any thread.
/// </summary>
internal static class Stages
{
    /// <summary>Derives the runs of a circuit that is a stage.</summary>
    /// <param name="passings">Raw passings of the circuit, in any order.</param>
    /// <param name="course">The circuit and its rules.</param>
    /// <param name="order">Which way it ran and where it was red.</param>
    /// <param name="now">Microseconds since 1970 UTC: a run under way at this time may still finish.</param>
    /// <returns>The runs in the order of their starts, and the passings that fit none.</returns>
    internal static (List<StageRun> Runs, List<Passing> Strays) Derive(IEnumerable<Passing> passings, Course course, RunningOrder order, long now)
    {
        var open = new List<OpenRun>();
        var all = new List<OpenRun>();
        var strays = new List<Passing>();

        // A transponder told late is of a crossing that stands there already.
        IEnumerable<Passing> once = passings.Where(passing => (passing.Flags & PassingFlags.Late) == 0);
        foreach (Passing passing in once.OrderBy(Interval.MomentOf).ThenBy(passing => passing.Seq))
        {
            long moment = Interval.MomentOf(passing);
            RouteRun run = order.At(moment);
            LoopUse use = run.Route is { } route && route.IndexOf(passing.Loop) is >= 0 and var index ? route.Loops[index].Use : LoopUse.None;
            open.RemoveAll(each => each.IsOver(moment) || each.Order.Number != run.Number);
            if (use == LoopUse.Start && !IsEcho(open, passing))
            {
                // In doubt for the driver: it may have been as late as its box states.
                bool early = course.StartPost is { } post && !order.WasGreen(post, moment) && !order.WasGreen(post, moment + passing.Uncertainty);
                Begin(new OpenRun(passing, run) { IsFalseStart = early }, open, all, course);
            }
            else if (use != LoopUse.None && !Give(open, passing, use))
            {
                strays.Add(passing);
            }
        }

        return ([.. all.Select((run, i) => run.Close(i + 1, order, now))], strays);
    }

    private static void Begin(OpenRun run, List<OpenRun> open, List<OpenRun> all, Course course)
    {
        foreach (OpenRun other in open.Where(other => course.OneVehicle && !other.HasFinished))
        {
            other.Flags |= StageFlags.NotAlone;
            run.Flags |= StageFlags.NotAlone;
        }

        open.Add(run);
        all.Add(run);
    }

    // The second edge of a vehicle at the start is marked, not a second vehicle.
    private static bool IsEcho(List<OpenRun> open, Passing passing)
    {
        if (open.Count == 0 || (passing.Flags & PassingFlags.ShortGap) == 0)
        {
            return false;
        }

        open[^1].Flags |= StageFlags.ShortGap;
        return true;
    }

    private static bool Give(List<OpenRun> open, Passing passing, LoopUse use)
    {
        if ((passing.Flags & PassingFlags.ShortGap) != 0 && open.Find(each => each.Has(passing.Loop)) is { } again)
        {
            again.Flags |= StageFlags.ShortGap;
            return true;
        }

        OpenRun? owner = use == LoopUse.FinishB ? open.Find(each => each.HasFinished && each.MayTake(passing)) : null;
        owner ??= open.Find(each => !each.HasFinished && each.MayTake(passing));
        owner?.Take(passing, use);
        return owner != null;
    }

    /// <summary>A run while its crossings are gathered.</summary>
    private sealed class OpenRun(Passing start, RouteRun order)
    {
        private const long FinishWindowMicroseconds = 30_000_000; // from finish A to B, a few metres on
        private readonly Dictionary<string, Passing> crossings = new() { [start.Loop] = start };
        private Passing? finishA;
        private Passing? finishB;

        internal RouteRun Order => order;

        internal bool IsFalseStart { get; init; }

        internal StageFlags Flags { get; set; } = MarksOf(start);

        internal bool HasFinished => finishA != null || finishB != null;

        private long StartMoment => Interval.MomentOf(start);

        private long Longest => order.Route!.LongestStage.Ticks / TimeSpan.TicksPerMicrosecond;

        private long? Transponder => crossings.Values.Select(passing => passing.Transponder).FirstOrDefault(transponder => transponder.HasValue);

        internal bool Has(string loop) => crossings.ContainsKey(loop);

        internal bool IsOver(long moment) => HasFinished
            ? finishB != null || moment > Interval.MomentOf(finishA!) + FinishWindowMicroseconds
            : moment > StartMoment + Longest;

        internal bool MayTake(Passing passing) =>
            !Has(passing.Loop) && (passing.Transponder == null || Transponder == null || passing.Transponder == Transponder);

        internal void Take(Passing passing, LoopUse use)
        {
            crossings[passing.Loop] = passing;
            Flags |= MarksOf(passing);
            finishA = use == LoopUse.FinishA ? passing : finishA;
            finishB = use == LoopUse.FinishB ? passing : finishB;
        }

        private static StageFlags MarksOf(Passing passing) =>
            (StageFlags)(passing.Flags & (PassingFlags.WrongWay | PassingFlags.ClockUnsynced | PassingFlags.Historical));

        internal StageRun Close(int number, RunningOrder history, long now)
        {
            Passing? finish = finishA ?? finishB;
            CourseRoute route = order.Route!;
            long?[] intermediates = [.. route.Loops.Where(loop => loop.Use == LoopUse.Intermediate)
                .Select(loop => crossings.TryGetValue(loop.Name, out Passing? at) ? Interval.MomentOf(at) - StartMoment : (long?)null)];
            return new StageRun
            {
                Circuit = start.Circuit,
                Route = route.Name,
                Number = number,
                Transponder = Transponder,
                Start = StartMoment,
                Progress = finish != null ? StageProgress.Finished : now <= StartMoment + Longest ? StageProgress.UnderWay : StageProgress.NotFinished,
                Microseconds = finish == null ? null : Interval.MomentOf(finish) - StartMoment,
                UncertaintyMicroseconds = start.Uncertainty + (finish?.Uncertainty ?? 0),
                Intermediates = intermediates,
                FinishDifference = finishA != null && finishB != null ? Interval.MomentOf(finishB) - Interval.MomentOf(finishA) : null,
                Flags = Flags | Found(finish, route, intermediates) | Seen(finish, history, now),
            };
        }

        private StageFlags Found(Passing? finish, CourseRoute route, long?[] intermediates)
        {
            bool hasB = route.Loops.Any(loop => loop.Use == LoopUse.FinishB);
            StageFlags flags = finish != null && Array.Exists(intermediates, at => at == null) ? StageFlags.MissedIntermediate : StageFlags.None;
            flags |= finish != null && finishA == null ? StageFlags.FinishB : StageFlags.None;
            return flags | (finishA != null && finishB == null && hasB ? StageFlags.NoB : StageFlags.None);
        }

        private StageFlags Seen(Passing? finish, RunningOrder history, long now)
        {
            long end = finish != null ? Interval.MomentOf(finish) : Math.Min(now, StartMoment + Longest);
            StageFlags flags = history.WasRed(StartMoment, end) ? StageFlags.Red : StageFlags.None;
            flags |= IsFalseStart ? StageFlags.FalseStart : StageFlags.None;
            return flags | (order.IsSure ? StageFlags.None : StageFlags.DirectionUnsure);
        }
    }
}
