using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Trackside.Benchmarks.Clock;

/// <summary><c>clock</c>: how far two boxes' UTC are apart, and whether the truth lies inside what they state.</summary>
internal static class ClockCommand
{
    private const int DefaultSeconds = 240;
    private const int FewestSeconds = 20;
    private const int MostSeconds = 86_400;

    // Design, section 9, and the share that holds for every source of time.
    private const double DifferenceTarget = 1_000;
    private const double InsideTarget = 0.999;

    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The verb people use.</summary>
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "One JSON object instead of tables" };
        Option<int> seconds = new("--seconds")
        {
            Description = $"Length of the real run, {FewestSeconds} or more; half of it, at most 120, is warm-up",
            DefaultValueFactory = _ => DefaultSeconds,
        };
        seconds.Validators.Add(result =>
        {
            int value = result.GetValueOrDefault<int>();
            if (value is < FewestSeconds or > MostSeconds)
            {
                result.AddError($"--seconds is {value}: give {FewestSeconds} to {MostSeconds}");
            }
        });
        Command command = new("clock", "Two boxes' clocks on a real chrony: difference, uncertainty, hold-over") { json, seconds };
        command.SetAction(parsed => Run(parsed.GetValue(json), parsed.GetValue(seconds)));
        return command;
    }

    private static int Run(bool json, int seconds)
    {
        using RealClocks clocks = new();
        List<ClockFigures> real = clocks.Run(seconds, what => Console.Error.WriteLine(what));
        (double Said, double So)[] drifts = [.. clocks.Drifts()];
        List<ClockFigures> simulated = new SimulatedClocks().Run();
        string[] missed = [.. Missed(real, simulated)];
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(
                new { kept = missed.Length == 0, missed, differenceTarget = DifferenceTarget, insideTarget = InsideTarget, drifts = drifts.Select(one => new { one.Said, one.So }), real, simulated },
                options));
        }
        else
        {
            Table($"Two boxes at +20 and -20 ppm, real chronyd, UDP through a modelled LAN, {seconds} s", real);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  drift told: {drifts[0].Said:+0.0;-0.0} and {drifts[1].Said:+0.0;-0.0} ppm"));
            Console.Out.WriteLine();
            Table("The same in simulated time, crystals that wander by up to 0.5 ppm a minute, a session open", simulated);
            Console.Out.WriteLine();
            Console.Out.WriteLine("Microseconds. difference: between the boxes; error: of either against the truth; uncertainty: as they state it.");
            Console.Out.WriteLine($"Targets: difference p99 in sync under {DifferenceTarget:0} us; the truth inside the uncertainty {InsideTarget:P1} of the time, in hold-over too.");
            Console.Out.WriteLine(missed.Length == 0 ? "All kept." : string.Join(Environment.NewLine, missed));
        }

        return missed.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Missed(List<ClockFigures> real, List<ClockFigures> simulated)
    {
        foreach (ClockFigures one in new[] { real[1], simulated[0] }.Where(one => !(one.DifferenceP99 < DifferenceTarget)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Missed: {one.Phase}: the boxes differ by {one.DifferenceP99:0} us at p99; {DifferenceTarget:0} are allowed.");
        }

        foreach (ClockFigures one in real.Concat(simulated).Where(one => one.Inside < InsideTarget))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Missed: {one.Phase}: the truth is inside the stated uncertainty {one.Inside:P2} of the time; {InsideTarget:P1} are asked.");
        }
    }

    private static void Table(string title, List<ClockFigures> all)
    {
        Console.Out.WriteLine(title);
        Console.Out.WriteLine($"  {"",-22}{"difference",14}{"",16}{"error",8}{"",8}{"uncertainty",16}{"",4}{"inside",9}");
        Console.Out.WriteLine($"  {"",-22}{"p50",10}{"p99",10}{"max",10}{"p99",8}{"max",8}{"p50",10}{"max",10}{"",9}");
        foreach (ClockFigures one in all)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {one.Phase,-22}{one.DifferenceP50,10:0}{one.DifferenceP99,10:0}{one.DifferenceMax,10:0}{one.ErrorP99,8:0}{one.ErrorMax,8:0}{one.UncertaintyP50,10:0}{one.UncertaintyMax,10:0}{100 * one.Inside,8:0.00}%"));
        }
    }
}
