using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>Everything that raw passings of one circuit say, by the route that ran at each time. Derived anew whenever it is asked for.</summary>
public sealed record TimeSheet
{
    /// <summary>The circuit and the rules by which this was derived.</summary>
    public required Course Course { get; init; }

    /// <summary>Laps, by transponder and number.</summary>
    public required IReadOnlyList<Lap> Laps { get; init; }

    /// <summary>Sectors of those laps, in the same order.</summary>
    public required IReadOnlyList<Sector> Sectors { get; init; }

    /// <summary>Runs over the stage, in the order of their starts.</summary>
    public required IReadOnlyList<StageRun> Stages { get; init; }

    /// <summary>Speeds, by trap and time.</summary>
    public required IReadOnlyList<TrapSpeed> Speeds { get; init; }

    /// <summary>Passings that fit no run over the stage.</summary>
    public required IReadOnlyList<Passing> Strays { get; init; }

    /// <summary>Derives the sheet. A pure function: any thread.</summary>
    /// <param name="course">The circuit and its rules.</param>
    /// <param name="control">What its control box told.</param>
    /// <param name="passings">Its raw passings, in any order.</param>
    /// <param name="losses">Passings known to be lost.</param>
    /// <param name="now">Microseconds since 1970 UTC: a run under way at this time may still finish.</param>
    public static TimeSheet Derive(
        Course course, IEnumerable<ControlSpan> control, IReadOnlyList<Passing> passings, IReadOnlyList<PassingLoss> losses, long now)
    {
        var order = new RunningOrder(course, control);
        List<DrivenLap> laps = Trackside.Gateway.Laps.Find(passings, losses, course, order);
        LapMarks.Mark(laps, passings);
        var (runs, strays) = course.IsStage ? Trackside.Gateway.Stages.Derive(passings, course, order, now) : ([], []);
        return new TimeSheet
        {
            Course = course,
            Laps = [.. laps.Select(lap => lap.Lap)],
            Sectors = Trackside.Gateway.Sectors.Derive(laps, passings),
            Stages = runs,
            Speeds = SpeedTraps.Derive(passings, course, order),
            Strays = strays,
        };
    }
}
