using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;

namespace Trackside.Technician.Screens;

/// <summary>What of the overview is looked at.</summary>
/// <param name="Filter">Text that a box must hold; empty for all.</param>
/// <param name="Selected">Place of the chosen box among those that do; -1 for none.</param>
/// <param name="Rows">Boxes on a page.</param>
internal sealed record OverviewPlace(string Filter, int Selected, int Rows);

/// <summary>The live table of the boxes, alarms first. Draws what it is given; knows no terminal.</summary>
internal sealed class Overview(ConsoleWords words, Words values)
{
    private const double Second = 1_000_000;
    private const int AlarmsLength = 60;
    private const long NoisyClock = 1_000;
    private static readonly Style dim = new(Color.Grey);
    private static readonly Style red = new(Color.Red);
    private static readonly Style yellow = new(Color.Yellow);
    private static readonly Style green = new(Color.Green);

    /// <summary>Draws.</summary>
    public IRenderable Draw(VenuePicture venue, OverviewPlace place)
    {
        IReadOnlyList<BoxView> boxes = venue.Sorted(place.Filter);
        List<IRenderable> parts = [Connection(venue), Counts(venue)];
        parts.AddRange(venue.Interlocks.SelectMany(Interlock));
        int rows = Math.Max(1, place.Rows);
        int pages = Math.Max(1, (boxes.Count + rows - 1) / rows);
        int page = Math.Clamp(place.Selected / rows, 0, pages - 1);
        Table table = new() { Border = TableBorder.Simple };
        foreach (string head in words.Heads)
        {
            // Where the terminal is narrow the alarms give way, not the facts.
            table.AddColumn(new TableColumn(new Text(head)) { NoWrap = head != words.Heads[^1], Padding = new Padding(0, 0, 1, 0) });
        }

        for (int i = page * rows; i < Math.Min(boxes.Count, (page + 1) * rows); i++)
        {
            table.AddRow(Row(venue, boxes[i], i == place.Selected));
        }

        parts.Add(table);
        if (pages > 1 || place.Filter.Length > 0)
        {
            parts.Add(new Text(ConsoleWords.Say(words.Page, page + 1, pages, place.Filter.Length > 0 ? "/" + place.Filter : ""), dim));
        }

        return new Rows(parts);
    }

    /// <summary>The line that says whether what is shown is of now.</summary>
    public Text Connection(VenuePicture venue)
    {
        string why = venue.Fault ?? "...";
        return venue.IsListening ? new Text(ConsoleWords.Say(words.Listening, venue.Broker), green)
            : venue.LastHeard == 0 ? new Text(ConsoleWords.Say(words.Connecting, venue.Broker, why), yellow)
            : new Text(ConsoleWords.Say(words.Gone, venue.Broker, why, (long)((venue.Now - venue.LastHeard) / Second)), red);
    }

    private Text Counts(VenuePicture venue) => new(ConsoleWords.Say(
        words.Counts,
        venue.Boxes.Count,
        venue.Boxes.Count(box => box.State == BoxState.Ready),
        venue.Boxes.Count(box => box.Alarms != Alarm.None && box.State != BoxState.Lost),
        venue.Boxes.Count(box => box.State == BoxState.Lost),
        venue.Boxes.Count(box => box.State is null)));

    private IEnumerable<IRenderable> Interlock(InterlockView interlock)
    {
        bool isLocked = interlock.State == InterlockState.Locked;
        string direction = interlock.Target is null || interlock.Target == interlock.Direction ? interlock.Direction ?? "-" : $"{interlock.Direction} -> {interlock.Target}";
        yield return new Text(
            ConsoleWords.Say(words.Interlock, interlock.Circuit, InterlockStates.Of(interlock.State), direction, interlock.Epoch),
            isLocked ? green : interlock.State == InterlockState.Fault ? red : yellow);
        if (!isLocked && interlock.Missing.Count > 0)
        {
            yield return new Text("  " + ConsoleWords.Say(words.Missing, interlock.Missing[0].Text(words == ConsoleWords.French)), yellow);
        }

        if (interlock.LockedOut is { } boxes)
        {
            yield return new Text("  " + ConsoleWords.Say(words.LockedOut, boxes), yellow);
        }
    }

    private IEnumerable<IRenderable> Row(VenuePicture venue, BoxView box, bool isSelected)
    {
        bool isOld = !venue.IsListening || venue.IsSilent(box) || box.State == BoxState.Lost;
        HealthView? health = box.Health;
        Text Plain(string text) => new(text, isOld ? dim : null);
        yield return new Text((isSelected ? "> " : "  ") + box.Box, isSelected ? new Style(decoration: Decoration.Invert) : null);
        yield return State(box);
        yield return Fact(box.Lamps?.Commanded, box.Sign?.Commanded, isOld);
        yield return Fact(box.Lamps?.Applied, box.Sign?.Applied, isOld);
        yield return Fact(box.Lamps?.Proved, box.Sign?.Proved, isOld);
        yield return health is null ? new Text("") : !health.Synced ? new Text("?", isOld ? dim : red)
            : new Text(Milliseconds(health.Uncertainty), isOld ? dim : health.Uncertainty > NoisyClock * 20 ? yellow : null);
        yield return Plain(box.LastSeen == 0 ? "" : ((venue.Now - box.LastSeen) / Second).ToString("0", CultureInfo.InvariantCulture));
        yield return Plain(health?.Battery is { } battery ? (battery / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) : "");
        yield return Plain(health?.Noise?.ToString(CultureInfo.InvariantCulture) ?? "");
        yield return Plain(health?.Queue?.ToString(CultureInfo.InvariantCulture) ?? "");
        yield return new Text(AlarmNames.List(box.Alarms, AlarmsLength) ?? box.Reason ?? "", isOld ? dim : red);
    }

    private Text State(BoxView box) => box.State is not BoxState state
        ? new Text(words.NotHeard, dim)
        : new Text(values.States[(int)state], state switch
        {
            BoxState.Ready => green,
            BoxState.Lost => red,
            _ => yellow,
        });

    private Text Fact(Aspect? aspect, string? direction, bool isOld) => aspect is not Aspect shown
        ? new Text(direction ?? "", isOld ? dim : direction is "unproved" or "conflict" ? red : null)
        : new Text(values.Aspects[(int)shown], isOld ? dim : shown switch
        {
            Aspect.Dark => dim,
            Aspect.Green => green,
            Aspect.Red or Aspect.Unproved => red,
            _ => yellow,
        });

    private static string Milliseconds(long? microseconds) =>
        microseconds is { } some ? (some / 1000.0).ToString("0.00", CultureInfo.InvariantCulture) : "";
}
