using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>The speed of one vehicle between the two loops of a speed trap.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Trap">The trap.</param>
/// <param name="Transponder">The transponder, where a loop heard one.</param>
/// <param name="Utc">When it crossed the second loop, in microseconds since 1970 UTC.</param>
/// <param name="KilometresPerHour">The speed.</param>
/// <param name="Uncertainty">Half width of the interval that holds the true speed, in km/h; infinite where the loops are too near for their clocks.</param>
/// <param name="Flags">What must be known about it; <see cref="LapFlags.WrongWay"/> where the second loop was crossed first.</param>
public sealed record TrapSpeed(string Circuit, string Trap, long? Transponder, long Utc, double KilometresPerHour, double Uncertainty, LapFlags Flags)
{
    /// <summary>The flags by name with <c>+</c> between; empty for none.</summary>
    public string FlagText => FlagWords.Of(Flags);
}

/// <summary>Speeds from raw passings. Pure functions: any thread.</summary>
internal static class SpeedTraps
{
    private const double KilometresPerHour = 3.6; // of a metre a second
    private const double SlowestMetresPerSecond = 1;

    internal static List<TrapSpeed> Derive(IReadOnlyList<Passing> passings, Course course, RunningOrder order)
    {
        Passing[] sorted = [.. passings.OrderBy(Interval.MomentOf)];
        return [.. course.Routes.SelectMany(route => route.Traps.SelectMany(trap => Of(route, trap, sorted, order)))];
    }

    /// <summary>The speeds of one trap.</summary>
    /// <param name="route">The route it is on.</param>
    /// <param name="trap">The trap.</param>
    /// <param name="sorted">Passings by time; those of other loops are passed over.</param>
    /// <param name="order">Which way the circuit ran.</param>
    internal static List<TrapSpeed> Of(CourseRoute route, SpeedTrap trap, IEnumerable<Passing> sorted, RunningOrder order)
    {
        IEnumerable<Passing> crossings = sorted.Where(passing => (passing.Loop == trap.From || passing.Loop == trap.To)
            && (passing.Flags & (PassingFlags.ShortGap | PassingFlags.Late)) == 0 && order.At(Interval.MomentOf(passing)).Route == route);
        return [.. Measure(trap, MetresOf(route, trap), [.. crossings])];
    }

    /// <summary>Longest time between the loops of a trap, in microseconds: slower is a vehicle that stopped.</summary>
    internal static long LongestOf(CourseRoute route, SpeedTrap trap) => (long)(MetresOf(route, trap) / SlowestMetresPerSecond * 1_000_000);

    private static int MetresOf(CourseRoute route, SpeedTrap trap) => route.MetresBetween(route.Loops[route.IndexOf(trap.From)], route.Loops[route.IndexOf(trap.To)]);

    // A crossing belongs to the one before it over the other loop of the trap, unless a transponder says otherwise or too much time went by.
    private static IEnumerable<TrapSpeed> Measure(SpeedTrap trap, int metres, Passing[] crossings)
    {
        long longest = (long)(metres / SlowestMetresPerSecond * 1_000_000);
        for (int i = 1; i < crossings.Length; i++)
        {
            Passing before = crossings[i - 1];
            Passing after = crossings[i];
            bool other = before.Transponder.HasValue && after.Transponder.HasValue && before.Transponder != after.Transponder;
            Interval interval = Interval.Between(before, after);
            if (before.Loop == after.Loop || other || interval.Microseconds <= 0 || interval.Microseconds > longest)
            {
                continue;
            }

            yield return Speed(trap, metres, before, after, interval);
            i++;
        }
    }

    private static TrapSpeed Speed(SpeedTrap trap, int metres, Passing before, Passing after, Interval interval)
    {
        double seconds = interval.Microseconds / 1e6;
        double speed = metres / seconds * KilometresPerHour;
        double doubt = (interval.Uncertainty ?? 0) / 1e6;
        double uncertainty = doubt < seconds ? (metres / (seconds - doubt) * KilometresPerHour) - speed : double.PositiveInfinity;
        LapFlags flags = interval.Flags | (before.Loop == trap.To ? LapFlags.WrongWay : LapFlags.None);
        return new TrapSpeed(after.Circuit, trap.Name, before.Transponder ?? after.Transponder, Interval.MomentOf(after), speed, uncertainty, flags);
    }
}
