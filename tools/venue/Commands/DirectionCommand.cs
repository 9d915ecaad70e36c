using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Directing;
using Trackside.Venue.Display;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>direction CIRCUIT [ROUTE]</c>: race control's part of a reversal. Without a route and an order it tells where the interlock stands.</summary>
internal static class DirectionCommand
{
    private const double HearSeconds = 5;
    private const int TickMilliseconds = 50;
    private const string Operations = "abort, reset, open, close, confirm=PLACE, lift=BOX";

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Argument<string> circuit = new("CIRCUIT") { Description = "the circuit" };
        Argument<string?> route = new("ROUTE") { Description = "the direction to run; left out, the interlock is only shown", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> order = new("--order") { Description = $"something else race control may ask: {Operations}; open and close mean the session" };
        Option<bool> noCommit = new("--no-commit") { Description = "leave race control's commit to somebody else" };
        Option<bool> closeSession = new("--close-session") { Description = "close an open session first" };
        Option<double> timeout = Arguments.Number("--timeout", "seconds to follow at most", 1, 86_400, 900);
        AccessOptions broker = new(PowerWords.Desk, Powers.Request, followsRun: true);
        Option<string?> venue = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out" };
        Option<string?> language = Arguments.Word("--lang", "language", ["fr", "en"], optional: true);
        Option<bool> json = new("--json") { Description = "the end as one JSON object on standard output" };
        Command command = new("direction", "Ask for a circuit's direction and follow it to the end") { circuit, route, order, noCommit, closeSession, timeout, venue, language, json };
        broker.AddTo(command);
        command.SetAction(parsed =>
        {
            VenuePlan plan = VenueCommand.Load(parsed.GetValue(venue) ?? House.DefaultVenueFile());
            DirectionOptions options = new(parsed.GetValue(timeout), !parsed.GetValue(noCommit), parsed.GetValue(closeSession));
            string tongue = parsed.GetValue(language) ?? plan.Language;
            DirectionWords words = DirectionWords.Of(tongue);
            CircuitPlan found = Find(plan, parsed.GetRequiredValue(circuit), parsed.GetValue(route));
            BrokerAccess access = broker.Read(parsed, plan);
            using RaceControl raceControl = access.Enter(plan, $"d{Environment.ProcessId}", tongue);
            bool isJson = parsed.GetValue(json);
            return !Hears(raceControl, found) ? Silent(found, access, words)
                : parsed.GetValue(order) is string said ? Order(raceControl, OrderOf(found, said), words)
                : Follow(raceControl, plan, found, parsed.GetValue(route), options, words, isJson);
        });
        return command;
    }

    private static int Follow(RaceControl raceControl, VenuePlan plan, CircuitPlan circuit, string? route, DirectionOptions options, DirectionWords words, bool json)
    {
        // Standard output stays free for the JSON object.
        Action<string> say = json ? Console.Error.WriteLine : Console.WriteLine;
        if (route is null)
        {
            return Show(raceControl, circuit, words, json);
        }

        JoinedPlan? joined = plan.Joined.FirstOrDefault(joined => joined.Routes.Any(found => found.Name == route));
        DirectionFollower[] followers = [.. (joined?.Circuits ?? [circuit.Id]).Select(id => new DirectionFollower(raceControl, id, route, options, words, say))];
        using StopSignal stop = new();
        foreach (DirectionFollower follower in followers)
        {
            follower.Begin().GetAwaiter().GetResult();
        }

        do
        {
            foreach (DirectionFollower follower in followers)
            {
                follower.Tick();
            }
        }
        while (followers.Any(follower => follower.End is null) && followers.All(follower => follower.End is null or DirectionEnd.Locked) && stop.Sleep(TickMilliseconds));

        foreach (DirectionFollower follower in followers)
        {
            Close(follower, words, say);
        }

        if (json)
        {
            Console.WriteLine(DirectionReport.ToJson(followers, words));
        }

        return followers.All(follower => follower.End == DirectionEnd.Locked) ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Close(DirectionFollower follower, DirectionWords words, Action<string> say)
    {
        double seconds = follower.Elapsed.TotalSeconds;
        string? line = follower.End switch
        {
            DirectionEnd.Locked => string.Format(CultureInfo.InvariantCulture, words.Done, follower.Circuit, follower.Route, seconds),
            DirectionEnd.TimedOut => string.Format(CultureInfo.InvariantCulture, words.TimedOut, follower.Circuit, seconds),
            DirectionEnd.NoKey => string.Format(CultureInfo.InvariantCulture, words.NoKey, follower.Circuit),
            DirectionEnd.GivenUp => string.Format(CultureInfo.InvariantCulture, words.GivenUp, follower.Circuit, follower.Route),
            _ => null,
        };
        if (line is not null)
        {
            say(line);
        }
    }

    private static int Show(RaceControl raceControl, CircuitPlan circuit, DirectionWords words, bool json)
    {
        DirectionFollower follower = new(raceControl, circuit.Id, "", new DirectionOptions(0, false, false), words, json ? _ => { } : Console.WriteLine);
        follower.Show();
        if (json)
        {
            Console.WriteLine(DirectionReport.ToJson([follower], words));
        }

        return follower.View?.State == InterlockState.Locked ? ExitCode.Ok : ExitCode.Failed;
    }

    private static int Order(RaceControl raceControl, ControlOrder order, DirectionWords words)
    {
        OperationOutcome outcome = raceControl.Ask(order).GetAwaiter().GetResult();
        string what = order.Target == "all" ? order.Operation.ToString() : $"{order.Operation} {order.Target}";
        Console.WriteLine(outcome.IsAccepted
            ? string.Format(CultureInfo.InvariantCulture, words.Accepted, order.Circuit, what)
            : string.Format(CultureInfo.InvariantCulture, words.Refused, order.Circuit, what, words.Why(outcome)));
        return outcome.IsAccepted ? ExitCode.Ok : ExitCode.Failed;
    }

    private static ControlOrder OrderOf(CircuitPlan circuit, string text)
    {
        string[] parts = text.Split('=', 2);
        string target = parts.Length > 1 ? parts[1] : "all";
        ControlOperation operation = parts[0] switch
        {
            "abort" => ControlOperation.Abort,
            "reset" => ControlOperation.Reset,
            "open" => ControlOperation.SessionOpen,
            "close" => ControlOperation.SessionClose,
            "confirm" when parts.Length > 1 => ControlOperation.Confirm,
            "lift" when parts.Length > 1 => ControlOperation.Lift,
            _ => throw new WrongUseException($"--order is '{text}': write one of {Operations}."),
        };
        return Topic.IsIdentifier(target) ? new ControlOrder(circuit.Id, operation, target) : throw new WrongUseException($"--order is '{text}': '{target}' is no name.");
    }

    private static CircuitPlan Find(VenuePlan plan, string id, string? route)
    {
        CircuitPlan circuit = plan.Circuits.FirstOrDefault(circuit => circuit.Id == id)
            ?? throw new WrongUseException($"there is no circuit '{id}': name one of {string.Join(", ", plan.Circuits.Select(circuit => circuit.Id))}.");
        if (!circuit.Reversal.Interlock)
        {
            throw new WrongUseException($"the direction of '{id}' is fixed: write \"direction\": \"interlock\" into its \"reversal\" in the venue file.");
        }

        IEnumerable<string> routes = plan.RoutesOf(circuit).Select(found => found.Name);
        return route is null || routes.Contains(route) ? circuit : throw new WrongUseException($"'{id}' has no route '{route}': name one of {string.Join(", ", routes)}.");
    }

    /// <summary>Waits for a word of a circuit's control box.</summary>
    internal static bool HearsControl(RaceControl raceControl, string circuit)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!raceControl.ControlStates.Any(view => view.Circuit == circuit) && watch.Elapsed.TotalSeconds < HearSeconds)
        {
            System.Threading.Thread.Sleep(TickMilliseconds);
        }

        return raceControl.ControlStates.Any(view => view.Circuit == circuit);
    }

    private static bool Hears(RaceControl raceControl, CircuitPlan circuit)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!raceControl.Interlocks.Any(view => view.Circuit == circuit.Id))
        {
            if (watch.Elapsed.TotalSeconds > HearSeconds)
            {
                return false;
            }

            System.Threading.Thread.Sleep(TickMilliseconds);
        }

        return true;
    }

    private static int Silent(CircuitPlan circuit, BrokerAccess access, DirectionWords words)
    {
        Console.Error.WriteLine(string.Format(CultureInfo.InvariantCulture, words.Silent, circuit.Id, access.Address));
        return ExitCode.Failed;
    }
}
