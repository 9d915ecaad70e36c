using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>Tells the speeds of one course's traps as the second loop is crossed, each once. One thread, the store's.</summary>
internal sealed class SpeedTracker(Course course, PassingStore store, RunningOrders orders)
{
    private const long MarginMicroseconds = 60_000_000; // what a box sends later than this was told already, or never will be live
    private readonly Trap[] traps = [.. course.Routes.SelectMany(route => route.Traps.Select(trap => new Trap(route, trap)))];
    private bool isRead;

    /// <summary>Follows the current passing of a batch.</summary>
    internal void Follow(Batch batch, List<object> told)
    {
        foreach (Trap trap in traps.Where(trap => trap.Has(batch.Current)))
        {
            Read(batch);
            List<TrapSpeed> speeds = trap.Take(batch.Current, orders.Of(course.Circuit));
            told.AddRange(speeds.Where(speed => trap.Told.Add(speed.Utc)));
            if (trap.Told.Count > speeds.Count)
            {
                told.Add(new TimesRevised(course.Circuit, batch.Current.Loop));
            }

            trap.Trim(speeds);
        }
    }

    /// <summary>Forgets everything: the next passing reads it anew.</summary>
    internal void Clear()
    {
        isRead = false;
        foreach (Trap trap in traps)
        {
            trap.Crossings.Clear();
            trap.Told.Clear();
        }
    }

    private void Read(Batch batch)
    {
        if (isRead)
        {
            return;
        }

        isRead = true;
        long longest = traps.Max(trap => trap.Longest);
        List<Passing> known = [.. batch.Known(store.ReadPassings(course, Interval.MomentOf(batch.Current) - longest - MarginMicroseconds)).OrderBy(Interval.MomentOf)];
        foreach (Trap trap in traps)
        {
            trap.Crossings.AddRange(known.Where(trap.Has));
            trap.Told.UnionWith(SpeedTraps.Of(trap.Route, trap.Speed, trap.Crossings, orders.Of(course.Circuit)).Select(speed => speed.Utc));
        }
    }

    private sealed class Trap(CourseRoute route, SpeedTrap speed)
    {
        internal CourseRoute Route => route;

        internal SpeedTrap Speed => speed;

        /// <summary>Longest time between its loops.</summary>
        internal long Longest { get; } = SpeedTraps.LongestOf(route, speed);

        /// <summary>The last crossings of its loops, by time.</summary>
        internal List<Passing> Crossings { get; } = [];

        /// <summary>When the speeds were taken that are told, of those crossings.</summary>
        internal HashSet<long> Told { get; } = [];

        internal bool Has(Passing passing) => passing.Loop == speed.From || passing.Loop == speed.To;

        internal List<TrapSpeed> Take(Passing passing, RunningOrder order)
        {
            long moment = Interval.MomentOf(passing);
            Crossings.Insert(Crossings.FindLastIndex(crossing => Interval.MomentOf(crossing) < moment) + 1, passing);
            List<TrapSpeed> speeds = SpeedTraps.Of(route, speed, Crossings, order);
            return speeds;
        }

        // Two that make a speed stay together, or the second would be taken for the first of another.
        internal void Trim(List<TrapSpeed> speeds)
        {
            Told.IntersectWith(speeds.Select(each => each.Utc));
            long oldest = Interval.MomentOf(Crossings[^1]) - Longest - MarginMicroseconds;
            int count = Crossings.FindIndex(crossing => Interval.MomentOf(crossing) >= oldest);
            while (count > 0 && Told.Contains(Interval.MomentOf(Crossings[count])))
            {
                count--;
            }

            long first = Interval.MomentOf(Crossings[count]);
            Crossings.RemoveRange(0, count);
            Told.RemoveWhere(utc => utc < first);
        }
    }
}
