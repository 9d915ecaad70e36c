using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trackside.Venue.Directing;

namespace Trackside.Venue.Commands;

/// <summary><c>bench direction</c>: how long the interlock takes to lock a direction.</summary>
internal static class BenchCommand
{
    /// <summary>The task: below one second with 24 boxes.</summary>
    private const double TargetMilliseconds = 1000;

    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The verb people use.</summary>
    public static Command Direction()
    {
        Option<double> rounds = Arguments.Number("--rounds", "commits", 3, 1000, 20);
        Option<double> seed = Arguments.Number("--seed", "draws what chance decides", 1, int.MaxValue, 1);
        Option<bool> json = new("--json") { Description = "One JSON object instead of lines" };
        Command direction = new("direction", $"From the commit to LOCKED with {CommitBench.Boxes} boxes on a real broker") { rounds, seed, json };
        direction.SetAction(parsed => Run((int)parsed.GetValue(rounds), (int)parsed.GetValue(seed), parsed.GetValue(json)));
        return direction;
    }

    private static int Run(int rounds, int seed, bool json)
    {
        Console.Error.WriteLine($"{CommitBench.Boxes} boxes are powered on ...");
        using CommitBench bench = new(VenueCommand.Load(House.DefaultVenueFile()), seed);
        double[] times = [.. Enumerable.Range(0, rounds).Select(_ => bench.Round()).Order()];
        double median = times[times.Length / 2];
        double most = times[^1];
        bool isKept = most < TargetMilliseconds;
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { kept = isKept, boxes = CommitBench.Boxes, rounds, cores = Environment.ProcessorCount, unit = "milliseconds", median, max = most, target = TargetMilliseconds }, Pretty)
            : string.Create(CultureInfo.InvariantCulture, $"commit to LOCKED, {CommitBench.Boxes} boxes, {rounds} rounds: median {median:0} ms, most {most:0} ms; {(isKept ? "kept" : "MISSED")}: below {TargetMilliseconds:0} ms"));
        return isKept ? ExitCode.Ok : ExitCode.Failed;
    }
}
