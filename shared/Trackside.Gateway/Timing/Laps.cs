using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// Laps from raw passings. A lap lies between two passings of one transponder over the lap loop of one box that follow each other while
/// the circuit runs one way. They follow each other as the box counts them; only where the decoder's clock and UTC both put one before what
/// was counted earlier (a decoder sends again what it said while its cable was cut) it stands there. Pure functions: any thread.
/// </summary>
public static class Laps
{
    /// <summary>Derives all laps over one loop, whichever way the circuit ran.</summary>
    /// <param name="passings">Raw passings of one circuit, in any order; those of other loops and without a transponder are passed over.</param>
    /// <param name="losses">Passings known to be lost.</param>
    /// <param name="loop">The loop that ends a lap.</param>
    /// <returns>Sorted by transponder, then by lap number.</returns>
    public static IReadOnlyList<Lap> Derive(IEnumerable<Passing> passings, IEnumerable<PassingLoss> losses, string loop)
    {
        Course course = Course.Closed("", loop);
        return Derive(passings, losses, course, new RunningOrder(course, []));
    }

    /// <summary>Derives all laps of a circuit by the route that ran at each time.</summary>
    /// <param name="passings">Raw passings of the circuit, in any order.</param>
    /// <param name="losses">Passings known to be lost.</param>
    /// <param name="course">The circuit and its rules.</param>
    /// <param name="order">Which way it ran.</param>
    /// <returns>Sorted by transponder, then by lap number.</returns>
    public static IReadOnlyList<Lap> Derive(IEnumerable<Passing> passings, IEnumerable<PassingLoss> losses, Course course, RunningOrder order) =>
        [.. Find(passings, losses, course, order).Select(driven => driven.Lap)];

    /// <summary>The laps with the passings they lie between.</summary>
    internal static List<DrivenLap> Find(IEnumerable<Passing> passings, IEnumerable<PassingLoss> losses, Course course, RunningOrder order)
    {
        var lost = losses.ToLookup(loss => loss.Box);
        var byVehicle = Ends(passings, course, order)
            .GroupBy(end => (end.Passing.Transponder, end.Passing.Box))
            .OrderBy(ends => ends.Key.Transponder).ThenBy(ends => ends.Key.Box, StringComparer.Ordinal);
        var laps = new List<DrivenLap>();
        foreach (var ends in byVehicle)
        {
            LapEnd? start = null;
            int number = 0;
            foreach (LapEnd end in InOrder(ends, end => end.Passing))
            {
                if (start is { } begun && begun.Run.Number == end.Run.Number)
                {
                    laps.Add(new DrivenLap(Between(begun, end, ++number, lost[end.Passing.Box]), begun.Passing, end.Passing, end.Run.Route!));
                }

                start = end;
            }
        }

        return laps;
    }

    /// <summary>The passing as the end of a lap; null where the loop ends none on the route of its time, or there is no transponder.</summary>
    internal static LapEnd? EndAt(Passing passing, RunningOrder order)
    {
        if (!passing.Transponder.HasValue)
        {
            return null;
        }

        RouteRun run = order.At(Interval.MomentOf(passing));
        return run.Route?.LapLoop?.Name == passing.Loop ? new LapEnd(passing, run) : null;
    }

    /// <summary>The lap between two passings that follow each other.</summary>
    internal static Lap Between(LapEnd start, LapEnd end, int number, IEnumerable<PassingLoss> losses)
    {
        Interval interval = Interval.Between(start.Passing, end.Passing);
        CourseRoute route = end.Run.Route!;
        LapFlags flags = interval.Flags;
        flags |= losses.Any(loss => LiesBetween(start.Passing, end.Passing, loss)) ? LapFlags.Gap : LapFlags.None;
        flags |= start.Run.IsSure && end.Run.IsSure ? LapFlags.None : LapFlags.DirectionUnsure;
        bool isShort = (flags & LapFlags.Untimed) == 0 && interval.Microseconds < route.ShortLap.Ticks / TimeSpan.TicksPerMicrosecond;
        flags |= isShort ? LapFlags.ShortLap : LapFlags.None;
        return new Lap(end.Passing.Circuit, end.Passing.Transponder!.Value, number, interval.From, interval.Microseconds, flags)
        {
            Route = route.Name,
            End = Interval.MomentOf(end.Passing),
            UncertaintyMicroseconds = interval.Uncertainty,
        };
    }

    /// <summary>True where a passing comes behind another of the same box.</summary>
    internal static bool Follows(Passing passing, Passing other) => Count(passing).CompareTo(Count(other)) > 0 ? !IsSentAgain(passing, other) : IsSentAgain(other, passing);

    /// <summary>What belongs to passings of one box, as these follow each other.</summary>
    internal static List<T> InOrder<T>(IEnumerable<T> items, Func<T, Passing> passingOf)
    {
        var ordered = new List<T>();
        foreach (T item in items.OrderBy(item => Count(passingOf(item))))
        {
            int at = ordered.Count;
            while (at > 0 && IsSentAgain(passingOf(item), passingOf(ordered[at - 1])))
            {
                at--;
            }

            ordered.Insert(at, item);
        }

        return ordered;
    }

    private static (int Life, int Boot, int Seq) Count(Passing passing) => (passing.Life, passing.Boot, passing.Seq);

    // One clock alone may have been set; both together were not.
    private static bool IsSentAgain(Passing passing, Passing before) =>
        (passing.Life, passing.Boot) == (before.Life, before.Boot) && passing.Own < before.Own && passing.Utc < before.Utc;

    private static IEnumerable<LapEnd> Ends(IEnumerable<Passing> passings, Course course, RunningOrder order)
    {
        HashSet<string> loops = [.. course.Routes.Select(route => route.LapLoop?.Name).OfType<string>()];
        foreach (Passing passing in passings)
        {
            if (loops.Contains(passing.Loop) && EndAt(passing, order) is { } end)
            {
                yield return end;
            }
        }
    }

    private static bool LiesBetween(Passing start, Passing end, PassingLoss loss) =>
        (loss.Life, loss.Boot, loss.Last).CompareTo((start.Life, start.Boot, start.Seq)) > 0
        && (loss.Life, loss.Boot, loss.First).CompareTo((end.Life, end.Boot, end.Seq)) < 0;
}

/// <summary>A passing that ends a lap, and the run of the circuit it falls into.</summary>
internal readonly record struct LapEnd(Passing Passing, RouteRun Run);

/// <summary>A lap and the passings it lies between.</summary>
internal sealed record DrivenLap(Lap Lap, Passing Start, Passing End, CourseRoute Route);
