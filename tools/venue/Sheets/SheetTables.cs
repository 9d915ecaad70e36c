using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Gateway;

namespace Trackside.Venue.Sheets;

/// <summary>A circuit's time sheet as tables. Lengths are in microseconds, moments in the venue's local time.</summary>
internal static class SheetTables
{
    /// <summary>What can be asked for.</summary>
    public static string[] Kinds { get; } = ["laps", "sectors", "stages", "speeds", "best"];

    /// <summary>One kind of a sheet.</summary>
    public static Table Of(string kind, TimeSheet sheet, VenueTime time) => kind switch
    {
        "sectors" => Sectors(sheet.Sectors),
        "stages" => Stages(sheet.Stages, time),
        "speeds" => Speeds(sheet.Speeds, time),
        "best" => Best(sheet.Laps),
        _ => Laps(sheet.Laps, time),
    };

    private static Table Laps(IReadOnlyList<Lap> laps, VenueTime time)
    {
        Table table = new("transponder", "lap", "route", "end", "lap_us", "uncertainty_us", "flags");
        foreach (Lap lap in laps)
        {
            table.Add(lap.Transponder, lap.Number, lap.Route, time.Text(lap.End), lap.LapMicroseconds, lap.UncertaintyMicroseconds, lap.FlagText);
        }

        return table;
    }

    private static Table Sectors(IReadOnlyList<Sector> sectors)
    {
        Table table = new("transponder", "lap", "route", "sector", "from", "to", "sector_us", "uncertainty_us", "flags");
        foreach (Sector sector in sectors)
        {
            table.Add(
                sector.Transponder, sector.Lap, sector.Route, sector.Number, sector.From, sector.To, sector.Microseconds, sector.UncertaintyMicroseconds, sector.FlagText);
        }

        return table;
    }

    private static Table Stages(IReadOnlyList<StageRun> runs, VenueTime time)
    {
        Table table = new("run", "route", "transponder", "start", "state", "stage_us", "uncertainty_us", "intermediates_us", "finish_ab_us", "flags");
        foreach (StageRun run in runs)
        {
            string progress = run.Progress switch
            {
                StageProgress.Finished => "finished",
                StageProgress.UnderWay => "under-way",
                _ => "not-finished",
            };
            string intermediates = string.Join('+', run.Intermediates.Select(at => FormattableString.Invariant($"{at}")));
            table.Add(
                run.Number, run.Route, run.Transponder, time.Text(run.Start), progress, run.Microseconds, run.UncertaintyMicroseconds, intermediates,
                run.FinishDifference, run.FlagText);
        }

        return table;
    }

    private static Table Speeds(IReadOnlyList<TrapSpeed> speeds, VenueTime time)
    {
        Table table = new("trap", "transponder", "time", "kmh", "uncertainty_kmh", "flags");
        foreach (TrapSpeed speed in speeds)
        {
            double? uncertainty = double.IsFinite(speed.Uncertainty) ? Math.Round(speed.Uncertainty, 2) : null;
            table.Add(speed.Trap, speed.Transponder, time.Text(speed.Utc), Math.Round(speed.KilometresPerHour, 2), uncertainty, speed.FlagText);
        }

        return table;
    }

    private static Table Best(IReadOnlyList<Lap> laps)
    {
        Table table = new("position", "transponder", "laps", "best_us", "lap", "gap_us", "interval_us");
        foreach (Standing standing in Standing.ByBestLap(laps))
        {
            table.Add(standing.Position, standing.Transponder, standing.Laps, standing.BestLap, standing.BestNumber, standing.GapToFirst, standing.GapToNext);
        }

        return table;
    }
}
