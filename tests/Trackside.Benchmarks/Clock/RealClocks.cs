using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Trackside.Venue.Processes;

namespace Trackside.Benchmarks.Clock;

/// <summary>Two boxes, a real chronyd, real UDP through a modelled LAN, real time; then chronyd is killed.</summary>
internal sealed class RealClocks : IDisposable
{
    private const double DriftPpm = 20;
    private const int TickMilliseconds = 10;
    private const int TicksPerLook = 5;
    private const int ProgressSeconds = 10;

    // Four clocks are read one after the other: a reading interrupted for longer is done again.
    private const long LongestReading = 30;

    private readonly TimeServer server = TimeServer.Start();
    private readonly LanRelay[] lans;
    private readonly ClockBox a;
    private readonly ClockBox b;

    public RealClocks()
    {
        lans = [new LanRelay(server.Port, new LanDelay(1)), new LanRelay(server.Port, new LanDelay(2))];
        a = new ClockBox("a", DriftPpm, lans[0].Port);
        b = new ClockBox("b", -DriftPpm, lans[1].Port);
    }

    /// <summary>Runs everything.</summary>
    /// <param name="seconds">How long in all.</param>
    /// <param name="progress">Told what goes on.</param>
    public List<ClockFigures> Run(int seconds, Action<string> progress)
    {
        double warmUp = Math.Min(120, seconds / 2.0);
        double inSync = (seconds - warmUp) * 3 / 8;
        List<ClockFigures> all = [new($"first {warmUp:0} s"), new($"in sync, {inSync:0} s"), new($"hold-over, {seconds - warmUp - inSync:0} s")];
        Stay(all[0], warmUp, progress);
        Stay(all[1], inSync, progress);
        server.Dispose();
        Stay(all[2], seconds - warmUp - inSync, progress);
        return all;
    }

    /// <summary>What the boxes say of their crystals and what is so, in ppm.</summary>
    public IEnumerable<(double Said, double So)> Drifts()
    {
        yield return (-a.Clock.Drift / 1000.0, a.DriftPpm);
        yield return (-b.Clock.Drift / 1000.0, b.DriftPpm);
    }

    public void Dispose()
    {
        a.Dispose();
        b.Dispose();
        foreach (LanRelay lan in lans)
        {
            lan.Dispose();
        }

        server.Dispose();
    }

    private void Stay(ClockFigures figures, double seconds, Action<string> progress)
    {
        long start = Stopwatch.GetTimestamp();
        double told = 0;
        for (int tick = 0; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; tick++)
        {
            Thread.Sleep(TickMilliseconds);
            a.Step();
            b.Step();
            if (tick % TicksPerLook == 0)
            {
                Look(figures);
            }

            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (elapsed >= told)
            {
                told += ProgressSeconds;
                progress($"{figures.Phase}: {seconds - elapsed:0} s left");
            }
        }
    }

    private void Look(ClockFigures figures)
    {
        if (!a.Clock.IsSynced(a.Now) || !b.Clock.IsSynced(b.Now))
        {
            return;
        }

        long before;
        long truth;
        long nowA;
        long nowB;
        long took;
        do
        {
            before = Stopwatch.GetTimestamp();
            nowA = a.Now;
            truth = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / 10;
            nowB = b.Now;
            took = (long)Stopwatch.GetElapsedTime(before).TotalMicroseconds;
        }
        while (took > LongestReading);
        figures.Add(a.Clock.ToUtc(nowA) - truth, a.Clock.UncertaintyAt(nowA), b.Clock.ToUtc(nowB) - truth, b.Clock.UncertaintyAt(nowB), took + 1);
    }
}
