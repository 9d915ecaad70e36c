using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Technician.Giving;
using Trackside.Technician.Lines;
using Trackside.Technician.Screens;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;

namespace Trackside.Technician.Commands;

/// <summary><c>flash config</c> (and <c>console config</c>): gives running boxes another configuration, and waits for what becomes of it.</summary>
internal sealed class ConfigCommand
{
    private static readonly TimeSpan answerPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan heardPatience = TimeSpan.FromSeconds(2);
    private readonly ConsoleOptions shared;
    private readonly Option<string[]> boxes = new("--box") { Description = "the boxes, comma between, one after the other; when left out, every box that runs another one than the venue file makes", DefaultValueFactory = _ => [] };
    private readonly Option<string?> file = new("--file") { Description = "a sealed configuration instead of the one the venue file makes" };
    private readonly Option<string?> port = new("--port") { Description = "a cable instead of the broker, such as /dev/ttyUSB0; also for a box that is not configured" };
    private readonly Option<double> timeout = Arguments.Number("--timeout", "seconds a box has to come back or to go back", 1, 3600, 150);
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "make and check the configurations, say what would be done, touch no box" };

    private ConfigCommand(ConsoleOptions shared) => this.shared = shared;

    /// <summary>The command.</summary>
    public static Command Create(ConsoleOptions shared)
    {
        ConfigCommand config = new(shared);
        Command command = new("config", "Give a running box the configuration of the venue file; it is tried, and given up when the box does not come back within 60 s")
        {
            config.boxes, config.file, config.port, config.timeout, config.dryRun,
        };
        command.SetAction(config.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        Chosen chosen = shared.Read(parsed);
        GivingWords words = GivingWords.Of(parsed.GetValue(shared.Language) ?? chosen.Plan.Language);
        string[] names = [.. parsed.GetValue(boxes)!.SelectMany(text => text.Split(','))];
        string? cable = parsed.GetValue(port);
        if ((cable is not null || parsed.GetValue(file) is not null) && names.Length != 1)
        {
            throw new WrongUseException("--port and --file are for one box: name it by --box.");
        }

        Job[] jobs = [.. names.Select(name => JobOf(parsed, chosen, name))];
        bool isRehearsed = parsed.GetValue(dryRun);
        using VenueWatch? watch = cable is null && (names.Length == 0 || !isRehearsed) ? chosen.Watch() : null;
        if (watch is not null && !SpinWait.SpinUntil(() => watch.IsListening, TimeSpan.FromSeconds(10)))
        {
            Console.Error.WriteLine(ConsoleWords.Say(chosen.Words.NoBroker, chosen.Address, watch.LastFault ?? "-"));
            return ExitCode.Failed;
        }

        Action<string> say = chosen.IsJson ? Console.Error.WriteLine : Console.Out.WriteLine;
        if (names.Length == 0)
        {
            jobs = Changed(parsed, chosen, watch!);
            say(GivingWords.Say(words.Changed, jobs.Length));
        }

        if (isRehearsed)
        {
            jobs.ToList().ForEach(job => say(GivingWords.Say(words.Would, job.Box, ConfigurationSeal.NameOf(job.File), job.File.Length, cable ?? chosen.Address)));
            return ExitCode.Ok;
        }

        TimeSpan limit = TimeSpan.FromSeconds(parsed.GetValue(timeout));
        GivingReport[] reports = [.. jobs.Select(job => Give(job, () => cable is null ? new BrokerLine(watch!, job.Circuit, job.Box) : new SerialLine(cable), cable is null ? chosen.Broker.Keys : null, words, say, limit))];
        if (chosen.IsJson)
        {
            Console.Out.WriteLine(VenueJson.Text(reports.Select(report => new
            {
                box = report.Box, outcome = report.Outcome.ToString().ToLowerInvariant(), version = report.Version, configuration = report.Configuration, running = report.Running, detail = report.Detail,
            })));
        }

        return reports.All(report => report.IsGood) ? ExitCode.Ok : ExitCode.Failed;
    }

    private static GivingReport Give(Job job, Func<IBoxLine> open, KeyFolder? keys, GivingWords words, Action<string> say, TimeSpan limit)
    {
        using IBoxLine line = open();
        int piece = line is SerialLine ? ConfigurationGiver.CablePiece : ConfigurationGiver.BrokerPiece;
        ConfigurationGiver giver = new(line, piece, keys?.KeyOfBox(job.Box), answerPatience);
        giver.Sent += (sent, of) => say(GivingWords.Say(words.Sent, sent, of));
        giver.Taken += version => say(GivingWords.Say(words.Taken, version));
        say(GivingWords.Say(words.Begin, job.Box, ConfigurationSeal.NameOf(job.File), job.File.Length));
        GivingReport report = giver.Give(job.Box, job.File, limit);
        (report.IsGood ? say : Console.Error.WriteLine)(words.Of(report));
        return report;
    }

    // Race control's boxes last: while one restarts, its circuit is closed to nobody's knowledge, and the others would refuse.
    private Job[] Changed(ParseResult parsed, Chosen chosen, VenueWatch watch)
    {
        // What is retained comes at once; a box that is not there says nothing to wait for.
        SpinWait.SpinUntil(() => watch.Boxes.Count(view => view.Configuration is not null) >= chosen.Plan.Boxes.Count(), heardPatience);
        Dictionary<string, string?> runs = watch.Boxes.Where(view => view.State is not null and not BoxState.Lost).ToDictionary(view => view.Box, view => view.Configuration);
        return
        [
            .. chosen.Plan.Boxes.OrderBy(box => box.Is("control")).Where(box => runs.ContainsKey(box.Id)).Select(box => JobOf(parsed, chosen, box.Id))
                .Where(job => runs[job.Box] != ConfigurationSeal.NameOf(job.File)),
        ];
    }

    private Job JobOf(ParseResult parsed, Chosen chosen, string name)
    {
        string circuit = chosen.CircuitOf(name);
        if (parsed.GetValue(file) is { } path)
        {
            byte[] sealedFile = File.Exists(path) ? File.ReadAllBytes(path) : throw new WrongUseException($"--file {path} does not exist.");
            return sealedFile.Length <= Limits.Configuration && ConfigurationSeal.Fits(sealedFile, sealedFile.Length)
                ? new Job(circuit, name, sealedFile)
                : throw new WrongUseException($"--file {path} is no sealed configuration: leave it out, and the venue file makes one.");
        }

        VenuePlan plan = chosen.Plan with { Network = chosen.Broker.Network ?? NetworkOf(chosen) };
        CircuitPlan home = plan.Circuits.First(one => one.Id == circuit);
        return new Job(circuit, name, VenueCompiler.Compile(plan, home, home.Boxes.First(one => one.Id == name)));
    }

    // A box with certificates speaks TLS alone: it must be sent to the port that does.
    private static NetworkPlan NetworkOf(Chosen chosen)
    {
        bool isSecure = (chosen.Broker.Keys ?? KeyFolder.Of(chosen.Plan)).IsMade;
        return isSecure ? chosen.Plan.Network with { BrokerPort = BrokerRules.SecurePort(chosen.Plan) } : chosen.Plan.Network;
    }

    /// <summary>What a box is to be given.</summary>
    private sealed record Job(string Circuit, string Box, byte[] File);
}
