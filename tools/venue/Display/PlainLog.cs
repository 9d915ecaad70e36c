using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Trackside.Gateway;

namespace Trackside.Venue.Display;

/// <summary>Lines for a log: every change of a box's state, and the figures now and then. No colours, no cursor.</summary>
internal sealed class PlainLog(TextWriter writer, Words words) : IDisplay
{
    private const long FiguresMilliseconds = 5000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> states = [];
    private readonly Dictionary<string, string> interlocks = [];
    private readonly long start = Environment.TickCount64;
    private long nextFigures;

    /// <inheritdoc/>
    public void During(Func<RunFacts> facts, Action<Action> work) => work(() => Show(facts));

    /// <inheritdoc/>
    public void Say(string line)
    {
        lock (gate)
        {
            double seconds = (Environment.TickCount64 - start) / 1000.0;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds,7:0.0}  {line}"));
        }
    }

    private void Show(Func<RunFacts> facts)
    {
        RunFacts now = facts();
        foreach (BoxFacts box in now.Boxes.Where(box => box.View?.State is not null))
        {
            string state = $"{words.States[(int)box.View!.State!]}{(box.View.Reason is { Length: > 0 } reason ? $" ({reason})" : "")}";
            if (states.GetValueOrDefault(box.Id) != state)
            {
                states[box.Id] = state;
                Say($"{box.Id}: {state}");
            }
        }

        foreach (InterlockView view in now.Interlocks)
        {
            string proofs = words.Direction.Line(view) + string.Concat(view.Missing.Take(1).Select(missing => $"; {missing.Text(words.Direction.IsFrench)}"));
            if (interlocks.GetValueOrDefault(view.Circuit) != proofs)
            {
                interlocks[view.Circuit] = proofs;
                Say(proofs);
            }
        }

        long elapsed = Environment.TickCount64 - start;
        if (elapsed >= nextFigures)
        {
            nextFigures = elapsed + FiguresMilliseconds;
            Say(string.Format(CultureInfo.InvariantCulture, words.Figures, now.Ready, now.Boxes.Count, now.Made, now.Stored, now.LapsByCircuit.Values.Sum()));
        }
    }
}
