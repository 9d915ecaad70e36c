using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>stage start|clear CIRCUIT</c>: race control lets one vehicle onto a stage, or says that it is free.</summary>
internal static class StageCommand
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("stage", "Let one vehicle onto a stage, or say that it is free") { Start(), Clear() };

    private static Command Start()
    {
        Option<bool> allow = new("--allow") { Description = "though another vehicle is on the stage, or nobody knows" };
        Command command = new("start", "Countdown of five seconds at the start post, then green for one vehicle") { allow };
        return Ask(command, parsed => parsed.GetValue(allow) ? ControlOperation.StageStartAllowed : ControlOperation.StageStart);
    }

    private static Command Clear() => Ask(
        new Command("clear", "The stage is free: its marshals have looked; after the control box was restarted too"), _ => ControlOperation.StageClear);

    private static Command Ask(Command command, Func<ParseResult, ControlOperation> operation)
    {
        Argument<string> circuit = new("CIRCUIT") { Description = "the circuit" };
        AccessOptions broker = new(PowerWords.Desk, Powers.Request, followsRun: true);
        Option<string?> venue = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out" };
        Option<string?> language = Arguments.Word("--lang", "language", ["fr", "en"], optional: true);
        command.Add(circuit);
        broker.AddTo(command);
        command.Add(venue);
        command.Add(language);
        command.SetAction(parsed =>
        {
            VenuePlan plan = VenueCommand.Load(parsed.GetValue(venue) ?? House.DefaultVenueFile());
            CircuitPlan found = Find(plan, parsed.GetRequiredValue(circuit));
            return Tell(plan, new ControlOrder(found.Id, operation(parsed), "all"), broker.Read(parsed, plan), parsed.GetValue(language) ?? plan.Language);
        });
        return command;
    }

    private static int Tell(VenuePlan plan, ControlOrder order, BrokerAccess access, string language)
    {
        StageWords words = StageWords.Of(language);
        using RaceControl raceControl = access.Enter(plan, $"s{Environment.ProcessId}", language);
        if (!DirectionCommand.HearsControl(raceControl, order.Circuit))
        {
            Console.Error.WriteLine(string.Format(CultureInfo.InvariantCulture, words.Silent, order.Circuit, access.Address));
            return ExitCode.Failed;
        }

        OperationOutcome outcome = raceControl.Ask(order).GetAwaiter().GetResult();
        bool isClear = order.Operation == ControlOperation.StageClear;
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture, outcome.IsAccepted ? isClear ? words.Cleared : words.Started : words.Refused, order.Circuit, words.Why(outcome.Refusal)));
        return outcome.IsAccepted ? ExitCode.Ok : ExitCode.Failed;
    }

    private static CircuitPlan Find(VenuePlan plan, string id)
    {
        CircuitPlan circuit = plan.Circuits.FirstOrDefault(circuit => circuit.Id == id)
            ?? throw new WrongUseException($"there is no circuit '{id}': name one of {string.Join(", ", plan.Circuits.Select(circuit => circuit.Id))}.");
        return circuit.PointToPoint ? circuit : throw new WrongUseException($"'{id}' is no stage: name a circuit of the shape point-to-point.");
    }
}
