using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Trackside.Gateway;
using Trackside.Venue.Replay;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>replay FILE</c>: a captured decoder stream through a virtual timing box, broker, gateway and database; laps on standard output.</summary>
internal static class ReplayCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "frames, one a line in hex; blank lines and lines with # are left out" };
        Option<string> circuit = new("--circuit") { Description = "circuit whose decoder gets the frames", Required = true };
        Option<double> speed = Arguments.Number("--speed", "how many times faster than life", 0.01, 100_000, 1);
        Option<string?> laps = Arguments.Word("--laps", "form of the table", ["csv", "json"]);
        Option<string?> breaks = new("--break") { Description = "kill these on the way, comma between: broker, gateway" };
        Option<string?> venue = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out" };
        Option<bool> secure = new("--secure") { Description = "with keys, as 'run --secure'" };
        Command command = new("replay", "A captured decoder stream in, laps out") { file, circuit, speed, laps, breaks, venue, secure };
        command.SetAction(parsed =>
        {
            VenuePlan plan = VenueCommand.Load(parsed.GetValue(venue) ?? House.DefaultVenueFile());
            ReplayOptions options = new(parsed.GetRequiredValue(circuit), parsed.GetValue(speed), Breaks(parsed.GetValue(breaks)))
            {
                Security = parsed.GetValue(secure) ? VenueSecurity.Keys : VenueSecurity.Plain,
            };
            IReadOnlyList<CapturedFrame> frames = FrameFile.Read(parsed.GetRequiredValue(file));
            return Run(Reduce(plan, options.Circuit), frames, options, parsed.GetValue(laps) == "json");
        });
        return command;
    }

    private static int Run(VenuePlan plan, IReadOnlyList<CapturedFrame> frames, ReplayOptions options, bool json)
    {
        using StopSignal stop = new();
        try
        {
            using VirtualVenue venue = VirtualVenue.Start(plan, seed: 1, security: options.Security);
            IReadOnlyList<Lap> laps = new ReplaySession(venue, venue.Boxes[0], options, Console.Error, stop).Run(frames);
            Console.Out.Write(json ? LapTable.Json(laps) : LapTable.Csv(laps));
            return IsWhole(frames, VenueRow.ReadAll(venue.Gateway.Database)) ? ExitCode.Ok : ExitCode.Failed;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("Ended by a signal before the capture was through: no table.");
            return ExitCode.Failed;
        }
    }

    /// <summary>Whether the stored passings are exactly the sound ones of the capture: none missing, none twice.</summary>
    private static bool IsWhole(IReadOnlyList<CapturedFrame> frames, IReadOnlyList<VenueRow> rows) =>
        frames.Select(frame => frame.Time).Where(time => time is not null).Order().SequenceEqual(rows.Select(row => row.Own).Order());

    /// <summary>The venue with nothing but the box that reads the circuit's decoder.</summary>
    private static VenuePlan Reduce(VenuePlan plan, string id)
    {
        CircuitPlan circuit = plan.Circuits.FirstOrDefault(circuit => circuit.Id == id)
            ?? throw new WrongUseException($"--circuit is '{id}': give one of {string.Join(", ", plan.Circuits.Select(circuit => circuit.Id))}.");
        BoxPlan box = circuit.Boxes.FirstOrDefault(box => box.Sources.Contains("decoder"))
            ?? throw new WrongUseException($"circuit '{id}' has no box with a decoder: give one of {string.Join(", ", plan.Boxes.Where(box => box.Sources.Contains("decoder")).Select(box => box.Circuit))}.");
        return plan with { Circuits = [circuit with { Boxes = [box] }] };
    }

    private static List<Break> Breaks(string? text)
    {
        List<Break> breaks = [];
        foreach (string word in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            breaks.Add(word switch
            {
                "broker" => Break.Broker,
                "gateway" => Break.Gateway,
                _ => throw new WrongUseException($"--break has '{word}': give broker and gateway, comma between, such as broker,gateway,broker."),
            });
        }

        return breaks;
    }
}
