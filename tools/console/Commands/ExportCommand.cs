using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Trackside.Gateway;
using Trackside.Technician.Export;
using Trackside.Technician.Screens;
using Trackside.Venue.Commands;
using Trackside.Venue.Sheets;

namespace Trackside.Technician.Commands;

/// <summary><c>console export</c>: everything the gateway recorded in a span, and the boxes as they are now, sealed so that tampering shows.</summary>
internal static class ExportCommand
{
    private const string BoxesName = "boxes.jsonl";

    /// <summary>The command.</summary>
    public static Command Create(ConsoleOptions shared)
    {
        Option<string> from = new("--from") { Description = "begin: a day, or '2026-03-29 14:30', in the venue's time", Required = true };
        Option<string> to = new("--to") { Description = "end, exclusive: the same forms", Required = true };
        Option<string?> database = new("--database") { Description = "the gateway's database; .trackside/VENUE.db when left out" };
        Option<string> output = new("--out") { Description = "the bundle, a zip archive", Required = true };
        Option<string> key = KeyOption();
        Option<bool> offline = new("--offline") { Description = "do not ask the broker: without the boxes' health and configuration hashes of now" };
        Command command = new("export", "Bundle passings, flags, sessions, health and configuration hashes, sealed") { from, to, database, output, key, offline };
        command.SetAction(parsed =>
        {
            Chosen chosen = shared.Read(parsed);
            VenueTime time = new(chosen.Plan.TimeZone);
            long begin = time.Moment(parsed.GetRequiredValue(from), "--from");
            long end = time.Moment(parsed.GetRequiredValue(to), "--to");
            if (begin >= end)
            {
                throw new WrongUseException("--from is not before --to: turn them round.");
            }

            byte[] secret = ReadKey(parsed.GetRequiredValue(key));
            List<Part> parts = [.. DatabaseParts.Read(SessionCommand.Existing(parsed.GetValue(database) ?? TimingOptions.DefaultDatabase(chosen.Plan)), begin, end)];
            string note = parsed.GetValue(offline) ? chosen.Words.NotAsked : AddBoxes(chosen, parts);
            using FileStream file = File.Create(parsed.GetRequiredValue(output));
            Bundle.Write(file, secret, chosen.Plan.Id, begin, end, VenueTime.Now, note, parts);
            Tell(chosen, parsed.GetRequiredValue(output), note, parts);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The option that names the key.</summary>
    public static Option<string> KeyOption() => new("--key") { Description = "file with the venue's key, 16 bytes or more: openssl rand -hex 32 > FILE", Required = true };

    /// <summary>Reads a key.</summary>
    /// <exception cref="WrongUseException">It is missing or too short.</exception>
    public static byte[] ReadKey(string path)
    {
        byte[] key = File.Exists(path) ? File.ReadAllBytes(path) : throw new WrongUseException($"--key {path} does not exist: make one by openssl rand -hex 32 > {path}, and keep it where the bundles are not.");
        return key.Length >= Bundle.ShortestKey ? key : throw new WrongUseException($"--key {path} has {key.Length} bytes: {Bundle.ShortestKey} are the least, openssl rand -hex 32 makes 64.");
    }

    // What the gateway recorded of them is among the tables; this is how they are now.
    private static string AddBoxes(Chosen chosen, List<Part> parts)
    {
        using VenueWatch watch = chosen.Watch();
        Stopwatch since = Stopwatch.StartNew();
        while (since.Elapsed < TimeSpan.FromSeconds(3) && chosen.Look(watch).Boxes.Any(box => box.State is null || box.Health is null))
        {
            Thread.Sleep(20);
        }

        VenuePicture venue = chosen.Look(watch);
        if (!venue.IsListening)
        {
            return ConsoleWords.Say(chosen.Words.NotReached, chosen.Address);
        }

        BoxView[] heard = [.. venue.Boxes.Where(box => box.State is not null)];
        string lines = string.Concat(heard.Select(box => VenueJson.Text(VenueJson.Box(box)) + "\n"));
        parts.Add(new Part(BoxesName, Encoding.UTF8.GetBytes(lines), heard.Length));
        return ConsoleWords.Say(chosen.Words.BoxesHeard, heard.Length, venue.Boxes.Count);
    }

    private static void Tell(Chosen chosen, string file, string note, List<Part> parts)
    {
        if (chosen.IsJson)
        {
            Console.Out.WriteLine(VenueJson.Text(new { file, note, parts = parts.Select(part => new { name = part.Name, rows = part.Rows }) }));
            return;
        }

        parts.ForEach(part => Console.Out.WriteLine($"{part.Rows,9} {part.Name}"));
        Console.Out.WriteLine(note);
        Console.Out.WriteLine(ConsoleWords.Say(chosen.Words.Written, file));
    }
}
