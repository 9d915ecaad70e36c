using System;
using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>Where and when one vehicle catches another: both at the even pace of their last lap. Times in microseconds.</summary>
/// <param name="Slower">Who is caught.</param>
/// <param name="Faster">By whom.</param>
/// <param name="IsLapped">Whether the faster one is a lap ahead, or more.</param>
/// <param name="When">Microseconds since 1970 UTC.</param>
/// <param name="AtMetres">Where on the route.</param>
/// <param name="SlowerLap">Time of the slower one's lap.</param>
internal sealed record Meeting(long Slower, long Faster, bool IsLapped, long When, double AtMetres, long SlowerLap);

/// <summary>
/// Foresees meetings on one route. At each crossing of a loop the vehicles that crossed it just before are looked at: who was there g earlier and needs a
/// lap time of S where this one needs F is caught after g * F / (S - F), if that is within the lap. It is foreseen again at every loop, so that it grows truer as they come
/// nearer. Laps are counted from the beginning of the session. Used by one thread; a few vehicles are looked at for each crossing.
/// </summary>
internal sealed class BluePredictor(CourseRoute route)
{
    private const int Watched = 12; // of the last crossings of a loop: more than stand between two that meet within a lap
    private const double LeastCloser = 0.01; // a hundredth of a lap time: below that the pace of one lap tells nothing
    private const double Stopped = 2.5; // times the lap before: it was in the pits, or stood somewhere
    private readonly Dictionary<long, Vehicle> vehicles = [];
    private readonly Dictionary<string, List<(long Transponder, long At)>> recent = [];

    /// <summary>The route.</summary>
    internal CourseRoute Route => route;

    /// <summary>A vehicle crosses a loop of the route.</summary>
    internal List<Meeting> Cross(long transponder, CourseLoop loop, long at)
    {
        List<Meeting> meetings = [];
        if (loop.Use is not (LoopUse.Lap or LoopUse.Sector))
        {
            // Whoever goes to the pits is caught by nobody, and comes out with another pace.
            vehicles.Remove(transponder);
            return meetings;
        }

        if (!vehicles.TryGetValue(transponder, out Vehicle? vehicle))
        {
            vehicles[transponder] = vehicle = new Vehicle();
        }

        List<(long Transponder, long At)> before = recent.TryGetValue(loop.Name, out var known) ? known : recent[loop.Name] = [];
        vehicle.Cross(loop, at, route.ShortLap.Ticks / TimeSpan.TicksPerMicrosecond);
        for (int i = before.Count - 1; i >= 0 && before[i].Transponder != transponder && vehicle.Lap > 0; i--)
        {
            if (vehicles.TryGetValue(before[i].Transponder, out Vehicle? ahead) && Meet(transponder, vehicle, before[i], ahead, loop, at) is { } meeting)
            {
                meetings.Add(meeting);
            }
        }

        before.Add((transponder, at));
        if (before.Count > Watched)
        {
            before.RemoveAt(0);
        }

        return meetings;
    }

    private Meeting? Meet(long transponder, Vehicle vehicle, (long Transponder, long At) before, Vehicle ahead, CourseLoop loop, long at)
    {
        long gap = at - before.At;
        double closer = ahead.Lap - vehicle.Lap;
        if (ahead.Lap == 0 || gap <= 0 || closer < vehicle.Lap * LeastCloser || ahead.LastOf(loop.Name) != before.At)
        {
            return null;
        }

        double after = gap * (vehicle.Lap / closer);
        return after > vehicle.Lap
            ? null
            : new Meeting(
                before.Transponder, transponder, vehicle.Laps > ahead.Laps, at + (long)after, (loop.AtMetres + (route.LengthMetres * after / vehicle.Lap)) % route.LengthMetres, ahead.Lap);
    }

    private sealed class Vehicle
    {
        private readonly Dictionary<string, long> crossed = [];

        /// <summary>Time of its last lap, from whichever loop; 0 while it is not known.</summary>
        internal long Lap { get; private set; }

        /// <summary>How often it crossed the lap loop.</summary>
        internal int Laps { get; private set; }

        internal long LastOf(string loop) => crossed.GetValueOrDefault(loop);

        internal void Cross(CourseLoop loop, long at, long shortest)
        {
            if (crossed.TryGetValue(loop.Name, out long before))
            {
                long lap = at - before;
                bool isSound = lap > 0 && lap >= shortest && (Lap == 0 || lap < Lap * Stopped);
                Lap = isSound ? lap : 0;
            }

            crossed[loop.Name] = at;
            Laps += loop.Use == LoopUse.Lap ? 1 : 0;
        }
    }
}
