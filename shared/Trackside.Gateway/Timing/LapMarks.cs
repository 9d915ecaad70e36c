using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>Marks on laps that other loops of the circuit put there, where those hear transponders. Pure functions: any thread.</summary>
internal static class LapMarks
{
    /// <summary>Marks laps through the pit lane, and laps that met the loops of their route in the wrong order.</summary>
    internal static void Mark(List<DrivenLap> laps, IReadOnlyList<Passing> passings)
    {
        var seen = passings.Where(passing => passing.Transponder.HasValue).OrderBy(Interval.MomentOf).ToLookup(passing => passing.Transponder!.Value);
        for (int i = 0; i < laps.Count; i++)
        {
            DrivenLap lap = laps[i];
            long from = Interval.MomentOf(lap.Start);
            long to = Interval.MomentOf(lap.End);
            int[] met = [.. seen[lap.Lap.Transponder]
                .Where(passing => Interval.MomentOf(passing) > from && Interval.MomentOf(passing) < to)
                .Select(passing => lap.Route.IndexOf(passing.Loop)).Where(index => index >= 0)];
            LapFlags marks = met.Any(index => lap.Route.Loops[index].Use == LoopUse.Pit) ? LapFlags.Pit : LapFlags.None;
            marks |= IsAgainst(lap.Route, met) ? LapFlags.WrongWay : LapFlags.None;
            laps[i] = marks == LapFlags.None ? lap : lap with { Lap = lap.Lap with { Flags = lap.Lap.Flags | marks } };
        }
    }

    private static bool IsAgainst(CourseRoute route, int[] met)
    {
        int[] sectors = [.. met.Where(index => route.Loops[index].Use == LoopUse.Sector)];
        for (int i = 1; i < sectors.Length; i++)
        {
            if (sectors[i] < sectors[i - 1])
            {
                return true;
            }
        }

        return false;
    }
}
