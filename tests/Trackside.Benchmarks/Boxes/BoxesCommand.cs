using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trackside.Benchmarks.Timing;

namespace Trackside.Benchmarks.Boxes;

/// <summary><c>boxes</c>: many boxes of the virtual venue on this machine: processor, memory, messages, and the console's screen.</summary>
internal static class BoxesCommand
{
    private const int UsualBoxes = 100;
    private const int MostBoxes = 200;
    private const double Seconds = 10;
    private const int RedrawCount = 200;

    // What a technician takes for at once.
    private const double RedrawP99 = 100;

    private static readonly JsonSerializerOptions pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The verb people use.</summary>
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "One JSON object instead of a table" };
        Option<int> boxes = new("--boxes") { Description = "How many", DefaultValueFactory = _ => UsualBoxes };
        Option<int> seed = new("--seed") { Description = "Other crystals, drivers and delays", DefaultValueFactory = _ => 1 };
        boxes.Validators.Add(result =>
        {
            int value = result.GetValueOrDefault<int>();
            if (value is < ManyBoxes.Least or > MostBoxes)
            {
                result.AddError($"--boxes is {value}: give {ManyBoxes.Least} to {MostBoxes}");
            }
        });
        Command command = new("boxes", $"{UsualBoxes} boxes of the virtual venue: processor, memory, messages, the console's redraw") { json, boxes, seed };
        command.SetAction(parsed => Run(parsed.GetValue(json), parsed.GetValue(boxes), parsed.GetValue(seed)));
        return command;
    }

    private static int Run(bool json, int boxes, int seed)
    {
        Console.Error.WriteLine($"{boxes} boxes are powered on ...");
        BoxesFigures figures = BoxesBench.Run(boxes, Seconds, RedrawCount, seed);
        Target[] targets =
        [
            new("boxes ready", figures.Ready, boxes, IsFloor: true),
            new("console redraw, p99 in ms", figures.Redraw.P99, RedrawP99, IsFloor: false),
        ];
        bool kept = targets.All(one => one.IsKept);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(
                new
                {
                    kept,
                    cores = Environment.ProcessorCount,
                    boxes,
                    figures.Ready,
                    figures.StartSeconds,
                    processorPercentPerBoxQuiet = figures.ShareOf(figures.Quiet),
                    processorPercentPerBoxBusy = figures.ShareOf(figures.Busy),
                    figures.KilobytesPerBox,
                    figures.Without,
                    figures.Quiet,
                    figures.Busy,
                    redrawMilliseconds = figures.Redraw,
                    targets,
                },
                pretty));
        }
        else
        {
            Table(figures, targets);
        }

        return kept ? 0 : 1;
    }

    private static void Table(BoxesFigures figures, Target[] targets)
    {
        int cores = Environment.ProcessorCount;
        Write($"  {figures.Ready} of {figures.Boxes} boxes ready after {figures.StartSeconds:0.0} s, {cores} cores");
        Write($"  {"",-44}{"of the cores",14}{"a box",10}{"messages/s",12}{"threads",9}{"memory",10}");
        Line("broker's clients, gateway and console alone", figures, figures.Without);
        Line("all red, nothing on the track", figures, figures.Quiet);
        Line("green with vehicles, a circuit turned a second", figures, figures.Busy);
        Write($"  memory a box: {figures.KilobytesPerBox:0} KB of this process, its threads' stacks and the virtual board's own books included");
        Write($"  console redraw with all boxes, {Redraws.Width}x{Redraws.Height}, {figures.Redraw.Count} times in ms: median {figures.Redraw.P50:0.0}, p99 {figures.Redraw.P99:0.0}, max {figures.Redraw.Max:0.0}");
        foreach (Target target in targets)
        {
            Write($"  {(target.IsKept ? "kept  " : "MISSED")} {target.What}: {target.Value:0.0}, {(target.IsFloor ? "at least" : "below")} {target.Limit:0}");
        }
    }

    private static void Line(string what, BoxesFigures figures, Load load)
    {
        string aBox = load == figures.Without ? "" : figures.ShareOf(load).ToString("0.00", CultureInfo.InvariantCulture) + " %";
        Write($"  {what,-44}{100 * load.Processor / Environment.ProcessorCount,12:0.0} %{aBox,10}{load.Messages,12:0}{load.Threads,9}{load.Megabytes,7:0} MB");
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
