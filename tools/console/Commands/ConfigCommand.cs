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
    private readonly ConsoleOptions shared;
    private readonly Option<string[]> boxes = new("--box") { Description = "the boxes, comma between; one after the other", Required = true };
    private readonly Option<string?> file = new("--file") { Description = "a sealed configuration instead of the one the venue file makes" };
    private readonly Option<string?> port = new("--port") { Description = "a cable instead of the broker, such as /dev/ttyUSB0; also for a box that is not configured" };
    private readonly Option<string?> keys = new("--keys") { Description = "folder of the venue's keys; keys/VENUE when left out" };
    private readonly Option<double> timeout = Arguments.Number("--timeout", "seconds a box has to come back or to go back", 1, 3600, 150);
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "make and check the configurations, say what would be done, touch no box" };

    private ConfigCommand(ConsoleOptions shared) => this.shared = shared;

    /// <summary>The command.</summary>
    public static Command Create(ConsoleOptions shared)
    {
        ConfigCommand config = new(shared);
        Command command = new("config", "Give a running box the configuration of the venue file; it is tried, and given up when the box does not come back within 60 s")
        {
            config.boxes, config.file, config.port, config.keys, config.timeout, config.dryRun,
        };
        command.SetAction(config.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        Chosen chosen = shared.Read(parsed);
        GivingWords words = GivingWords.Of(parsed.GetValue(shared.Language) ?? chosen.Plan.Language);
        KeyFolder folder = parsed.GetValue(keys) is { } named ? new KeyFolder(named) : KeyFolder.Of(chosen.Plan);
        string[] names = [.. parsed.GetRequiredValue(boxes).SelectMany(text => text.Split(','))];
        string? cable = parsed.GetValue(port);
        if (cable is not null && names.Length > 1)
        {
            throw new WrongUseException("--port is one box's cable: name one box.");
        }

        (string Box, byte[] File)[] jobs = [.. names.Select(name => (name, FileOf(parsed, chosen, folder, name)))];
        Action<string> say = chosen.IsJson ? Console.Error.WriteLine : Console.Out.WriteLine;
        if (parsed.GetValue(dryRun))
        {
            foreach ((string box, byte[] bytes) in jobs)
            {
                say(GivingWords.Say(words.Would, box, ConfigurationSeal.NameOf(bytes), bytes.Length, cable ?? chosen.Address));
            }

            return ExitCode.Ok;
        }

        List<GivingReport> reports = [];
        using VenueWatch? watch = cable is null ? chosen.Watch() : null;
        if (watch is not null && !SpinWait.SpinUntil(() => watch.IsListening, TimeSpan.FromSeconds(10)))
        {
            Console.Error.WriteLine(ConsoleWords.Say(chosen.Words.NoBroker, chosen.Address, watch.LastFault ?? "-"));
            return ExitCode.Failed;
        }

        foreach ((string box, byte[] bytes) in jobs)
        {
            using IBoxLine line = watch is null ? new SerialLine(cable!) : new BrokerLine(watch, chosen.CircuitOf(box), box);
            byte[]? key = cable is null && folder.IsMade ? folder.KeyOfBox(box) : null;
            ConfigurationGiver giver = new(line, cable is null ? ConfigurationGiver.BrokerPiece : ConfigurationGiver.CablePiece, key, TimeSpan.FromSeconds(3));
            say(GivingWords.Say(words.Begin, box, ConfigurationSeal.NameOf(bytes), bytes.Length));
            giver.Sent += (sent, of) => say(GivingWords.Say(words.Sent, sent, of));
            giver.Taken += version => say(GivingWords.Say(words.Taken, version));
            GivingReport report = giver.Give(box, bytes, TimeSpan.FromSeconds(parsed.GetValue(timeout)));
            (report.IsGood ? say : Console.Error.WriteLine)(words.Of(report));
            reports.Add(report);
        }

        if (chosen.IsJson)
        {
            Console.Out.WriteLine(VenueJson.Text(reports.Select(report => new
            {
                report.Box, outcome = report.Outcome.ToString().ToLowerInvariant(), report.Version, report.Configuration, report.Running, report.Detail,
            })));
        }

        return reports.All(report => report.IsGood) ? ExitCode.Ok : ExitCode.Failed;
    }

    private byte[] FileOf(ParseResult parsed, Chosen chosen, KeyFolder folder, string name)
    {
        string circuit = chosen.CircuitOf(name);
        if (parsed.GetValue(file) is { } path)
        {
            byte[] sealedFile = File.Exists(path) ? File.ReadAllBytes(path) : throw new WrongUseException($"--file {path} does not exist.");
            return sealedFile.Length <= Limits.Configuration && ConfigurationSeal.Fits(sealedFile, sealedFile.Length)
                ? sealedFile
                : throw new WrongUseException($"--file {path} is no sealed configuration: leave it out, and the venue file makes one.");
        }

        // A box with certificates speaks TLS alone: it must be sent to the port that does.
        VenuePlan plan = !folder.IsMade ? chosen.Plan : chosen.Plan with { Network = chosen.Plan.Network with { BrokerPort = BrokerRules.SecurePort(chosen.Plan) } };
        CircuitPlan home = plan.Circuits.First(one => one.Id == circuit);
        return VenueCompiler.Compile(plan, home, home.Boxes.First(one => one.Id == name));
    }
}
