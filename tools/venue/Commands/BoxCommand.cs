using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Venue.Commands;

/// <summary><c>box --config FILE</c>: one virtual box in a process of its own, its serial port open to other programs.</summary>
internal static class BoxCommand
{
    private static readonly string[] Ports = ["COM1", "COM2", "COM3"];

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Option<string> config = new("--config") { Description = "configuration of the box, as 'venue compile' writes it", Required = true };
        Option<string[]> uart = new("--uart") { Description = "PORT=pty: open a pseudo-terminal for a serial port, such as COM2=pty", DefaultValueFactory = _ => [] };
        Option<string?> broker = new("--broker") { Description = "HOST:PORT of the broker instead of the configured one" };
        Option<string?> clock = new("--clock") { Description = "HOST:PORT of the time server instead of the configured one" };
        Option<string?> flash = new("--flash") { Description = "folder that keeps the box's flash; a temporary one when left out" };
        Command command = new("box", "One virtual box in a process of its own") { config, uart, broker, clock, flash };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(config),
            [.. parsed.GetValue(uart)!.Select(PortOf)],
            EndPoint(parsed.GetValue(broker), "--broker"),
            EndPoint(parsed.GetValue(clock), "--clock"),
            parsed.GetValue(flash)));
        return command;
    }

    private static int Run(string configuration, string[] ports, IPEndPoint? broker, IPEndPoint? clock, string? flash)
    {
        byte[] file = Configuration(configuration, broker, clock);
        DirectoryInfo? temporary = flash is null ? Directory.CreateTempSubdirectory("trackside-box-") : null;
        string folder = flash ?? temporary!.FullName;
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, VenueCompiler.FileName), file);
            using StopSignal stop = new();
            using Chip chip = new(new ChipOptions { Name = Path.GetFileName(folder), FlashFolder = folder, Seed = Environment.ProcessId });
            chip.ConsoleWritten += Console.Out.Write;
            chip.ThreadFailed += failure => Console.Error.WriteLine($"A thread of the firmware ended: {failure}");
            BoxConfiguration told = BoxConfiguration.Read(file, file.Length, null);
            if (told.Fault == ConfigurationFault.None && told.HasRedButton)
            {
                // Its contact is closed at rest: an open one is a press, or a cut wire.
                Wiring.Close(chip, Inputs.RedButton, true);
            }

            foreach (string port in ports)
            {
                Console.WriteLine($"{port}: {chip.Uart(port).OpenPty()}");
            }

            chip.PowerOn(Box.Program.Main);
            stop.Token.WaitHandle.WaitOne();
            return ExitCode.Ok;
        }
        finally
        {
            temporary?.Delete(recursive: true);
        }
    }

    private static byte[] Configuration(string path, IPEndPoint? broker, IPEndPoint? clock)
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"{path} cannot be read: make configurations with './trackside venue compile --to DIR' and name DIR/BOX/{VenueCompiler.FileName}.");
        }

        // Without a change the box gets the file as it is, sound or not: it must cope, and say so itself.
        return broker is null && clock is null ? file : Redirect(path, file, broker, clock);
    }

    private static byte[] Redirect(string path, byte[] file, IPEndPoint? broker, IPEndPoint? clock)
    {
        ConfigurationMessage message = new();
        FlatJsonReader reader = new();
        if (!ConfigurationSeal.Fits(file, file.Length) || !reader.Read(file, 0, file.Length, message))
        {
            throw new WrongUseException($"{path} is no sound configuration, so its addresses cannot be replaced: make it anew with './trackside venue compile'.");
        }

        if (broker is not null)
        {
            message.SetText(ConfigurationMessage.Broker, broker.Address.ToString());
            message.SetInteger(ConfigurationMessage.BrokerPort, broker.Port);
        }

        if (clock is not null)
        {
            message.SetText(ConfigurationMessage.Clock, clock.Address.ToString());
            message.SetInteger(ConfigurationMessage.ClockPort, clock.Port);
            // One server instead of all that are configured.
            message.SetText(ConfigurationMessage.Clock2, null);
        }

        return VenueCompiler.Seal(message);
    }

    private static string PortOf(string text)
    {
        string[] parts = text.Split('=');
        return parts.Length == 2 && parts[1] == "pty" && Ports.Contains(parts[0])
            ? parts[0]
            : throw new WrongUseException($"--uart is '{text}': write one of {string.Join(", ", Ports)} and '=pty', such as COM2=pty.");
    }

    /// <summary>An address and a port; null for nothing.</summary>
    /// <exception cref="WrongUseException">It is neither.</exception>
    internal static IPEndPoint? EndPoint(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        bool sound = IPEndPoint.TryParse(text, out IPEndPoint? point) && point.Port > 0;
        return sound ? point : throw new WrongUseException($"{option} is '{text}': write an IPv4 address and a port, such as 127.0.0.1:1883.");
    }
}
