using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Trackside.Venue.Display;
using Trackside.Venue.Fuzz;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>fuzz</c>: random console lines and MQTT payloads at boxes of the virtual venue, whose safety outputs must not change.</summary>
internal static class FuzzCommand
{
    private const long Most = 1_000_000_000;
    private const double Usual = 1_000_000;
    private const double LogSeconds = 5;

    private static readonly string[] roles = ["control", "post", "sign", "timing"];

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Option<double> lines = Arguments.Number("--lines", "console lines, over the cable as fast as a console reads, the others over the broker", 0, Most, Usual);
        Option<double> payloads = Arguments.Number("--payloads", "MQTT payloads, on every topic the boxes listen to", 0, Most, Usual);
        Option<string[]> box = new("--box")
        {
            Description = "box they are thrown at, again for another one of its circuit; one of each role of the largest circuit when left out",
            DefaultValueFactory = _ => [],
        };
        Option<double> seed = Arguments.Number("--seed", "draws everything that chance decides", 1, int.MaxValue, 1);
        Option<bool> secure = new("--secure") { Description = "a venue with keys: then also messages that can be read, their signature wrong" };
        Option<string?> venue = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out" };
        Option<string?> language = Arguments.Word("--lang", "language; the venue's own when left out", ["fr", "en"], optional: true);
        Option<bool> json = new("--json") { Description = "figures as one JSON object on standard output" };
        Command command = new("fuzz", "Random console lines and MQTT payloads at boxes of the virtual venue: no safety output may change") { lines, payloads, box, seed, secure, venue, language, json };
        command.SetAction(parsed =>
        {
            VenuePlan plan = VenueCommand.Load(parsed.GetValue(venue) ?? House.DefaultVenueFile());
            (CircuitPlan circuit, IReadOnlyList<string> boxes) = Targets(plan, parsed.GetValue(box)!);
            FuzzOptions options = new((long)parsed.GetValue(lines), (long)parsed.GetValue(payloads), boxes, (int)parsed.GetValue(seed));
            VenueSecurity security = parsed.GetValue(secure) ? VenueSecurity.Keys : VenueSecurity.Plain;
            return Run(plan, circuit, options, security, FuzzWords.Of(parsed.GetValue(language) ?? plan.Language), parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(VenuePlan plan, CircuitPlan circuit, FuzzOptions options, VenueSecurity security, FuzzWords words, bool json)
    {
        using StopSignal stop = new();
        Console.Error.WriteLine(string.Format(CultureInfo.InvariantCulture, words.Begins, options.Lines, options.Payloads, string.Join(", ", options.Boxes), circuit.Id, options.Seed));
        FuzzResult result;
        using (FuzzScene scene = new(plan, circuit, options.Seed, security))
        {
            result = new FuzzSession(scene, options, Teller(words), stop.Token).Run();
        }

        if (!Console.IsErrorRedirected)
        {
            Console.Error.WriteLine();
        }

        Console.WriteLine(json ? FuzzWords.ToJson(result) : words.Table(result));
        return result.Good ? ExitCode.Ok : ExitCode.Failed;
    }

    // One line that changes on a terminal, now and then a line in a log.
    private static Action<FuzzProgress> Teller(FuzzWords words)
    {
        if (!Console.IsErrorRedirected)
        {
            return progress => Console.Error.Write($"\r\e[K{words.Line(progress)}");
        }

        double toldAt = 0;
        return progress =>
        {
            if (progress.Seconds - toldAt >= LogSeconds)
            {
                toldAt = progress.Seconds;
                Console.Error.WriteLine(words.Line(progress));
            }
        };
    }

    private static (CircuitPlan Circuit, IReadOnlyList<string> Boxes) Targets(VenuePlan plan, string[] named)
    {
        if (named.FirstOrDefault(id => plan.Boxes.All(box => box.Id != id)) is { } unknown)
        {
            throw new WrongUseException($"--box is '{unknown}': there is no such box; name one of {string.Join(", ", plan.Boxes.Select(box => box.Id))}.");
        }

        CircuitPlan circuit = named.Length == 0
            ? plan.Circuits.MaxBy(circuit => circuit.Boxes.Count)!
            : plan.Circuits.First(circuit => circuit.Boxes.Any(box => box.Id == named[0]));
        if (named.FirstOrDefault(id => circuit.Boxes.All(box => box.Id != id)) is { } foreign)
        {
            throw new WrongUseException($"--box is '{foreign}': it is not on {circuit.Id} as {named[0]} is; name boxes of one circuit.");
        }

        IEnumerable<string> ofEachRole = roles.Select(role => circuit.Boxes.FirstOrDefault(box => box.Is(role))).OfType<BoxPlan>().Select(box => box.Id);
        return (circuit, [.. (named.Length == 0 ? ofEachRole : named).Distinct()]);
    }
}
