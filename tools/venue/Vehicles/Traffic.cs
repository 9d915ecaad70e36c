using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Vehicles;

/// <summary>
/// The vehicles of one circuit, on the world's thread. They leave over the loop at the pit exit and come back over the one at its entry, where the circuit has them. Seeded: the same seed
/// draws the same drivers.
/// </summary>
internal sealed class Traffic
{
    /// <summary>A vehicle that finds a loop taken tries again after this.</summary>
    private const long RetryMicroseconds = 100_000;

    /// <summary>On a point-to-point road the next one starts this long after the finish.</summary>
    private const long StartGapMicroseconds = 3_000_000;

    /// <summary>60 km/h, the usual limit of a pit lane.</summary>
    private const double PitMetresPerSecond = 16.7;

    private const uint FirstTransponder = 3_000_000;
    private readonly Agenda agenda;
    private readonly bool isStage;
    private readonly RoutePlan route;
    private readonly IReadOnlyDictionary<string, TimingLoop> loops;
    private readonly RouteItem[] crossings;
    private readonly TimingLoop? pitOut;
    private readonly TimingLoop? pitIn;
    private readonly Queue<Vehicle> outside = [];
    private readonly VehicleKind kind;
    private readonly Random random;
    private readonly double pace;
    private bool running;
    private int started;
    private volatile bool isIn = true;

    /// <summary>Readies the vehicles of a circuit for its first route.</summary>
    public Traffic(Agenda agenda, CircuitPlan circuit, IReadOnlyDictionary<string, TimingLoop> loops, int seed, double pace)
        : this(agenda, circuit, circuit.Routes[0], loops, seed, pace)
    {
    }

    /// <summary>Readies the vehicles.</summary>
    /// <param name="agenda">The world's thread.</param>
    /// <param name="circuit">Where they drive.</param>
    /// <param name="route">Which way: one of its routes, or of a joined course, which is closed.</param>
    /// <param name="loops">The loops of the route by name.</param>
    /// <param name="seed">Draws drivers and speeds.</param>
    /// <param name="pace">How many times faster than life.</param>
    public Traffic(Agenda agenda, CircuitPlan circuit, RoutePlan route, IReadOnlyDictionary<string, TimingLoop> loops, int seed, double pace)
    {
        this.agenda = agenda;
        this.loops = loops;
        this.pace = pace;
        this.route = route;
        isStage = circuit.PointToPoint && circuit.Routes.Contains(route);
        crossings = [.. route.Order.Where(item => item.Kind == RouteItemKind.Loop)];
        pitOut = loops.GetValueOrDefault(circuit.Reversal.PitOut);
        pitIn = loops.GetValueOrDefault(circuit.Reversal.PitIn);
        kind = VehicleKind.For(circuit.Profile, isStage);
        random = new Random(seed);
    }

    /// <summary>Whether every vehicle is back in the pits, where there are loops to come in by. Any thread.</summary>
    public bool IsIn => isIn;

    /// <summary>Lets the vehicles go: on a closed circuit spread over it, on a road the first one at its start.</summary>
    public void Start() => agenda.At(Agenda.Now, () =>
    {
        running = true;
        for (int i = 0; i < kind.Count && crossings.Length > 0; i++)
        {
            Vehicle vehicle = NewVehicle();
            double place = isStage ? 0 : (double)route.LengthMetres * i / kind.Count;
            GoOut(vehicle, place);
        }
    });

    /// <summary>Takes the vehicles off: no crossing of the track begins after this, and one after the other comes in.</summary>
    public void Stop() => agenda.At(Agenda.Now, () =>
    {
        running = false;
        ComeIn();
    });

    private void GoOut(Vehicle vehicle, double place)
    {
        if (!running)
        {
            return;
        }

        if (pitOut is not null && !pitOut.Cross(agenda, vehicle.Transponder, PitWidth))
        {
            agenda.At(Agenda.Now + RetryMicroseconds, () => GoOut(vehicle, place));
            return;
        }

        if (pitIn is not null)
        {
            outside.Enqueue(vehicle);
            isIn = false;
        }

        Approach(vehicle, place, Array.FindIndex(crossings, crossing => crossing.AtMetres >= place));
    }

    private void ComeIn()
    {
        while (outside.TryPeek(out Vehicle? vehicle) && pitIn!.Cross(agenda, vehicle.Transponder, PitWidth))
        {
            outside.Dequeue();
        }

        isIn = outside.Count == 0;
        if (!isIn)
        {
            agenda.At(Agenda.Now + RetryMicroseconds, ComeIn);
        }
    }

    private long PitWidth => (long)(kind.LengthMetres / (PitMetresPerSecond * pace) * 1_000_000);

    private Vehicle NewVehicle() => new(FirstTransponder + (uint)random.Next(10_000) * 100 + (uint)started++, kind.MetresPerSecond * (1 + Spread()));

    private double Spread() => ((2 * random.NextDouble()) - 1) * kind.Spread;

    // An index of -1 means the next crossing is beyond the line: the first of the next lap.
    private void Approach(Vehicle vehicle, double from, int index)
    {
        RouteItem next = crossings[Math.Max(index, 0)];
        double metres = index >= 0 ? next.AtMetres - from : route.LengthMetres - from + next.AtMetres;
        double speed = vehicle.MetresPerSecond * (1 + Spread()) * pace;
        long moment = Agenda.Now + (long)(metres / speed * 1_000_000);
        agenda.At(moment, () => Cross(vehicle, Math.Max(index, 0), speed));
    }

    private void Cross(Vehicle vehicle, int index, double speed)
    {
        if (!running)
        {
            return;
        }

        long width = (long)(kind.LengthMetres / speed * 1_000_000);
        if (!loops[crossings[index].Id].Cross(agenda, vehicle.Transponder, width))
        {
            agenda.At(Agenda.Now + RetryMicroseconds, () => Cross(vehicle, index, speed));
            return;
        }

        bool last = index == crossings.Length - 1;
        if (last && isStage)
        {
            agenda.At(Agenda.Now + StartGapMicroseconds, () => Approach(NewVehicle(), 0, 0));
            return;
        }

        Approach(vehicle, crossings[index].AtMetres, last ? -1 : index + 1);
    }

    private sealed record Vehicle(uint Transponder, double MetresPerSecond);
}
