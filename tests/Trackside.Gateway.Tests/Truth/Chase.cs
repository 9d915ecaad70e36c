using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Messages;

namespace Trackside.Gateway.Tests.Truth;

/// <summary>Feeds a world's passings to the desk of offers as they happen, and knows by the crossings alone who really met whom, when and where.</summary>
internal sealed class Chase
{
    private readonly World world;
    private readonly CourseRoute route;
    private readonly OfferDesk desk;

    internal Chase(World world, Course course, string direction, string posts = "GGGG")
    {
        this.world = world;
        route = course.RouteOf(direction)!;
        Told = new ControlStateView(course.Circuit, 1, 1, 1, 1, 1, direction, InterlockState.Locked, posts, 0);
        GatewayOptions options = new() { Venue = "test", Database = "", Courses = [course] };
        desk = new OfferDesk(options, circuit => circuit == course.Circuit ? Told : null, _ => Session);
    }

    /// <summary>What the control box tells.</summary>
    internal ControlStateView? Told { get; set; }

    /// <summary>When the open session began.</summary>
    internal long Session { get; set; }

    /// <summary>Two vehicles at one place.</summary>
    /// <param name="Slower">Who is overtaken.</param>
    /// <param name="Faster">Who overtakes.</param>
    /// <param name="Laps">How many laps more the faster one has then driven.</param>
    /// <param name="Moment">When.</param>
    /// <param name="Metres">Where on the route.</param>
    internal sealed record Met(long Slower, long Faster, int Laps, long Moment, double Metres);

    /// <summary>Everything offered, in the order of time.</summary>
    internal List<FlagOffer> Offers(params string[] hears) => [.. world.Passings(hears).OrderBy(passing => passing.Utc).SelectMany(Follow)];

    internal IReadOnlyList<FlagOffer> Follow(Passing passing) => desk.Follow(passing, passing.Utc!.Value + 5000);

    /// <summary>Every overtaking that happened. Vehicles drive evenly from loop to loop.</summary>
    internal List<Met> Truth()
    {
        var ways = world.Truth.GroupBy(crossing => crossing.Vehicle).ToDictionary(vehicle => vehicle.Key, vehicle => WayOf([.. vehicle]));
        var met = new List<Met>();
        foreach ((long faster, var fast) in ways)
        {
            foreach ((long slower, var slow) in ways.Where(way => way.Key != faster))
            {
                long[] moments = [.. fast.Concat(slow).Select(point => point.Moment).Where(moment => moment >= Math.Max(fast[0].Moment, slow[0].Moment)).Where(
                    moment => moment <= Math.Min(fast[^1].Moment, slow[^1].Moment)).Distinct().Order()];
                for (int i = 1; i < moments.Length; i++)
                {
                    double before = At(fast, moments[i - 1]) - At(slow, moments[i - 1]);
                    double after = At(fast, moments[i]) - At(slow, moments[i]);
                    double laps = Math.Ceiling(before / route.LengthMetres);
                    if (after > before && laps * route.LengthMetres < after && laps * route.LengthMetres > before)
                    {
                        long moment = moments[i - 1] + (long)((moments[i] - moments[i - 1]) * (((laps * route.LengthMetres) - before) / (after - before)));
                        met.Add(new Met(slower, faster, (int)laps, moment, At(slow, moment) % route.LengthMetres));
                    }
                }
            }
        }

        return met;
    }

    private List<(long Moment, double Metres)> WayOf(World.Crossing[] crossings)
    {
        List<(long, double)> way = [];
        double metres = 0;
        for (int i = 0; i < crossings.Length; i++)
        {
            double at = route.Loops[route.IndexOf(crossings[i].Loop)].AtMetres;
            double within = metres % route.LengthMetres;
            metres += i == 0 ? at : at > within ? at - within : at - within + route.LengthMetres;
            way.Add((crossings[i].Moment, metres));
        }

        return way;
    }

    private static double At(List<(long Moment, double Metres)> way, long moment)
    {
        int next = Math.Max(1, way.FindIndex(point => point.Moment >= moment));
        (long from, double begin) = way[next - 1];
        (long to, double end) = way[next];
        return begin + ((end - begin) * (moment - from) / (to - from));
    }
}
