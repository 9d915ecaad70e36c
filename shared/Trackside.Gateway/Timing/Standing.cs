using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>A vehicle among the others of a circuit. Times in microseconds.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Transponder">The transponder.</param>
/// <param name="Laps">Laps driven, marked ones included.</param>
/// <param name="BestLap">Its best lap that nothing speaks against; null where there is none.</param>
/// <param name="BestNumber">The number of that lap; 0 where there is none.</param>
/// <param name="GapToFirst">Behind the first; null for the first and where there is no best lap.</param>
/// <param name="GapToNext">Behind the one before; null likewise.</param>
public sealed record Standing(int Position, long Transponder, int Laps, long? BestLap, int BestNumber, long? GapToFirst, long? GapToNext)
{
    /// <summary>The order by best lap: who has none comes last.</summary>
    public static IReadOnlyList<Standing> ByBestLap(IEnumerable<Lap> laps)
    {
        var best = laps.GroupBy(lap => lap.Transponder)
            .Select(driven => (Transponder: driven.Key, Count: driven.Count(), Best: driven.Where(lap => lap.IsSound).MinBy(lap => lap.LapMicroseconds)))
            .OrderBy(each => each.Best?.LapMicroseconds ?? long.MaxValue).ThenBy(each => each.Best?.End ?? 0).ThenBy(each => each.Transponder)
            .ToList();
        var standings = new List<Standing>();
        for (int i = 0; i < best.Count; i++)
        {
            long? time = best[i].Best?.LapMicroseconds;
            long? toFirst = i == 0 ? null : time - best[0].Best?.LapMicroseconds;
            long? toNext = i == 0 ? null : time - best[i - 1].Best?.LapMicroseconds;
            standings.Add(new Standing(i + 1, best[i].Transponder, best[i].Count, time, best[i].Best?.Number ?? 0, toFirst, toNext));
        }

        return standings;
    }
}
