using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// Laps from raw passings. A lap lies between two passings of one transponder over one loop of one box that follow each other in
/// the box's count. Two passings of one source and boot that both carry the source's own stamp are told apart by that stamp,
/// others by UTC. Pure functions: any thread.
/// </summary>
public static class Laps
{
    /// <summary>Derives all laps over one loop.</summary>
    /// <param name="passings">Raw passings of one circuit, in any order; those of other loops and without a transponder are passed over.</param>
    /// <param name="losses">Passings known to be lost.</param>
    /// <param name="loop">The loop that ends a lap.</param>
    /// <returns>Sorted by transponder, then by lap number.</returns>
    public static IReadOnlyList<Lap> Derive(IEnumerable<Passing> passings, IEnumerable<PassingLoss> losses, string loop)
    {
        var lost = losses.ToLookup(loss => loss.Box);
        var runs = passings
            .Where(passing => passing.Loop == loop && passing.Transponder.HasValue)
            .GroupBy(passing => (passing.Transponder, passing.Box))
            .OrderBy(run => run.Key.Transponder).ThenBy(run => run.Key.Box, System.StringComparer.Ordinal);
        var laps = new List<Lap>();
        foreach (var run in runs)
        {
            Passing? start = null;
            int number = 0;
            foreach (Passing end in run.OrderBy(passing => (passing.Life, passing.Boot, passing.Seq)))
            {
                if (start != null)
                {
                    laps.Add(Between(start, end, ++number, lost[end.Box]));
                }

                start = end;
            }
        }

        return laps;
    }

    /// <summary>The lap between two passings that follow each other.</summary>
    internal static Lap Between(Passing start, Passing end, int number, IEnumerable<PassingLoss> losses)
    {
        LapFlags flags = (LapFlags)(end.Flags & PassingFlags.ShortGap) | (LapFlags)((start.Flags | end.Flags) & (PassingFlags.WrongWay | PassingFlags.Historical));
        flags |= losses.Any(loss => LiesBetween(start, end, loss)) ? LapFlags.Gap : LapFlags.None;
        long from = 0;
        long to = 0;
        if (start.Own.HasValue && end.Own.HasValue && start.Life == end.Life && start.Boot == end.Boot && start.Source == end.Source)
        {
            from = start.Own.Value;
            to = end.Own.Value;
        }
        else if (start.Utc.HasValue && end.Utc.HasValue)
        {
            from = start.Utc.Value;
            to = end.Utc.Value;
            flags |= (LapFlags)((start.Flags | end.Flags) & PassingFlags.ClockUnsynced);
        }
        else
        {
            flags |= LapFlags.Untimed;
        }

        return new Lap(end.Circuit, end.Transponder!.Value, number, from, to - from, flags);
    }

    /// <summary>True where a passing comes later in its box's count than another of the same box.</summary>
    internal static bool Follows(Passing passing, Passing other) =>
        (passing.Life, passing.Boot, passing.Seq).CompareTo((other.Life, other.Boot, other.Seq)) > 0;

    private static bool LiesBetween(Passing start, Passing end, PassingLoss loss) =>
        (loss.Life, loss.Boot, loss.Last).CompareTo((start.Life, start.Boot, start.Seq)) > 0
        && (loss.Life, loss.Boot, loss.First).CompareTo((end.Life, end.Boot, end.Seq)) < 0;
}
