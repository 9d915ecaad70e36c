using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>A circuit as timing sees it: its routes, and the rules by which passings become laps and stages. Immutable.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="IsStage">True for a road from a start to a finish, false for a closed circuit.</param>
/// <param name="Routes">One a running direction; the first is the one that is run when nothing else is known.</param>
public sealed record Course(string Circuit, bool IsStage, IReadOnlyList<CourseRoute> Routes)
{
    /// <summary>True where a second vehicle on the stage is marked.</summary>
    public bool OneVehicle { get; init; } = IsStage;

    /// <summary>The index of the post that stands at the start of a stage, in the order of the venue file; null where none does.</summary>
    public int? StartPost { get; init; }

    /// <summary>What timing offers on it.</summary>
    public OfferRules Offers { get; init; } = OfferRules.Usual;

    /// <summary>Other circuits whose loops stand on some of its routes: the passings of those belong to it too.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>A closed circuit of one route of which only the lap loop is known.</summary>
    public static Course Closed(string circuit, string lapLoop) =>
        new(circuit, false, [new CourseRoute("", 0, [new CourseLoop(lapLoop, 0, LoopUse.Lap)])]);

    /// <summary>The route of a name; null for a name that is no route of this circuit, such as <c>none</c>.</summary>
    public CourseRoute? RouteOf(string name) => Routes.FirstOrDefault(route => route.Name == name);
}

/// <summary>One running direction: the loops as a vehicle meets them, and what is plausible on it.</summary>
/// <param name="Name">Name of the route, as <c>control/state</c> tells it.</param>
/// <param name="LengthMetres">Length of a lap or of the road, in metres; 0 where it is not known.</param>
/// <param name="Loops">In the order a vehicle meets them.</param>
public sealed record CourseRoute(string Name, int LengthMetres, IReadOnlyList<CourseLoop> Loops)
{
    private const double FastestMetresPerSecond = 100; // 360 km/h: nothing that drives on such circuits is faster
    private const double SlowestMetresPerSecond = 5; // 18 km/h: slower is a vehicle that stopped

    /// <summary>A lap shorter than this is marked; zero marks none.</summary>
    public TimeSpan ShortLap { get; init; } = TimeSpan.FromSeconds(LengthMetres / FastestMetresPerSecond);

    /// <summary>A vehicle that is longer on a stage than this has not finished it.</summary>
    public TimeSpan LongestStage { get; init; } = TimeSpan.FromSeconds(Math.Max(60, LengthMetres / SlowestMetresPerSecond));

    /// <summary>The marshal posts, in the order a vehicle meets them.</summary>
    public IReadOnlyList<CoursePost> Posts { get; init; } = [];

    /// <summary>Pairs of loops between which a speed is measured.</summary>
    public IReadOnlyList<SpeedTrap> Traps { get; init; } = [];

    /// <summary>The loop that ends a lap; null on a stage.</summary>
    public CourseLoop? LapLoop => Loops.FirstOrDefault(loop => loop.Use == LoopUse.Lap);

    /// <summary>Where a loop comes on this route, from 0; -1 for one that is not on it.</summary>
    public int IndexOf(string loop)
    {
        for (int i = 0; i < Loops.Count; i++)
        {
            if (Loops[i].Name == loop)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Metres from one loop to the next time another is met; a lap for the same loop. 0 where the length is not known.</summary>
    public int MetresBetween(CourseLoop from, CourseLoop to)
    {
        int metres = to.AtMetres - from.AtMetres;
        return metres > 0 ? metres : metres + LengthMetres;
    }
}

/// <summary>A loop at its place on a route.</summary>
/// <param name="Name">The loop.</param>
/// <param name="AtMetres">Metres from the route's beginning.</param>
/// <param name="Use">What it is for.</param>
public sealed record CourseLoop(string Name, int AtMetres, LoopUse Use);

/// <summary>A marshal post at its place on a route.</summary>
/// <param name="Name">Its box.</param>
/// <param name="Circuit">Whose control box it listens to: on a joined course not always the route's own.</param>
/// <param name="AtMetres">Metres from the route's beginning.</param>
public sealed record CoursePost(string Name, string Circuit, int AtMetres);

/// <summary>Two loops a known way apart.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="From">The loop met first.</param>
/// <param name="To">The loop met second.</param>
public sealed record SpeedTrap(string Name, string From, string To);
