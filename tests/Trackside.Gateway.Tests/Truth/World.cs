using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway.Tests.Truth;

/// <summary>
/// Vehicles on a circuit, and what its loops make of them. The truth (who crossed what, when) is kept apart from the passings, in which
/// only some loops hear transponders. Seeded.
/// </summary>
internal sealed class World(string circuit, int seed)
{
    private const long Epoch = 1_795_340_000_000_000;
    private readonly Random random = new(seed);
    private readonly List<Crossing> crossings = [];

    /// <summary>One crossing as it was.</summary>
    internal sealed record Crossing(long Vehicle, string Loop, long Moment);

    /// <summary>Every crossing, in the order of time.</summary>
    internal IReadOnlyList<Crossing> Truth => [.. crossings.OrderBy(crossing => crossing.Moment)];

    internal static long At(double seconds) => Epoch + (long)(seconds * 1_000_000);

    /// <summary>Drives a vehicle: from loop to loop at a speed of its own that varies by a tenth.</summary>
    /// <param name="vehicle">Its transponder.</param>
    /// <param name="begin">Seconds at which it is at the first loop.</param>
    /// <param name="metresPerSecond">Its speed.</param>
    /// <param name="laps">How often it goes round; 1 for a road.</param>
    /// <param name="length">Metres of a lap; 0 for a road, which ends at its last loop.</param>
    /// <param name="loops">Loops and their places, in the order it meets them.</param>
    /// <returns>Seconds at which it crosses the last time.</returns>
    internal double Drive(long vehicle, double begin, double metresPerSecond, int laps, int length, params (string Name, int Metres)[] loops)
    {
        double seconds = begin;
        for (int lap = 0; lap < laps; lap++)
        {
            for (int i = 0; i < loops.Length; i++)
            {
                crossings.Add(new Crossing(vehicle, loops[i].Name, At(seconds)));
                if (length == 0 && i + 1 == loops.Length)
                {
                    return seconds;
                }

                int next = i + 1 < loops.Length ? loops[i + 1].Metres : length + loops[0].Metres;
                seconds += (next - loops[i].Metres) / (metresPerSecond * (0.95 + (0.1 * random.NextDouble())));
            }
        }

        crossings.Add(new Crossing(vehicle, loops[0].Name, At(seconds)));
        return seconds;
    }

    /// <summary>A vehicle crosses a loop, by itself.</summary>
    internal void Cross(long vehicle, string loop, double seconds) => crossings.Add(new Crossing(vehicle, loop, At(seconds)));

    /// <summary>What the boxes report: one box a loop, with a transponder only where <paramref name="hears"/> names the loop.</summary>
    internal List<Passing> Passings(params string[] hears) => [.. Truth
        .GroupBy(crossing => crossing.Loop)
        .SelectMany(loop => loop.Select((crossing, i) => new Passing
        {
            Circuit = circuit,
            Box = $"{circuit}-{crossing.Loop}",
            Boot = 1,
            Seq = i + 1,
            Loop = crossing.Loop,
            Utc = crossing.Moment,
            Uncertainty = 500,
            Source = Trackside.Messages.CrossingSource.Edge,
            Transponder = hears.Contains(crossing.Loop) ? crossing.Vehicle : null,
            Received = crossing.Moment + 1000,
        }))];

    /// <summary>A shuffled copy: what arrives has no order.</summary>
    internal List<Passing> Shuffled(List<Passing> passings)
    {
        Passing[] shuffled = [.. passings];
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    /// <summary>What the control box told: from a moment on, this direction.</summary>
    internal ControlSpan Told(double seconds, int epoch, string direction, string posts = "GGGG", double until = double.NaN) =>
        new(circuit, At(seconds), At(double.IsNaN(until) ? seconds : until), epoch, direction, posts);
}
