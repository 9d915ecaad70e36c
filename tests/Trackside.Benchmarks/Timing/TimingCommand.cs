using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace Trackside.Benchmarks.Timing;

/// <summary><c>timing</c>: the error of each source against the simulated truth, in simulated time.</summary>
internal static class TimingCommand
{
    private const int Runs = 20;
    private const int UsualVehicles = 500;
    private const int UsualSeed = 1;
    private const double LeastCoverage = 99.9;
    private const double MarkerP99 = 100;

    /// <summary>The verb people use.</summary>
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "One JSON object instead of a table" };
        Option<int> seed = new("--seed") { Description = "Another traffic, other standstills", DefaultValueFactory = _ => UsualSeed };
        Option<int> vehicles = new("--vehicles") { Description = "Vehicles in each of the 20 runs", DefaultValueFactory = _ => UsualVehicles };
        Command command = new("timing", "Hold every timing source against the simulated truth") { json, seed, vehicles };
        command.SetAction(parsed => Run(parsed.GetValue(json), parsed.GetValue(seed), parsed.GetValue(vehicles)));
        return command;
    }

    private static int Run(bool json, int seed, int vehicles)
    {
        if (vehicles < 1)
        {
            Console.Error.WriteLine("--vehicles takes 1 or more.");
            return 2;
        }

        Tally[] tallies = [new("marker"), new("edge"), new("marker+edge, as told"), new("timemark, in UTC"), new("decoder")];
        MarkerCounts counts = new();
        for (int run = 0; run < Runs; run++)
        {
            LoopRig.Run((seed * 1000) + run, vehicles, tallies, counts);
        }

        List<Figures> figures = [.. tallies.Select(tally => tally.Sum())];
        List<Target> targets = [.. Targets(figures)];
        if (json)
        {
            TimingReport.Json(Console.Out, seed, figures, counts, targets);
        }
        else
        {
            TimingReport.Table(Console.Out, seed, figures, counts, targets);
        }

        return targets.All(one => one.IsKept) ? 0 : 1;
    }

    private static IEnumerable<Target> Targets(List<Figures> figures)
    {
        yield return new Target("marker, p99 of the error in us", figures[0].P99, MarkerP99, IsFloor: false);
        yield return new Target("timemark, p99 of the error beyond the receiver's own 0.03 us", figures[3].P99 - (GnssModel.AccuracyNanoseconds / 1000.0), 1, IsFloor: false);
        foreach (Figures one in figures)
        {
            yield return new Target($"{one.Source}, truths inside what is stated, in %", 100 * one.Coverage, LeastCoverage, IsFloor: true);
        }

        Figures told = figures[2];
        yield return new Target("crossings told, in %", 100.0 * told.Reports / told.Crossings, 100, IsFloor: true);
        yield return new Target("crossings told that were none", told.Phantoms, 1, IsFloor: false);
    }
}
