using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Trackside.Simulation;

/// <summary><c>simulate</c>: worlds of boxes, network and gateway lived through by seed.</summary>
internal static class SimulateCommand
{
    private const int Most = 100_000_000;
    private const long ProgressMilliseconds = 500;
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static RootCommand Create()
    {
        Option<ulong> seed = new("--seed") { Description = "the first seed; drawn where it is not given", DefaultValueFactory = _ => (ulong)Random.Shared.Next(1, int.MaxValue) };
        Option<int> passings = new("--passings") { Description = $"passings in all, {Campaign.World:N0} a seed", DefaultValueFactory = _ => 1_000_000 };
        Option<bool> json = new("--json") { Description = "the figures as JSON" };
        passings.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Most)
            {
                result.AddError($"--passings takes 1 to {Most}");
            }
        });
        RootCommand command = new("Whole boxes, the network and the gateway's store in simulated time: messages lost, repeated, delayed and overtaken, lines and power cut, gateway killed. "
            + "The seed draws everything; the same --seed and --passings replay exactly.")
        {
            seed, passings, json,
        };
        command.SetAction(parsed => Run(parsed.GetValue(seed), parsed.GetValue(passings), parsed.GetValue(json)));
        return command;
    }

    private static int Run(ulong seed, int passings, bool json)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Progress progress = new(passings);
        IReadOnlyList<Verdict> all = Campaign.Run(
            seed,
            passings,
            weather => progress.Line(json ? null : Describe(weather)),
            verdict => progress.Line(json && verdict.Wrong == null ? null : verdict.ToString()),
            progress.Add);
        progress.Line(null);
        Verdict[] wrong = [.. all.Where(one => one.Wrong != null)];
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(Figures(seed, all, watch.Elapsed), Pretty));
        }
        else
        {
            Console.WriteLine(
                $"{all.Sum(one => one.Truth.Count):N0} passings in {all.Count} worlds, {all.Sum(one => one.Cuts):N0} power cuts, {all.Sum(one => one.Kills):N0} gateway kills: "
                + $"lost {all.Sum(one => one.Found.Lost)}, doubled {all.Sum(one => one.Found.Doubled)}; {watch.Elapsed.TotalSeconds:F1} s");
        }

        foreach (Verdict one in wrong)
        {
            Console.Error.WriteLine($"Replay with: ./trackside simulate --seed {one.Weather.Seed} --passings {one.Weather.Passings}");
        }

        return wrong.Length == 0 ? 0 : 1;
    }

    private static string Describe(Weather weather) =>
        $"seed {weather.Seed}: {weather.Boxes} boxes, a vehicle each {weather.Gap / 1000} ms, loss {weather.Loss / 100.0}%, repeated {weather.Duplication / 100.0}%, delay to {weather.Delay / 1000} ms, "
        + $"line cut each {weather.PartitionEvery / Weather.Second} s, power each {weather.CutEvery / Weather.Second} s ({weather.CutsAtFlash / 100}% at a write), gateway each {weather.KillEvery / Weather.Second} s, "
        + $"commits each {weather.GroupDelay / 1000} ms, collector to {weather.CollectorPause / 1000} ms, crystals to {weather.Drift} ppm";

    private static object Figures(ulong seed, IReadOnlyList<Verdict> all, TimeSpan took) => new
    {
        seed,
        worlds = all.Count,
        passings = all.Sum(one => one.Truth.Count),
        lost = all.Sum(one => one.Found.Lost),
        doubled = all.Sum(one => one.Found.Doubled),
        takenByPower = all.Sum(one => one.Found.TakenByPower),
        historical = all.Sum(one => one.Found.Historical),
        outsideUncertainty = all.Sum(one => one.Found.Outside),
        powerCuts = all.Sum(one => one.Cuts),
        gatewayKills = all.Sum(one => one.Kills),
        messagesLost = all.Sum(one => one.NetworkLost),
        messagesRepeated = all.Sum(one => one.NetworkRepeated),
        seconds = Math.Round(took.TotalSeconds, 1),
        wrong = all.Where(one => one.Wrong != null).Select(one => new { seed = one.Weather.Seed, what = one.Wrong }),
    };

    /// <summary>A line that counts, on a terminal; lines of text above it.</summary>
    private sealed class Progress(int target)
    {
        private readonly object gate = new();
        private readonly bool isShown = !Console.IsErrorRedirected;
        private long count;
        private long shownAt;

        public void Add(int passings)
        {
            lock (gate)
            {
                count += passings;
                if (isShown && Environment.TickCount64 - shownAt >= ProgressMilliseconds)
                {
                    shownAt = Environment.TickCount64;
                    Console.Error.Write($"\r{count:N0} of {target:N0} passings ({100.0 * count / target:F0}%) ");
                }
            }
        }

        public void Line(string? text)
        {
            lock (gate)
            {
                if (isShown)
                {
                    Console.Error.Write("\r\x1B[K");
                }

                if (text != null)
                {
                    Console.WriteLine(text);
                }
            }
        }
    }
}
