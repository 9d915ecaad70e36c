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

    // Connection, counts, a blank, heads, the line under them, the page.
    private const int HeadLines = 6;
    private const int RefusalLines = 1;
    private readonly TrustTexts trust = TrustTexts.Of(words == ConsoleWords.French ? "fr" : "en");
    private static readonly Style dim = new(Color.Grey);
    private static readonly Style red = new(Color.Red);
    private static readonly Style yellow = new(Color.Yellow);
    private static readonly Style green = new(Color.Green);

    /// <summary>Lines it takes beside the rows of boxes.</summary>
    public int LinesBeside(VenuePicture venue) => HeadLines + (venue.Refused is null ? 0 : RefusalLines) + venue.Interlocks.Sum(interlock => Interlock(interlock).Count());

    /// <summary>Draws.</summary>
    public IRenderable Draw(VenuePicture venue, OverviewPlace place) => new Fitted(width => Draw(venue, place, width));

    private Rows Draw(VenuePicture venue, OverviewPlace place, int width)
    {
        IReadOnlyList<BoxView> boxes = venue.Sorted(place.Filter);
        List<IRenderable> parts = [Connection(venue), Counts(venue)];
        if (venue.Refused is { } refused)
        {
            parts.Add(Fitted.Line(trust.Line(refused), red));
        }

        parts.AddRange(venue.Interlocks.SelectMany(Interlock));
        parts.Add(new Text(""));
        int rows = Math.Max(1, place.Rows);
        int pages = Math.Max(1, (boxes.Count + rows - 1) / rows);
        int page = Math.Clamp(place.Selected / rows, 0, pages - 1);
        BoxView[] shown = [.. boxes.Skip(page * rows).Take(rows)];
        parts.AddRange(new OverviewTable(words, values, venue, shown).Lines(place.Selected - (page * rows), width));
        parts.Add(Fitted.Line(pages > 1 || place.Filter.Length > 0 ? ConsoleWords.Say(words.Page, page + 1, pages, place.Filter.Length > 0 ? "/" + place.Filter : "") : "", dim));
        return new Rows(parts);
    }

    /// <summary>The line that says whether what is shown is of now.</summary>
    public IRenderable Connection(VenuePicture venue)
    {
        string why = venue.Fault ?? "...";
        return venue.IsListening ? Fitted.Line(ConsoleWords.Say(words.Listening, venue.Broker) + (venue.Keys is null ? "" : trust.AreChecked), green)
            : venue.LastHeard == 0 ? Fitted.Line(ConsoleWords.Say(words.Connecting, venue.Broker, why), yellow)
            : Fitted.Line(ConsoleWords.Say(words.Gone, venue.Broker, why, (long)((venue.Now - venue.LastHeard) / Second)), red);
    }

    private Fitted Counts(VenuePicture venue) => Fitted.Line(ConsoleWords.Say(
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
        yield return Fitted.Line(
            ConsoleWords.Say(words.Interlock, interlock.Circuit, values.Direction.States[(int)interlock.State], direction, interlock.Epoch),
            isLocked ? green : interlock.State == InterlockState.Fault ? red : yellow);
        if (!isLocked && interlock.Missing.Count > 0)
        {
            yield return Fitted.Line("  " + ConsoleWords.Say(words.Missing, interlock.Missing[0].Text(words == ConsoleWords.French)), yellow);
        }

        if (interlock.LockedOut is { } boxes)
        {
            yield return Fitted.Line("  " + ConsoleWords.Say(words.LockedOut, boxes), yellow);
        }
    }
}
