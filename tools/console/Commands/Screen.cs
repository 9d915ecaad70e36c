using System;
using System.Diagnostics;
using System.Threading;
using Trackside.Gateway;
using Trackside.Technician.Lines;
using Trackside.Technician.Screens;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;

namespace Trackside.Technician.Commands;

/// <summary>The shell on a real terminal: keys in, screens out, four times a second and at once on a key.</summary>
internal sealed class Screen(Chosen chosen, VenueWatch watch)
{
    private const int RedrawMilliseconds = 250;
    private const int PollMilliseconds = 20;

    /// <summary>Runs until the technician ends it.</summary>
    public int Run()
    {
        using StopSignal stop = new();
        using Shell shell = new(chosen.Words, chosen.Values, () => chosen.Look(watch), box => new BrokerLine(watch, box.Circuit, box.Box));
        Console.Out.Write("\e[?1049h\e[?25l");
        try
        {
            bool goesOn = true;
            Stopwatch clock = Stopwatch.StartNew();
            long drawAt = 0;
            while (goesOn && !stop.Token.IsCancellationRequested)
            {
                while (goesOn && Console.KeyAvailable)
                {
                    goesOn = shell.Press(Console.ReadKey(intercept: true));
                    drawAt = 0;
                }

                if (clock.ElapsedMilliseconds >= drawAt)
                {
                    drawAt = clock.ElapsedMilliseconds + RedrawMilliseconds;
                    int height = Math.Max(10, Console.WindowHeight);
                    Console.Out.Write(Paper.Terminal(shell.Draw(height, clock.ElapsedMilliseconds), Math.Max(40, Console.WindowWidth), height));
                }

                stop.Token.WaitHandle.WaitOne(PollMilliseconds);
            }
        }
        finally
        {
            Console.Out.Write("\e[?25h\e[?1049l");
        }

        return ExitCode.Ok;
    }
}
