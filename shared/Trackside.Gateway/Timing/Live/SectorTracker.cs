using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// Tells the sectors of one course as they end: over a loop that hears transponders at once, over one that does not when the lap ends, by what is known of all vehicles by then
/// (<see cref="Sectors"/> decides whose a crossing was). What others cross later could show that such a crossing was theirs: so one is sure only where it is the only one within the
/// lap, and else marked as assumed. Each once. One thread, the store's.
/// </summary>
internal sealed class SectorTracker(Course course, PassingStore store, RunningOrders orders, LapTracker laps)
{
    private const long KeptMicroseconds = 1_800_000_000; // half an hour: of a longer lap only the sheet knows the sectors
    private const int TrimEach = 256;
    private const int Generations = 2;
    private readonly List<Passing> crossings = []; // over loops that end sectors, by time
    private readonly List<DrivenLap> driven = [];
    private readonly Dictionary<(string Circuit, string Box, long Transponder), OpenLap> open = [];
    private readonly HashSet<string> loops = [.. course.Routes.SelectMany(route => route.Loops).Where(loop => loop.Use == LoopUse.Sector).Select(loop => loop.Name)];
    private bool isRead;
    private int untrimmed;

    /// <summary>Follows the current passing of a batch.</summary>
    /// <param name="batch">Passings that are told.</param>
    /// <param name="lap">The lap that it ended; null for none.</param>
    /// <param name="told">Takes what is to be told.</param>
    internal void Follow(Batch batch, Lap? lap, List<object> told)
    {
        if (loops.Count == 0)
        {
            return;
        }

        Passing passing = batch.Current;
        if (!isRead)
        {
            Read(batch);
        }

        Trim(passing);
        if (loops.Contains(passing.Loop))
        {
            Cross(passing, batch, told);
        }
        else if (Laps.EndAt(passing, orders.Of(course.Circuit)) is { } end)
        {
            End(end, lap, told);
        }
    }

    /// <summary>Forgets everything: the next passing reads it anew.</summary>
    internal void Clear()
    {
        isRead = false;
        crossings.Clear();
        driven.Clear();
        open.Clear();
    }

    private void Cross(Passing passing, Batch? batch, List<object>? told)
    {
        long moment = Interval.MomentOf(passing);
        RouteRun run = orders.Of(course.Circuit).At(moment);
        if (run.Route is not { } route || route.IndexOf(passing.Loop) is not (>= 0 and var index) || route.Loops[index].Use != LoopUse.Sector)
        {
            return;
        }

        crossings.Insert(PlaceOf(moment), passing);
        if (driven.Exists(lap => lap.Route == route && Interval.MomentOf(lap.Start) < moment && moment < Interval.MomentOf(lap.End) && MayBeOf(lap, passing)))
        {
            told?.Add(new TimesRevised(course.Circuit, passing.Loop));
        }

        foreach (((string Circuit, string Box, long Transponder) key, OpenLap lap) in open)
        {
            if (key.Transponder == passing.Transponder && lap.Start.Run.Number == run.Number && Interval.MomentOf(lap.Start.Passing) < moment && lap.Met.TryAdd(index, passing))
            {
                EndSector(key, lap, index, passing, batch, told);
            }
        }
    }

    // Of a lap that is told already this crossing would have been another's, or nobody's.
    private static bool MayBeOf(DrivenLap lap, Passing passing) => passing.Transponder is null || passing.Transponder == lap.Lap.Transponder;

    private void EndSector((string Circuit, string Box, long Transponder) key, OpenLap lap, int index, Passing passing, Batch? batch, List<object>? told)
    {
        CourseRoute route = lap.Start.Run.Route!;
        List<int> places = [.. Sectors.Places(route)];
        int place = places.IndexOf(index);
        Passing? from = place == 0 ? lap.Start.Passing : lap.Met.GetValueOrDefault(places[place - 1]);
        if (from is null || !lap.Told.Add(place + 1) || told is null)
        {
            return;
        }

        int number = laps.NumberUnderWay(key.Circuit, key.Box, key.Transponder, batch!);
        CourseLoop begin = place == 0 ? route.LapLoop! : route.Loops[places[place - 1]];
        told.Add(Sectors.Between(LapOf(key.Transponder, lap.Start, passing, number), place + 1, begin, route.Loops[index], (from, false), (passing, false)));
    }

    private void End(LapEnd end, Lap? lap, List<object>? told)
    {
        var key = (end.Passing.Circuit, end.Passing.Box, end.Passing.Transponder!.Value);
        if (open.TryGetValue(key, out OpenLap? under))
        {
            if (!Laps.Follows(end.Passing, under.Start.Passing))
            {
                return; // late: the laps are told to be revised
            }

            if (under.Start.Run.Number == end.Run.Number)
            {
                DrivenLap whole = LapOf(key.Value, under.Start, end.Passing, lap?.Number ?? 0) with { Lap = lap ?? Laps.Between(under.Start, end, 0, []) };
                driven.Add(whole);
                if (lap is not null)
                {
                    TellRest(whole, under, told!);
                }
            }
        }

        open[key] = new OpenLap(end);
    }

    private void TellRest(DrivenLap whole, OpenLap under, List<object> told)
    {
        long from = Interval.MomentOf(whole.Start);
        if (Interval.MomentOf(whole.End) - from > KeptMicroseconds)
        {
            return;
        }

        // Laps that overlap with it, and those that overlap with them, have their claims on the same crossings.
        long horizon = from - (Generations * (Interval.MomentOf(whole.End) - from));
        List<DrivenLap> together = [whole, .. driven.Where(lap => lap != whole && lap.Route == whole.Route && Interval.MomentOf(lap.End) > horizon)];
        List<Passing> crossed = [.. crossings.Skip(PlaceOf(together.Min(lap => Interval.MomentOf(lap.Start))))];
        foreach (var (key, other) in open.Where(each => each.Value != under && each.Value.Start.Run.Number == under.Start.Run.Number))
        {
            together.Add(Foresee(key.Transponder, other.Start, whole, crossed));
        }

        IEnumerable<Sector> own = Sectors.Derive(together, crossed).Where(sector => sector.Transponder == whole.Lap.Transponder && sector.Lap == whole.Lap.Number);
        foreach (Sector sector in own.Where(sector => under.Told.Add(sector.Number)))
        {
            bool isSure = IsSure(whole, sector.From) && IsSure(whole, sector.To);
            told.Add(isSure ? sector : sector with { Flags = sector.Flags | LapFlags.Assumed });
        }
    }

    private bool IsSure(DrivenLap whole, string loop)
    {
        if (loop == whole.Route.LapLoop!.Name)
        {
            return true;
        }

        long end = Interval.MomentOf(whole.End);
        Passing[] there = [.. crossings.Skip(PlaceOf(Interval.MomentOf(whole.Start))).Where(passing => passing.Loop == loop && Interval.MomentOf(passing) < end)];
        return there.Length == 1 || Array.Exists(there, passing => passing.Transponder == whole.Lap.Transponder);
    }

    // What a vehicle that is out has crossed is not this one's. What it has not crossed yet, by the pace of its last lap, is taken for crossed at its time: so nothing of before is
    // looked for there.
    private DrivenLap Foresee(long transponder, LapEnd start, DrivenLap whole, List<Passing> crossed)
    {
        DrivenLap pace = driven.FindLast(lap => lap.Lap.Transponder == transponder && lap.Route == whole.Route) ?? whole;
        long length = Interval.MomentOf(pace.End) - Interval.MomentOf(pace.Start);
        long begin = Interval.MomentOf(start.Passing);
        long now = Interval.MomentOf(whole.End);
        CourseRoute route = whole.Route;
        foreach (CourseLoop loop in route.Loops.Where(loop => loop.Use == LoopUse.Sector && route.LengthMetres > 0))
        {
            long expected = begin + (long)((double)route.MetresBetween(route.LapLoop!, loop) / route.LengthMetres * length);
            if (expected > now)
            {
                crossed.Add(whole.End with { Loop = loop.Name, Utc = expected, Transponder = transponder });
            }
        }

        return LapOf(transponder, start, whole.End with { Utc = Math.Max(now, begin + length) + 1 }, 0);
    }

    private static DrivenLap LapOf(long transponder, LapEnd start, Passing end, int number)
    {
        LapFlags flags = start.Run.IsSure ? LapFlags.None : LapFlags.DirectionUnsure;
        return new DrivenLap(new Lap(start.Passing.Circuit, transponder, number, 0, 0, flags) { Route = start.Run.Route!.Name }, start.Passing, end, start.Run.Route);
    }

    private void Read(Batch batch)
    {
        isRead = true;
        long now = Interval.MomentOf(batch.Current);
        foreach (Passing passing in batch.Known(store.ReadPassings(course, now - KeptMicroseconds)).OrderBy(Interval.MomentOf))
        {
            if (loops.Contains(passing.Loop))
            {
                Cross(passing, null, null);
            }
            else if (Laps.EndAt(passing, orders.Of(course.Circuit)) is { } end)
            {
                End(end, null, null);
            }
        }
    }

    private void Trim(Passing passing)
    {
        if (++untrimmed < TrimEach)
        {
            return;
        }

        untrimmed = 0;
        long oldest = Interval.MomentOf(passing) - KeptMicroseconds;
        crossings.RemoveRange(0, PlaceOf(oldest));
        driven.RemoveAll(lap => Interval.MomentOf(lap.End) < oldest);
        foreach (var key in open.Where(each => Interval.MomentOf(each.Value.Start.Passing) < oldest).Select(each => each.Key).ToList())
        {
            open.Remove(key);
        }
    }

    private int PlaceOf(long moment)
    {
        int place = crossings.FindLastIndex(crossing => Interval.MomentOf(crossing) < moment);
        return place + 1;
    }

    /// <summary>A lap under way.</summary>
    private sealed class OpenLap(LapEnd start)
    {
        internal LapEnd Start => start;

        /// <summary>Where it was heard by its transponder, by the loop's place on the route.</summary>
        internal Dictionary<int, Passing> Met { get; } = [];

        /// <summary>Numbers of the sectors that are told.</summary>
        internal HashSet<int> Told { get; } = [];
    }
}
