using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Trackside.Core;
using Trackside.Venue.World;

namespace Trackside.Benchmarks.Flags;

/// <summary>
/// From a marshal's finger to the post's own lamp, its cable cut: double yellow, of which one lamp or the other burns at any moment. Edges reach the firmware
/// 0 to 10 ms late, as on the device.
/// </summary>
internal static class ButtonRounds
{
    private const int PressMilliseconds = 60;
    private const int Tries = 5;

    /// <summary>How many posts are pressed in turn: no hand presses one button more than twice a second, and the firmware would call it bouncing.</summary>
    private const int Posts = 8;

    /// <summary>Cuts the cables, waits until green is gone, and presses.</summary>
    public static void Run(FlagCircuit circuit, int rounds, Random random, Times times)
    {
        PostPanel[] panels = [.. circuit.Isolate(Posts)];
        FlagCircuit.Await(() => panels.All(panel => panel.IsDark), () => "green dark without control");
        foreach (PostPanel panel in panels)
        {
            panel.TurnKey(true);
        }

        Thread.Sleep(500); // the key is debounced like any button
        for (int round = 0; round < rounds; round++)
        {
            Thread.Sleep(random.Next(20, 60));
            Press(panels[round % Posts], times);
        }
    }

    private static void Press(PostPanel panel, Times times)
    {
        Finish lit = new(1);
        void Light(bool isLit)
        {
            if (isLit)
            {
                lit.Cross(0);
            }
        }

        panel.Yellow.Switched += Light;
        panel.Lamps[Lamp.YellowTwin].Switched += Light;
        lit.Begin();
        panel.Push(Inputs.DoubleYellowButton, true);
        times.Add(lit.Wait("the marshal's double yellow"));
        Thread.Sleep(PressMilliseconds);
        panel.Push(Inputs.DoubleYellowButton, false);
        Thread.Sleep(PressMilliseconds);
        panel.Yellow.Switched -= Light;
        panel.Lamps[Lamp.YellowTwin].Switched -= Light;
        Clear(panel);
    }

    // Dark for a moment is the rhythm of a flash: cleared is what stays dark. A press that a late edge swallowed is repeated.
    private static void Clear(PostPanel panel)
    {
        for (int tries = 0; tries < Tries; tries++)
        {
            panel.PushClear(true);
            Thread.Sleep(PressMilliseconds);
            panel.PushClear(false);
            Thread.Sleep(PressMilliseconds);
            long start = Stopwatch.GetTimestamp();
            bool isDark = true;
            while (isDark && Stopwatch.GetElapsedTime(start).TotalMilliseconds < PressMilliseconds)
            {
                isDark = panel.IsDark;
                Thread.Sleep(1);
            }

            if (isDark)
            {
                return;
            }
        }

        throw new TimeoutException("the marshal's double yellow could not be cleared");
    }
}
