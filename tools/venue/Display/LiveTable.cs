using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Spectre.Console;
using Spectre.Console.Rendering;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Venue.Display;

/// <summary>The live table on a terminal: figures, last events, and the boxes, those in trouble first.</summary>
internal sealed class LiveTable(IAnsiConsole console, Words words) : IDisplay
{
    private const int EventLines = 4;
    private const int MissingLines = 3;
    private readonly Lock gate = new();
    private readonly Queue<string> events = new();

    /// <inheritdoc/>
    public void During(Func<RunFacts> facts, Action<Action> work) =>
        console.Live(new Text("")).AutoClear(false).Overflow(VerticalOverflow.Crop).Start(context => work(() => context.UpdateTarget(Draw(facts()))));

    /// <inheritdoc/>
    public void Say(string line)
    {
        lock (gate)
        {
            events.Enqueue(line);
            if (events.Count > EventLines)
            {
                events.Dequeue();
            }
        }
    }

    private Rows Draw(RunFacts facts)
    {
        // The boxes come last: what a small terminal cuts off is the end of a long table.
        List<IRenderable> parts = [];
        string laps = string.Join("   ", facts.LapsByCircuit.Select(entry => string.Format(CultureInfo.InvariantCulture, words.Laps, entry.Key, entry.Value)));
        string passings = string.Join("   ", facts.LastPassings.Select(passing => $"{passing.Circuit}/{passing.Loop} {passing.Transponder?.ToString(CultureInfo.InvariantCulture) ?? "-"}"));
        parts.Add(new Text(string.Format(CultureInfo.InvariantCulture, words.Figures, facts.Ready, facts.Boxes.Count, facts.Made, facts.Stored, facts.LapsByCircuit.Values.Sum())));
        parts.Add(new Text(laps));
        parts.Add(new Text($"{words.LastPassings}: {passings}"));
        parts.AddRange(facts.Interlocks.SelectMany(Proofs));
        lock (gate)
        {
            parts.AddRange(events.Select(line => new Text(line, new Style(decoration: Decoration.Dim))));
        }

        parts.Add(Boxes(facts));
        return new Rows(parts);
    }

    // Where a direction stands, and what people can do about it first.
    private IEnumerable<IRenderable> Proofs(InterlockView view)
    {
        Color colour = view.State switch { InterlockState.Locked => Color.Green, InterlockState.Fault => Color.Red, _ => Color.Yellow };
        yield return new Text(words.Direction.Line(view), new Style(colour));
        foreach (MissingProof missing in view.Missing.Take(MissingLines))
        {
            yield return new Text(words.Direction.Missing + missing.Text(words.Direction.IsFrench));
        }
    }

    private Table Boxes(RunFacts facts)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string head in words.Heads)
        {
            table.AddColumn(new TableColumn(new Text(head)) { NoWrap = true });
        }

        foreach (BoxFacts box in facts.Boxes.OrderBy(box => box.View?.State is null or BoxState.Ready))
        {
            LampsView? lamps = box.View?.Lamps;
            HealthView? health = box.View?.Health;
            table.AddRow(
                new Text(box.Id),
                new Text(box.Roles),
                State(box.View),
                Of(lamps?.Commanded),
                Of(lamps?.Applied),
                Of(lamps?.Proved),
                new Text(health?.Offset is long offset ? (Math.Round(offset / 1000.0, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture) : ""),
                new Text(health?.Queue?.ToString(CultureInfo.InvariantCulture) ?? ""));
        }

        return table;
    }

    private Text State(BoxView? view)
    {
        if (view?.State is not BoxState state)
        {
            return new Text("...", new Style(Color.Grey));
        }

        Color colour = state switch
        {
            BoxState.Ready => Color.Green,
            BoxState.Lost => Color.Red,
            _ => Color.Yellow,
        };
        return new Text(words.States[(int)state], new Style(colour));
    }

    private Text Of(Aspect? aspect) => aspect is not Aspect shown ? new Text("") : new Text(words.Aspects[(int)shown], new Style(shown switch
    {
        Aspect.Dark => Color.Grey,
        Aspect.Green => Color.Green,
        Aspect.Red or Aspect.Unproved => Color.Red,
        _ => Color.Yellow,
    }));
}
