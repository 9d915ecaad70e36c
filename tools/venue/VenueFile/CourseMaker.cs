using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Gateway;

namespace Trackside.Venue.VenueFile;

/// <summary>Makes the courses that timing derives by out of the plan. A loop that says nothing is what its place on the route makes it.</summary>
internal static class CourseMaker
{
    /// <summary>Two finish loops of a stage are this near to each other, or the last loop is the only finish.</summary>
    private const int FinishPairMetres = 50;

    /// <summary>What a loop may be for, as the file says it, in the order of <see cref="LoopUse"/>.</summary>
    public static IReadOnlyList<string> Uses { get; } = ["sector", "lap", "start", "intermediate", "finish-a", "finish-b", "pit", "none"];

    /// <summary>The courses of a venue, one a circuit. The routes of a joined course stand in the circuit that has the loop of its lap.</summary>
    public static IReadOnlyList<Course> Courses(VenuePlan plan) => [.. plan.Circuits.Select(circuit => Of(plan, circuit))];

    /// <summary>The course of a road, without what other circuits lend to it.</summary>
    public static Course Stage(CircuitPlan circuit)
    {
        CourseRoute[] own = [.. circuit.Routes.Select(route => Route(route, isStage: true))];
        return new Course(circuit.Id, IsStage: true, own) { StartPost = PostAt(circuit, own[0].Loops) };
    }

    private static Course Of(VenuePlan plan, CircuitPlan circuit)
    {
        CourseRoute[] own = [.. circuit.Routes.Select(route => Route(route, circuit.PointToPoint) with { Posts = Posts(plan, route) })];
        CourseRoute[] joined =
            [.. plan.JoinedOf(circuit).SelectMany(each => each.Routes).Select(route => Route(route, circuit.PointToPoint, isJoined: true) with { Posts = Posts(plan, route) })];
        return new Course(circuit.Id, circuit.PointToPoint, [.. own, .. joined])
        {
            StartPost = circuit.PointToPoint ? PostAt(circuit, own[0].Loops) : null,
            Offers = circuit.Rules?.Offers ?? OfferRules.Usual,
            Partners = circuit.PointToPoint ? [] : [.. plan.JoinedOf(circuit).SelectMany(each => each.Circuits).Where(id => id != circuit.Id).Distinct()],
        };
    }

    // A part of the venue may run by itself, without the posts.
    private static CoursePost[] Posts(VenuePlan plan, RoutePlan route) =>
    [
        .. from item in route.Order
           where item.Kind == RouteItemKind.Post
           join box in plan.Boxes on item.Id equals box.Id
           select new CoursePost(item.Id, box.Circuit, item.AtMetres),
    ];

    // The post that reads the loop of the start stands there.
    private static int? PostAt(CircuitPlan circuit, IReadOnlyList<CourseLoop> loops)
    {
        string? start = loops.FirstOrDefault(loop => loop.Use == LoopUse.Start)?.Name;
        int index = start is null ? -1 : circuit.Posts.ToList().IndexOf(circuit.ReaderOf(start)?.Id ?? "");
        return index < 0 ? null : index;
    }

    private static CourseRoute Route(RoutePlan route, bool isStage, bool isJoined = false)
    {
        RouteItem[] items = [.. route.Order.Where(item => item.Kind == RouteItemKind.Loop)];
        CourseLoop[] loops = [.. items.Select((item, i) => new CourseLoop(item.Id, item.AtMetres, UseOf(items, i, isStage, isJoined)))];
        CourseRoute course = new(route.Name, route.LengthMetres, loops) { Traps = Traps(route, loops) };
        return route.ShortLapSeconds > 0 ? course with { ShortLap = TimeSpan.FromSeconds(route.ShortLapSeconds) } : course;
    }

    private static LoopUse UseOf(RouteItem[] items, int i, bool isStage, bool isJoined)
    {
        if (items[i].Use.Length > 0)
        {
            return (LoopUse)Uses.ToList().IndexOf(items[i].Use);
        }

        if (!isStage)
        {
            return i == 0 ? LoopUse.Lap : LoopUse.Sector;
        }

        bool pair = items.Length > 2 && items[^1].AtMetres - items[^2].AtMetres <= FinishPairMetres;
        int finish = items.Length - (pair ? 2 : 1);
        return isJoined ? LoopUse.None
            : i == 0 ? LoopUse.Start
            : i < finish ? LoopUse.Intermediate
            : i == finish ? LoopUse.FinishA
            : LoopUse.FinishB;
    }

    // The pair of a finish measures a speed without being asked to.
    private static SpeedTrap[] Traps(RoutePlan route, CourseLoop[] loops)
    {
        CourseLoop? a = Array.Find(loops, loop => loop.Use == LoopUse.FinishA);
        CourseLoop? b = Array.Find(loops, loop => loop.Use == LoopUse.FinishB);
        SpeedTrap[] said = [.. route.Traps.Select(trap => new SpeedTrap(trap.Name, trap.From, trap.To))];
        return said.Length == 0 && a is not null && b is not null && b.AtMetres > a.AtMetres ? [new SpeedTrap("finish", a.Name, b.Name)] : said;
    }
}
