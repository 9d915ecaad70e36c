using System;
using System.Collections.Generic;
using Trackside.Core;

namespace Trackside.Benchmarks.Clock;

/// <summary>The same two clocks through the same LAN in simulated time: hours of a day, their crystals warming and cooling by 0.5 ppm a minute.</summary>
internal sealed class SimulatedClocks
{
    private const double Second = 1e6;
    private const double Minute = 60 * Second;
    private const double Hour = 60 * Minute;
    private const double Utc = 1.78e15;
    private const double Poll = 4 * Second;

    private readonly Side a = new(20, 11);
    private readonly Side b = new(-20, 12);
    private double time;

    /// <summary>Runs a day.</summary>
    public List<ClockFigures> Run()
    {
        List<ClockFigures> all = [new("6 h in sync"), new("1 h hold-over"), new("1 h in sync again"), new("3 h hold-over")];
        Stay(new ClockFigures(""), 2 * Minute, true);
        Stay(all[0], 6 * Hour, true);
        Stay(all[1], Hour, false);
        Stay(all[2], Hour, true);
        Stay(all[3], 3 * Hour, false);
        return all;
    }

    private void Stay(ClockFigures figures, double microseconds, bool hasServer)
    {
        for (double end = time + microseconds; time < end; time += Poll)
        {
            a.Step(time, hasServer);
            b.Step(time, hasServer);
            for (double later = Second; later < Poll; later += Second)
            {
                (double errorA, double uncertaintyA) = a.Look(time + later);
                (double errorB, double uncertaintyB) = b.Look(time + later);
                figures.Add(errorA, uncertaintyA, errorB, uncertaintyB, 2);
            }
        }
    }

    private sealed class Side(double ppm, int seed)
    {
        private const double SwingPpm = 5;
        private const double SwingPeriod = Hour;

        private readonly ClockModel clock = new() { IsSessionOpen = true };
        private readonly LanDelay delay = new(seed);

        public void Step(double time, bool hasServer)
        {
            clock.Refresh(MonotonicAt(time));
            if (hasServer)
            {
                double there = time + delay.Next();
                double back = there + delay.Next();
                clock.Take(MonotonicAt(time), (long)(Utc + there), (long)(Utc + there), MonotonicAt(back));
            }
        }

        public (double Error, double Uncertainty) Look(double time)
        {
            long now = MonotonicAt(time);
            return (clock.ToUtc(now) - (Utc + time), clock.UncertaintyAt(now));
        }

        // The swing's steepest is 2 pi x 5 ppm an hour: 0.5 ppm a minute.
        private long MonotonicAt(double time)
        {
            double swing = SwingPpm * SwingPeriod / (2 * Math.PI) * (1 - Math.Cos(2 * Math.PI * (time + (seed * Minute)) / SwingPeriod));
            return (long)(Second + time + (1e-6 * ((ppm * time) + swing)));
        }
    }
}
