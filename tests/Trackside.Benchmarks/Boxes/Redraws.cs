using System;
using System.Diagnostics;
using Trackside.Benchmarks.Flags;
using Trackside.Technician.Commands;
using Trackside.Technician.Lines;
using Trackside.Technician.Screens;

using Trackside.Gateway;

namespace Trackside.Benchmarks.Boxes;

/// <summary>How long the console's own screen takes from what is known to what a terminal is sent, while the venue lives and somebody presses keys.</summary>
internal static class Redraws
{
    /// <summary>A large terminal.</summary>
    public const int Width = 160;

    /// <summary>Its lines.</summary>
    public const int Height = 50;

    private static readonly ConsoleKey[] keys = [ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.PageDown, ConsoleKey.UpArrow];

    /// <summary>Draws again and again.</summary>
    public static Times Measure(Chosen chosen, VenueWatch watch, int count)
    {
        Times times = new();
        using Shell shell = new(chosen.Words, chosen.Values, () => chosen.Look(watch), box => new BrokerLine(watch, box.Circuit, box.Box));
        int letters = 0;
        for (int i = -5; i < count; i++)
        {
            Stopwatch watchOne = Stopwatch.StartNew();
            shell.Press(new ConsoleKeyInfo('\0', keys[(i + keys.Length * 2) % keys.Length], false, false, false));
            letters += Paper.Terminal(shell.Draw(Height, Environment.TickCount64), Width, Height).Length;
            if (i >= 0)
            {
                times.Add(watchOne.Elapsed.TotalMilliseconds);
            }
        }

        return letters > 0 ? times : throw new InvalidOperationException("nothing was drawn");
    }
}
