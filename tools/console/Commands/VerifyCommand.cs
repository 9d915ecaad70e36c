using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Trackside.Technician.Export;
using Trackside.Technician.Screens;
using Trackside.Venue.Commands;

namespace Trackside.Technician.Commands;

/// <summary><c>console verify</c>: whether a bundle is as it was made.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ConsoleOptions shared)
    {
        Argument<string> file = new("FILE") { Description = "the bundle" };
        Option<string> key = ExportCommand.KeyOption();
        Command command = new("verify", "Say whether a bundle is as it was made, and what of it is not") { file, key };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            byte[] secret = ExportCommand.ReadKey(parsed.GetRequiredValue(key));
            using FileStream stream = File.Exists(path) ? File.OpenRead(path) : throw new WrongUseException($"{path} does not exist: name the bundle that 'console export' wrote.");
            Verdict verdict = Bundle.Verify(stream, secret);
            ConsoleWords words = shared.WordsOf(parsed);
            if (parsed.GetValue(shared.Json))
            {
                Console.Out.WriteLine(VenueJson.Text(new { genuine = verdict.Faults.Count == 0, faults = verdict.Faults.Select(fault => new { kind = fault.Kind, part = fault.Part, rows = fault.Rows?.Found, sealedRows = fault.Rows?.Sealed }), manifest = verdict.Manifest }));
            }
            else
            {
                verdict.Manifest?.Parts.ToList().ForEach(part => Console.Out.WriteLine($"{part.Rows,9} {part.Name}"));
                verdict.Faults.ToList().ForEach(fault => Console.Error.WriteLine(ConsoleWords.Say(words.Tampered, fault.Text(words))));
                Console.Out.WriteLine(verdict.Faults.Count == 0 ? words.Genuine : words.NotGenuine);
            }

            return verdict.Faults.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }
}
