using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Spectre.Console.Rendering;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Technician.Lines;
using Trackside.Technician.Screens;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;

namespace Trackside.Technician.Commands;

/// <summary><c>console</c>: all boxes at a glance, and a word with each of them.</summary>
internal sealed class ConsoleCommand
{
    private const int UsualWidth = 130;
    private readonly ConsoleOptions shared = new();
    private readonly Option<string?> box = new("--box") { Description = "one box, instead of all of them" };
    private readonly Option<string[]> command = new("--command") { Description = "type this on the box's console, print the answer and end; may be given again", DefaultValueFactory = _ => [] };
    private readonly Option<bool> follow = new("--follow") { Description = "print the log of the box as it grows, until Ctrl-C" };
    private readonly Option<string?> compare = new("--compare") { Description = "ONE,OTHER: two boxes side by side" };
    private readonly Option<string?> port = new("--port") { Description = "a cable instead of the broker, such as /dev/ttyUSB0" };
    private readonly Option<string?> snapshot = new("--snapshot") { Description = "write what it shows into this file and end: .svg a drawing, else text" };
    private readonly Option<string> filter = new("--filter") { Description = "only boxes with this in circuit, name, roles, state or alarms", DefaultValueFactory = _ => "" };
    private readonly Option<double> width = Arguments.Number("--width", "columns of a snapshot", 60, 400, UsualWidth);
    private readonly Option<double> timeout = Arguments.Number("--timeout", "seconds the broker and the box have to answer", 0.2, 3600, 5);

    private ConsoleCommand()
    {
    }

    /// <summary>The program's commands.</summary>
    public static RootCommand Create()
    {
        ConsoleCommand console = new();
        RootCommand root = new("See every box, talk to one, and export what was recorded.")
        {
            console.box, console.command, console.follow, console.compare, console.port, console.snapshot, console.filter, console.width, console.timeout,
            console.shared.Venue, console.shared.Language, console.shared.Json,
        };
        console.shared.Broker.AddTo(root);
        root.SetAction(console.Run);
        root.Add(ConfigCommand.Create(console.shared));
        root.Add(ExportCommand.Create(console.shared));
        root.Add(VerifyCommand.Create(console.shared));
        return root;
    }

    private int Run(ParseResult parsed)
    {
        Chosen chosen = shared.Read(parsed);
        TimeSpan patience = TimeSpan.FromSeconds(parsed.GetValue(timeout));
        string[] commands = parsed.GetValue(command)!;
        if (parsed.GetValue(port) is { } cable)
        {
            using SerialLine line = new(cable);
            return commands.Length > 0 ? Ask(chosen, line, cable, commands, patience)
                : parsed.GetValue(follow) ? Follow(line)
                : Talk(line, ConsoleWords.Say(chosen.Words.Cable, cable));
        }

        string? name = parsed.GetValue(box);
        if (name is null && (commands.Length > 0 || parsed.GetValue(follow)))
        {
            throw new WrongUseException("Name the box by --box ID, or its cable by --port /dev/ttyUSB0; ./trackside console --help lists the rest.");
        }

        string? circuit = name is null ? null : chosen.CircuitOf(name);
        (string One, string Other)? pair = Pair(chosen, parsed.GetValue(compare));
        using VenueWatch watch = chosen.Watch();
        bool isScript = name is not null || pair is not null || parsed.GetValue(snapshot) is not null || chosen.IsJson || Console.IsOutputRedirected;
        if (isScript && !Wait(() => watch.IsListening, patience))
        {
            Console.Error.WriteLine(ConsoleWords.Say(chosen.Words.NoBroker, chosen.Address, watch.LastFault ?? "-"));
            return ExitCode.Failed;
        }

        if (name is not null)
        {
            using BrokerLine line = new(watch, circuit!, name);
            return commands.Length > 0 ? Ask(chosen, line, name, commands, patience) : parsed.GetValue(follow) ? Follow(line) : Talk(line, name);
        }

        return isScript ? Show(parsed, chosen, watch, pair, patience) : new Screen(chosen, watch).Run();
    }

    private static (string One, string Other)? Pair(Chosen chosen, string? text)
    {
        if (text is null)
        {
            return null;
        }

        string[] names = text.Split(',');
        if (names.Length != 2)
        {
            throw new WrongUseException($"--compare is '{text}': give two boxes with a comma between, such as kart-p1,kart-p2.");
        }

        chosen.CircuitOf(names[0]);
        chosen.CircuitOf(names[1]);
        return (names[0], names[1]);
    }

    private static int Ask(Chosen chosen, IBoxLine line, string name, string[] commands, TimeSpan patience)
    {
        List<object> answers = [];
        bool isAnswered = true;
        foreach (string typed in commands)
        {
            IReadOnlyList<string> answer = Conversation.Ask(line, typed, patience);
            isAnswered &= answer.Count > 0;
            answers.Add(new { command = typed, lines = answer });
            if (!chosen.IsJson)
            {
                answer.ToList().ForEach(Console.Out.WriteLine);
            }
        }

        if (chosen.IsJson)
        {
            Console.Out.WriteLine(VenueJson.Text(new { box = name, answered = isAnswered, answers }));
        }

        if (!isAnswered)
        {
            Console.Error.WriteLine(ConsoleWords.Say(chosen.Words.NoAnswer, name, patience.TotalSeconds));
        }

        return isAnswered ? ExitCode.Ok : ExitCode.Failed;
    }

    private static int Follow(IBoxLine line)
    {
        using StopSignal stop = new();
        LogNews log = new();
        Stopwatch since = Stopwatch.StartNew();
        TimeSpan askAt = TimeSpan.Zero;
        while (!stop.Token.IsCancellationRequested)
        {
            if (since.Elapsed >= askAt)
            {
                askAt = since.Elapsed + TimeSpan.FromSeconds(2);
                line.Say(log.Question());
            }

            if (line.Take(TimeSpan.FromMilliseconds(200)) is { } text && log.Passes(text))
            {
                Console.Out.WriteLine(text);
            }
        }

        return ExitCode.Ok;
    }

    // Lines in, lines out: for a terminal, and for a pipe.
    private static int Talk(IBoxLine line, string greeting)
    {
        using StopSignal stop = new();
        Console.Error.WriteLine(greeting);
        Thread listener = new(() =>
        {
            while (!stop.Token.IsCancellationRequested)
            {
                if (line.Take(TimeSpan.FromMilliseconds(200)) is { } text)
                {
                    Console.Out.WriteLine(text);
                }
            }
        }) { IsBackground = true };
        listener.Start();
        while (!stop.Token.IsCancellationRequested && Console.In.ReadLine() is { } typed)
        {
            line.Say(typed);
        }

        // A pipe ends before the box has answered.
        stop.Token.WaitHandle.WaitOne(Console.IsInputRedirected ? 1500 : 0);
        return ExitCode.Ok;
    }

    private int Show(ParseResult parsed, Chosen chosen, VenueWatch watch, (string One, string Other)? pair, TimeSpan patience)
    {
        // What is retained comes at once; a box that is not there says nothing to wait for.
        Wait(() => chosen.Look(watch).Boxes.All(view => view.State is not null && (view.Health is not null || view.State == BoxState.Lost)), patience < TimeSpan.FromSeconds(2) ? patience : TimeSpan.FromSeconds(2));
        VenuePicture venue = chosen.Look(watch);
        if (chosen.IsJson)
        {
            Console.Out.WriteLine(VenueJson.Text(VenueJson.Of(venue, parsed.GetValue(filter)!)));
        }

        IRenderable screen = pair is { } two
            ? Comparison.Draw(venue.Boxes.First(view => view.Box == two.One), venue.Boxes.First(view => view.Box == two.Other), chosen.Words)
            : new Overview(chosen.Words, chosen.Values).Draw(venue, new OverviewPlace(parsed.GetValue(filter)!, -1, int.MaxValue));
        int columns = (int)parsed.GetValue(width);
        if (parsed.GetValue(snapshot) is { } file)
        {
            File.WriteAllText(file, file.EndsWith(".svg", StringComparison.Ordinal) ? Paper.Svg(screen, columns) : Paper.Text(screen, columns));
            Console.Error.WriteLine(ConsoleWords.Say(chosen.Words.Written, file));
        }
        else if (!chosen.IsJson)
        {
            Console.Out.Write(Paper.Text(screen, columns));
        }

        return ExitCode.Ok;
    }

    private static bool Wait(Func<bool> condition, TimeSpan patience)
    {
        Stopwatch since = Stopwatch.StartNew();
        while (!condition() && since.Elapsed < patience)
        {
            Thread.Sleep(20);
        }

        return condition();
    }
}
