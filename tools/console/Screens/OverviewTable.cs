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

/// <summary>
/// A page of boxes as lines that fit. A wide terminal has a column for each fact; on a narrow one, of 80 columns, commanded, applied and proved stand together, once where they are
/// the same, and battery, noise and queue give way: their alarms tell of them.
/// </summary>
internal sealed class OverviewTable(ConsoleWords words, Words values, VenuePicture venue, IReadOnlyList<BoxView> boxes)
{
    private const double Second = 1_000_000;
    private const long NoisyClock = 20_000;
    private const int LeastAlarms = 24;
    private const int LongestAlarms = 200;
    private const int Facts = 3;
    private static readonly Style dim = new(Color.Grey);
    private static readonly Style red = new(Color.Red);
    private static readonly Style yellow = new(Color.Yellow);
    private static readonly Style green = new(Color.Green);

    /// <summary>Heads, a line under them, and the boxes.</summary>
    /// <param name="selected">The chosen one; -1 for none.</param>
    /// <param name="width">Columns of the terminal.</param>
    public IEnumerable<IRenderable> Lines(int selected, int width)
    {
        List<(string Text, Style? Style)[]> rows = [.. boxes.Select((box, i) => Wide(box, i == selected).ToArray())];
        string[] heads = words.Heads;
        int[] widths = Widths(heads, rows);
        if (RoomAfter(widths, width) < LeastAlarms)
        {
            rows = [.. boxes.Select((box, i) => Narrow(box, i == selected).ToArray())];
            heads = words.NarrowHeads;
            widths = Widths(heads, rows);
        }

        int room = Math.Max(1, RoomAfter(widths, width));
        yield return Row([.. heads.SkipLast(1).Select((head, i) => (head.PadLeft(i == 0 ? head.Length + 2 : 0), (Style?)null))], heads[^1], null, widths, room);
        yield return Fitted.Rule(width);
        for (int i = 0; i < rows.Count; i++)
        {
            yield return Row(rows[i], Alarms(boxes[i], room), IsOld(boxes[i]) ? dim : red, widths, room);
        }
    }

    // One that does not fit ends with a word that says so.
    private string Alarms(BoxView box, int room)
    {
        if (box.RefusedMessages == 0)
        {
            return Own(box, room);
        }

        string forged = ConsoleWords.Say(TrustTexts.Of(words == ConsoleWords.French ? "fr" : "en").InItsName, box.RefusedMessages);
        string own = Own(box, room - forged.Length - 1);
        return own.Length > 0 && own.Length + forged.Length + 1 <= room ? $"{forged},{own}" : forged;
    }

    private static string Own(BoxView box, int room) =>
        AlarmNames.List(box.Alarms, LongestAlarms) is not { } all ? box.Reason ?? ""
        : all.Length <= room ? all : AlarmNames.List(box.Alarms, Math.Max(AlarmNames.More.Length, room))!;

    private static Paragraph Row((string Text, Style? Style)[] cells, string last, Style? style, int[] widths, int room) =>
        Fitted.Row([.. cells.Select((cell, i) => (cell.Text, widths[i], cell.Style)), (last, room, style)]);

    private static int[] Widths(string[] heads, IReadOnlyList<(string Text, Style? Style)[]> rows) =>
        [.. Enumerable.Range(0, heads.Length - 1).Select(i => rows.Select(row => row[i].Text.Length).Append(heads[i].Length + (i == 0 ? 2 : 0)).Max())];

    private static int RoomAfter(int[] widths, int width) => width - widths.Sum(column => column + Fitted.Gap);

    private IEnumerable<(string Text, Style? Style)> Wide(BoxView box, bool isSelected)
    {
        bool isOld = IsOld(box);
        Style? plain = isOld ? dim : null;
        yield return Name(box, isSelected);
        yield return State(box);
        foreach ((string Text, Style? Style) fact in Three(box))
        {
            yield return fact;
        }

        yield return Clock(box);
        yield return (Heard(box), plain);
        yield return (box.Health?.Battery is { } battery ? (battery / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) : "", plain);
        yield return (box.Health?.Noise?.ToString(CultureInfo.InvariantCulture) ?? "", plain);
        yield return (box.Health?.Queue?.ToString(CultureInfo.InvariantCulture) ?? "", plain);
    }

    private IEnumerable<(string Text, Style? Style)> Narrow(BoxView box, bool isSelected)
    {
        yield return Name(box, isSelected);
        yield return State(box);
        (string Text, Style? Style)[] three = [.. Three(box)];
        string[] different = [.. three.Select(fact => fact.Text).Distinct()];
        yield return (different.Length == 1 ? different[0] : string.Join('>', three.Select(fact => fact.Text.Length == 0 ? "-" : fact.Text)), three[Facts - 1].Style);
        yield return Clock(box);
        yield return (Heard(box), IsOld(box) ? dim : null);
    }

    private static (string Text, Style? Style) Name(BoxView box, bool isSelected) => ((isSelected ? "> " : "  ") + box.Box, isSelected ? new Style(decoration: Decoration.Invert) : null);

    private (string Text, Style? Style) State(BoxView box) => box.State is not BoxState state
        ? (words.NotHeard, dim)
        : (values.States[(int)state], state switch
        {
            BoxState.Ready => green,
            BoxState.Lost => red,
            _ => yellow,
        });

    private IEnumerable<(string Text, Style? Style)> Three(BoxView box)
    {
        bool isOld = IsOld(box);
        yield return Fact(box.Lamps?.Commanded, box.Sign?.Commanded, isOld);
        yield return Fact(box.Lamps?.Applied, box.Sign?.Applied, isOld);
        yield return Fact(box.Lamps?.Proved, box.Sign?.Proved, isOld);
    }

    private (string Text, Style? Style) Fact(Aspect? aspect, string? direction, bool isOld) => aspect is not Aspect shown
        ? (direction ?? "", isOld ? dim : direction is "unproved" or "conflict" ? red : null)
        : (values.Aspects[(int)shown], isOld ? dim : shown switch
        {
            Aspect.Dark => dim,
            Aspect.Green => green,
            Aspect.Red or Aspect.Unproved => red,
            _ => yellow,
        });

    private (string Text, Style? Style) Clock(BoxView box) => box.Health is not { } health ? ("", null)
        : !health.Synced ? ("?", IsOld(box) ? dim : red)
        : (health.Uncertainty is { } some ? (some / 1000.0).ToString("0.00", CultureInfo.InvariantCulture) : "", IsOld(box) ? dim : health.Uncertainty > NoisyClock ? yellow : null);

    private string Heard(BoxView box) => box.LastSeen == 0 ? "" : ((venue.Now - box.LastSeen) / Second).ToString("0", CultureInfo.InvariantCulture);

    private bool IsOld(BoxView box) => !venue.IsListening || venue.IsSilent(box) || box.State == BoxState.Lost;
}
