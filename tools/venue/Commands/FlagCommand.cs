using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.Keys;
using Trackside.Venue.Sheets;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>flag CIRCUIT WHAT</c>: race control's order to a circuit or a post, followed until its lamps have proved it, or to the names of those that have not.</summary>
internal static class FlagCommand
{
    private const string Every = "all";
    private const string NoBoard = "no-board";
    private const double HearSeconds = 5;
    private const double BoardSeconds = 3;
    private const int TickMilliseconds = 20;

    private static readonly Dictionary<string, string> Short = new() { ["sc"] = "safety-car" };
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private sealed record Order(CircuitPlan Circuit, string What, string Target, bool TakeOver, int? Number)
    {
        public TimeSpan? Hold { get; init; }

        public AspectAsk Ask => new(Circuit.Id, Target, AspectNames.FromName(What)) { TakesOver = TakeOver, Hold = Hold };
    }

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Argument<string> circuit = new("CIRCUIT") { Description = "the circuit" };
        Argument<string> what = new("WHAT") { Description = $"an aspect ({string.Join(", ", Aspects())}; sc for safety-car) a board at the line ({string.Join(", ", Boards())}), or accept or decline with --offer" };
        Option<string?> post = new("--post") { Description = "one post; all of the circuit when left out" };
        Option<bool> takeOver = new("--take-over") { Description = "take a marshal's own request over, after notice at his panel" };
        Option<int?> number = new("--number") { Description = $"number on a board, 0 to {LineBoards.HighestNumber}" };
        Option<long?> offer = new("--offer") { Description = "the number of what timing offers ('./trackside flags --circuit C --offers')" };
        Option<int?> seconds = new("--for") { Description = "seconds, 1 to 60, for blue and white: then what stood before comes back by itself" };
        Option<string?> database = new("--database") { Description = "with --offer: the gateway's database; .trackside/VENUE.db when left out" };
        AccessOptions broker = new(PowerWords.Desk, Powers.Request, followsRun: true);
        Option<string?> venue = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out" };
        Option<string?> language = Arguments.Word("--lang", "language", ["fr", "en"], optional: true);
        Option<bool> json = new("--json") { Description = "the end as one JSON object on standard output" };
        Command command = new("flag", "Ask for a flag and follow it until every lamp has proved it") { circuit, what, post, takeOver, number, offer, seconds, database, venue, language, json };
        broker.AddTo(command);
        command.SetAction(parsed =>
        {
            VenuePlan plan = VenueCommand.Load(parsed.GetValue(venue) ?? House.DefaultVenueFile());
            string tongue = parsed.GetValue(language) ?? plan.Language;
            FlagTexts texts = FlagTexts.Of(tongue);
            Order? order = OfferAnswer.Words.Contains(parsed.GetRequiredValue(what))
                ? Answer(plan, parsed.GetRequiredValue(circuit), parsed.GetRequiredValue(what), parsed.GetValue(offer), parsed.GetValue(database), texts)
                : Read(plan, parsed.GetRequiredValue(circuit), parsed.GetRequiredValue(what), parsed.GetValue(post), parsed.GetValue(takeOver), parsed.GetValue(number))
                    with { Hold = parsed.GetValue(seconds) is { } hold ? TimeSpan.FromSeconds(hold) : null };
            if (order is null)
            {
                return ExitCode.Ok;
            }

            BrokerAccess access = broker.Read(parsed, plan);
            using RaceControl raceControl = access.Enter(plan, $"f{Environment.ProcessId}", tongue);
            if (!Until(() => raceControl.ControlStates.Any(state => state.Circuit == order.Circuit.Id), HearSeconds))
            {
                Console.Error.WriteLine(string.Format(CultureInfo.InvariantCulture, texts.Silent, order.Circuit.Id, access.Address));
                return ExitCode.Failed;
            }

            return Boards().Contains(order.What) ? Board(raceControl, order, texts) : Follow(raceControl, order, texts, parsed.GetValue(json));
        });
        return command;
    }

    private static IEnumerable<string> Aspects() =>
        Enum.GetValues<Aspect>().Where(AspectNames.IsCommandable).OrderByDescending(aspect => aspect).Select(AspectNames.Of);

    private static IEnumerable<string> Boards() => Enum.GetValues<LineBoard>().Where(board => board != LineBoard.None).Select(LineBoards.Of).Append(NoBoard);

    private static CircuitPlan CircuitOf(VenuePlan plan, string circuit) => plan.Circuits.FirstOrDefault(one => one.Id == circuit)
        ?? throw new WrongUseException($"there is no circuit '{circuit}': name one of {string.Join(", ", plan.Circuits.Select(one => one.Id))}.");

    private static Order? Answer(VenuePlan plan, string circuit, string word, long? number, string? database, FlagTexts texts)
    {
        CircuitPlan found = CircuitOf(plan, circuit);
        return OfferAnswer.Take(database ?? TimingOptions.DefaultDatabase(plan), plan, found, word, number, texts) is { } offer
            ? new Order(found, offer.Entry.What, offer.Entry.Box, TakeOver: false, null) { Hold = OfferAnswer.HoldOf(offer) }
            : null;
    }

    private static Order Read(VenuePlan plan, string circuit, string what, string? post, bool takeOver, int? number)
    {
        CircuitPlan found = CircuitOf(plan, circuit);
        string word = Short.GetValueOrDefault(what, what);
        if (!Aspects().Contains(word) && !Boards().Contains(word))
        {
            throw new WrongUseException($"there is no flag '{what}': name one of {string.Join(", ", Aspects().Concat(Boards()))}.");
        }

        if (post is not null && !found.Posts.Contains(post))
        {
            throw new WrongUseException($"--post is '{post}': '{circuit}' has {string.Join(", ", found.Posts)}.");
        }

        bool needsNumber = Boards().Contains(word) && word != NoBoard && LineBoards.NeedsNumber(BoardOf(word));
        bool fits = needsNumber ? number is >= 0 and <= LineBoards.HighestNumber : number is null;
        return fits
            ? new Order(found, word, post ?? Every, takeOver, number)
            : throw new WrongUseException(needsNumber ? $"'{what}' speaks to one vehicle: give its --number, 0 to {LineBoards.HighestNumber}." : $"'{what}' has no number: leave --number out.");
    }

    private static LineBoard BoardOf(string word) => Enum.GetValues<LineBoard>().FirstOrDefault(board => LineBoards.Of(board) == word);

    private static int Follow(RaceControl raceControl, Order order, FlagTexts texts, bool json)
    {
        // Standard output stays free for the JSON object.
        Action<string> say = json ? Console.Error.WriteLine : Console.WriteLine;
        Stopwatch watch = Stopwatch.StartNew();
        Steps steps = new(reply => say(string.Format(
            CultureInfo.InvariantCulture,
            texts.Step,
            watch.Elapsed.TotalSeconds,
            texts.Results[(int)reply.Result],
            reply.Missing.Count == 0 ? "" : texts.Missing + string.Join(", ", reply.Missing))));
        ControlOutcome outcome = raceControl.AskAspect(order.Ask, steps).GetAwaiter().GetResult();
        LampsView[] posts = Facts(raceControl, order, outcome);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(Report(order, outcome, posts), Pretty));
        }
        else
        {
            Print(posts, texts);
        }

        say(string.Format(
            CultureInfo.InvariantCulture, outcome.IsProved ? texts.Done : texts.NotDone, order.Circuit.Id, order.Target, order.What,
            outcome.IsProved ? outcome.Elapsed.TotalSeconds : texts.Refusals.Why(outcome)));
        return outcome.IsProved ? ExitCode.Ok : ExitCode.Failed;
    }

    // A post's own word may come behind the control box's.
    private static LampsView[] Facts(RaceControl raceControl, Order order, ControlOutcome outcome)
    {
        LampsView[] Of() => [.. raceControl.Lamps.Where(view => view.Circuit == order.Circuit.Id && (order.Target == Every || view.Box == order.Target))];
        Until(() => !outcome.IsProved || Of().All(view => view.Applied >= outcome.Aspect && view.Proved == view.Applied), 1);
        return Of();
    }

    private static void Print(LampsView[] posts, FlagTexts texts)
    {
        Table table = new([.. texts.Facts]);
        foreach (LampsView view in posts)
        {
            string request = view.Request is { } asked ? AspectNames.Of(asked) : "";
            table.Add(
                view.Box, view.Commanded is { } commanded ? AspectNames.Of(commanded) : "", AspectNames.Of(view.Applied), AspectNames.Of(view.Proved), AspectReasons.Of(view.Reason),
                view.Notice ? $"{request}, {texts.Notice}" : request);
        }

        Console.Out.Write(table.Write("text"));
    }

    private static object Report(Order order, ControlOutcome outcome, LampsView[] posts) => new
    {
        circuit = order.Circuit.Id,
        target = order.Target,
        aspect = order.What,
        proved = outcome.IsProved,
        reached = outcome.Reached?.ToString().ToLowerInvariant(),
        refusal = outcome.Refusal is { } refusal ? RefusalReasons.Of(refusal) : null,
        missing = outcome.IsProved ? [] : outcome.Missing,
        milliseconds = Math.Round(outcome.Elapsed.TotalMilliseconds, 1),
        posts = posts.Select(view => new
        {
            post = view.Box,
            commanded = view.Commanded is { } commanded ? AspectNames.Of(commanded) : null,
            applied = AspectNames.Of(view.Applied),
            proved = AspectNames.Of(view.Proved),
            reason = AspectReasons.Of(view.Reason),
            request = view.Request is { } request ? AspectNames.Of(request) : null,
            notice = view.Notice,
        }),
    };

    private static int Board(RaceControl raceControl, Order order, FlagTexts texts)
    {
        LineBoard board = order.What == NoBoard ? LineBoard.None : BoardOf(order.What);
        ControlOrder asked = new(order.Circuit.Id, ControlOperation.Board) { Board = board, Number = order.Number };
        OperationOutcome outcome = raceControl.Ask(asked).GetAwaiter().GetResult();
        if (!outcome.IsAccepted)
        {
            Console.WriteLine(string.Format(CultureInfo.InvariantCulture, texts.NotDone, order.Circuit.Id, Every, order.What, texts.Refusals.Why(outcome)));
            return ExitCode.Failed;
        }

        string line = order.Circuit.LinePost;
        LampsView? View() => raceControl.Lamps.FirstOrDefault(view => view.Circuit == order.Circuit.Id && view.Box == line);
        bool isShown = Until(() => View() is { } view && view.Board == board && (order.Number is null || view.Number == order.Number), BoardSeconds);
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, isShown ? texts.BoardShown : texts.BoardNotShown, order.Circuit.Id, $"{order.What} {order.Number}".TrimEnd(), line));
        return isShown ? ExitCode.Ok : ExitCode.Failed;
    }

    private static bool Until(Func<bool> condition, double seconds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed.TotalSeconds > seconds)
            {
                return false;
            }

            Thread.Sleep(TickMilliseconds);
        }

        return true;
    }

    /// <summary>Hears each reply at once, on the network's thread.</summary>
    private sealed class Steps(Action<ControlReply> hear) : IProgress<ControlReply>
    {
        public void Report(ControlReply value) => hear(value);
    }
}
