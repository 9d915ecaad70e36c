using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.People;

/// <summary>The car that drives a circuit's loops in the order of a route, alone. Crossings on the world's thread; calls from one.</summary>
internal sealed class SweepCar(Agenda agenda, CircuitPlan circuit, IReadOnlyDictionary<string, TimingLoop> loops)
{
    /// <summary>100 km/h.</summary>
    private const double MetresPerSecond = 28;

    private const double LengthMetres = 4.3;

    /// <summary>A decoder tells a passing 250 ms after it: nearer loops would be told out of order.</summary>
    private const long LeastGapMicroseconds = 700_000;

    private const uint UsualTransponder = 9_000_001;
    private int run;

    /// <summary>How many times faster than life it drives.</summary>
    public double Pace { get; set; } = 10;

    /// <summary>Whether it is on its way.</summary>
    public bool IsOut { get; private set; }

    /// <summary>Sets off along a route; of a joined course over the loops of its own circuit.</summary>
    public void Drive(RoutePlan route)
    {
        IsOut = true;
        int number = ++run;
        Queue<TimingLoop> ahead = new(route.Order.Where(item => item.Kind == RouteItemKind.Loop && loops.ContainsKey(item.Id)).Select(item => loops[item.Id]));
        long gap = Math.Max(LeastGapMicroseconds, (long)(route.LengthMetres / (MetresPerSecond * Pace) * 1_000_000 / (ahead.Count + 1)));
        agenda.At(Agenda.Now, () => Next(number, ahead, gap));
    }

    /// <summary>Comes in: it crosses nothing more.</summary>
    public void ComeIn()
    {
        run++;
        IsOut = false;
    }

    private void Next(int number, Queue<TimingLoop> ahead, long gap)
    {
        if (number != run)
        {
            return;
        }

        if (ahead.Count == 0)
        {
            IsOut = false;
            return;
        }

        uint transponder = circuit.Reversal.SweepCar > 0 ? (uint)circuit.Reversal.SweepCar : UsualTransponder;
        if (ahead.Peek().Cross(agenda, transponder, (long)(LengthMetres / (MetresPerSecond * Pace) * 1_000_000)))
        {
            ahead.Dequeue();
        }

        agenda.At(Agenda.Now + gap, () => Next(number, ahead, gap));
    }
}
