using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Trackside.Venue.Attacks;
using Trackside.Venue.Display;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Commands;

/// <summary><c>run</c>: the whole venue, live.</summary>
internal static class RunCommand
{
    /// <summary>More of them than anybody wants to read.</summary>
    private const int DetailLines = 20;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Option<string?> venue = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out" };
        Option<double> seconds = Arguments.Number("--seconds", "end by itself after so many seconds", 1, 86_400, 0);
        Option<bool> json = new("--json") { Description = "one JSON object a line for everything that happens, and the figures as the last, on standard output" };
        Option<string?> language = Arguments.Word("--lang", "language", ["fr", "en"], optional: true);
        Option<double> seed = Arguments.Number("--seed", "draws what chance decides", 1, int.MaxValue, 1);
        Option<double> pace = Arguments.Number("--pace", "how many times faster than life the vehicles drive", 0.1, 20, 4);
        Option<string?> database = new("--database") { Description = "keep passings and sessions in this database; a temporary one when left out" };
        Option<string[]> reverse = new("--reverse")
        {
            Description = "CIRCUIT:ROUTE: reverse a circuit once its vehicles have driven a while, such as speed:acw; of a joined course both circuits",
            DefaultValueFactory = _ => [],
        };
        Option<bool> secure = new("--secure") { Description = "with keys: TLS, a certificate for everybody, the broker's rules, signed messages" };
        Option<double> attack = Arguments.Number("--attack", "instead of vehicles an intruder, who tries each kind of attack so many times; with keys", 1, 1000, 0);
        Command command = new("run", "The whole virtual venue: broker, clock, gateway, boxes, vehicles") { venue, seconds, json, language, seed, pace, database, reverse, secure, attack };
        command.SetAction(parsed =>
        {
            VenuePlan plan = VenueCommand.Load(parsed.GetValue(venue) ?? House.DefaultVenueFile());
            RunOptions options = new(parsed.GetValue(seconds), (int)parsed.GetValue(seed), parsed.GetValue(pace))
            {
                Reversals = Reversals(plan, parsed.GetValue(reverse)!),
                Security = parsed.GetValue(secure) ? VenueSecurity.Keys : VenueSecurity.Plain,
            };
            if ((int)parsed.GetValue(attack) is > 0 and int times)
            {
                return Attack(plan, options.Seed, times, AttackWords.Of(parsed.GetValue(language) ?? plan.Language), parsed.GetValue(json));
            }

            return Run(plan, options, Words.Of(parsed.GetValue(language) ?? plan.Language), parsed.GetValue(json), parsed.GetValue(database));
        });
        return command;
    }

    private static int Attack(VenuePlan plan, int seed, int times, AttackWords words, bool json)
    {
        Console.Error.WriteLine(string.Format(CultureInfo.InvariantCulture, words.Begins, plan.Boxes.Count(), times));
        using VirtualVenue venue = VirtualVenue.Start(plan, seed, security: VenueSecurity.KeysAndLog);
        IReadOnlyList<AttackResult> results = AttackSession.Run(venue, seed, times);
        Console.WriteLine(json ? AttackWords.ToJson(results) : words.Table(results));
        return results.All(result => result.Good) ? ExitCode.Ok : ExitCode.Failed;
    }

    private static int Run(VenuePlan plan, RunOptions options, Words words, bool json, string? database)
    {
        using StopSignal stop = new();
        RunResult result;
        using (VirtualVenue venue = VirtualVenue.Start(plan, options.Seed, database, options.Security, json ? Console.Out.WriteLine : null))
        {
            using IDisposable announcement = RunningVenue.Announce(venue.Plan.Network, plan.Id, venue.Keys?.Root);
            result = new RunSession(venue, options, words, Displays.Choose(words), stop).Run();
        }

        Explain(result.Ledger);
        Ledger ledger = result.Ledger;
        Console.WriteLine(json
            ? result.ToJson()
            : string.Format(CultureInfo.InvariantCulture, words.Closing, result.Boxes, result.Ready, ledger.Made, ledger.Stored, ledger.Lost.Count, ledger.Duplicated.Count, ledger.Unexplained.Count, result.Laps, result.Reconnects));
        return result.Good ? ExitCode.Ok : ExitCode.Failed;
    }

    private static Dictionary<string, string> Reversals(VenuePlan plan, string[] said)
    {
        Dictionary<string, string> reversals = [];
        foreach (string text in said)
        {
            string[] parts = text.Split(':');
            CircuitPlan? circuit = plan.Circuits.FirstOrDefault(circuit => circuit.Id == parts[0] && circuit.Reversal.Interlock);
            if (parts.Length != 2 || circuit is null || !plan.RoutesOf(circuit).Any(route => route.Name == parts[1]))
            {
                throw new WrongUseException($"--reverse is '{text}': write CIRCUIT:ROUTE, a circuit with an interlock and one of its routes, such as speed:acw.");
            }

            foreach (string each in plan.Joined.FirstOrDefault(joined => joined.Routes.Any(route => route.Name == parts[1]))?.Circuits ?? [circuit.Id])
            {
                reversals[each] = parts[1];
            }
        }

        return reversals;
    }

    private static void Explain(Ledger ledger)
    {
        int left = DetailLines;
        foreach (MadePassing passing in ledger.Lost)
        {
            Tell(ref left, $"lost: {passing}");
        }

        foreach (VenueRow row in ledger.Duplicated)
        {
            Tell(ref left, $"duplicated: {row}");
        }

        foreach (VenueRow row in ledger.Unexplained)
        {
            Tell(ref left, $"unexplained: {row}");
        }

        foreach (VenueRow row in ledger.Misstated)
        {
            Tell(ref left, $"misstated: {row}: this machine was too busy to run an interrupt in the time a board needs");
        }
    }

    private static void Tell(ref int left, string line)
    {
        if (left-- > 0)
        {
            Console.Error.WriteLine(line);
        }
    }
}
