using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>The sectors of laps. Pure functions: any thread.</summary>
internal static class Sectors
{
    internal static List<Sector> Derive(IReadOnlyList<DrivenLap> laps, IReadOnlyList<Passing> passings)
    {
        var byLoop = passings.ToLookup(passing => passing.Loop);
        var met = laps.ToDictionary(lap => lap, lap => new (Passing? At, bool IsAssumed)[lap.Route.Loops.Count]);
        foreach (CourseRoute route in laps.Select(lap => lap.Route).Distinct())
        {
            DrivenLap[] driven = [.. laps.Where(lap => ReferenceEquals(lap.Route, route) && (lap.Lap.Flags & LapFlags.Untimed) == 0)];
            foreach (int i in Places(route).Where(i => route.Loops[i].Use == LoopUse.Sector))
            {
                FindAt(i, driven, [.. byLoop[route.Loops[i].Name]], met);
            }
        }

        return [.. laps.SelectMany(lap => Of(lap, met[lap]))];
    }

    private static void FindAt(int index, DrivenLap[] laps, Passing[] crossings, Dictionary<DrivenLap, (Passing?, bool)[]> met)
    {
        var identified = crossings.Where(passing => passing.Transponder.HasValue).ToLookup(passing => passing.Transponder!.Value);
        var windows = new LoopWindows(crossings.Where(passing => !passing.Transponder.HasValue));
        foreach (DrivenLap lap in laps)
        {
            long from = Interval.MomentOf(lap.Start);
            long to = Interval.MomentOf(lap.End);
            Passing? own = identified[lap.Lap.Transponder].Where(passing => Interval.MomentOf(passing) > from && Interval.MomentOf(passing) < to)
                .MinBy(Interval.MomentOf);
            met[lap][index] = (own, false);
            if (own == null)
            {
                AddWindow(windows, lap, index, met[lap]);
            }
        }

        foreach (var (lap, (crossing, assumed)) in windows.Assign())
        {
            met[(DrivenLap)lap][index] = (crossing, assumed);
        }
    }

    // What an earlier loop of the lap only assumes must not make this one look sure.
    private static void AddWindow(LoopWindows windows, DrivenLap lap, int index, (Passing? At, bool IsAssumed)[] met)
    {
        long begin = Interval.MomentOf(lap.Start);
        long end = Interval.MomentOf(lap.End);
        var known = met.Where(each => each.At != null).ToList();
        long from = known.Where(each => !each.IsAssumed).Select(each => Interval.MomentOf(each.At!)).Append(begin).Max();
        long earliest = known.Select(each => Interval.MomentOf(each.At!)).Append(begin).Max();
        double way = lap.Route.LengthMetres > 0 ? (double)lap.Route.MetresBetween(lap.Route.LapLoop!, lap.Route.Loops[index]) / lap.Route.LengthMetres : 0;
        windows.Add(lap, from, end, earliest, begin + (long)(way * (end - begin)));
    }

    private static IEnumerable<Sector> Of(DrivenLap lap, (Passing? At, bool IsAssumed)[] met)
    {
        (Passing? At, bool IsAssumed) from = (lap.Start, false);
        CourseLoop lapLoop = lap.Route.LapLoop!;
        CourseLoop fromLoop = lapLoop;
        int number = 0;
        foreach (int index in Places(lap.Route))
        {
            CourseLoop loop = lap.Route.Loops[index];
            (Passing? At, bool IsAssumed) to = loop == lapLoop ? (lap.End, false) : met[index];
            number++;
            if (from.At != null && to.At != null)
            {
                yield return Between(lap, number, fromLoop, loop, from, to);
            }

            (from, fromLoop) = (to, loop);
        }
    }

    /// <summary>Indices of the loops that end sectors, as they are met after the lap loop, which comes last.</summary>
    internal static IEnumerable<int> Places(CourseRoute route)
    {
        int count = route.Loops.Count;
        int lap = route.IndexOf(route.LapLoop!.Name);
        return Enumerable.Range(1, count).Select(step => (lap + step) % count).Where(index => route.Loops[index].Use is LoopUse.Sector or LoopUse.Lap);
    }

    /// <summary>The sector between two crossings.</summary>
    internal static Sector Between(
        DrivenLap lap, int number, CourseLoop fromLoop, CourseLoop toLoop, (Passing? At, bool IsAssumed) from, (Passing? At, bool IsAssumed) to)
    {
        Interval interval = Interval.Between(from.At!, to.At!);
        LapFlags flags = interval.Flags | (lap.Lap.Flags & (LapFlags.DirectionUnsure | LapFlags.Gap | LapFlags.Pit));
        flags |= from.IsAssumed || to.IsAssumed ? LapFlags.Assumed : LapFlags.None;
        flags |= interval.Microseconds < 0 ? LapFlags.WrongWay : LapFlags.None;
        return new Sector(lap.Lap.Circuit, lap.Lap.Transponder, lap.Lap.Number, number, fromLoop.Name, toLoop.Name, interval.Microseconds, flags)
        {
            Route = lap.Route.Name,
            UncertaintyMicroseconds = interval.Uncertainty,
        };
    }
}
