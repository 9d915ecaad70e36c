using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Technician.Screens;

/// <summary>One line of a comparison.</summary>
/// <param name="What">What is compared.</param>
/// <param name="First">Of the first box.</param>
/// <param name="Second">Of the second.</param>
/// <param name="Counts">Whether a difference means something: figures that always differ do not.</param>
internal sealed record ComparedLine(string What, string First, string Second, bool Counts)
{
    /// <summary>Whether the two differ where they should not.</summary>
    public bool Differs => Counts && First != Second;
}

/// <summary>Two boxes side by side, differences marked.</summary>
internal static class Comparison
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<ComparedLine> Lines(BoxView one, BoxView other) =>
    [
        Line("state", one.State?.ToString(), other.State?.ToString()),
        Line("reason", one.Reason, other.Reason),
        Line("alarms", AlarmNames.List(one.Alarms, 400), AlarmNames.List(other.Alarms, 400)),
        Line("firmware", one.Firmware, other.Firmware),
        Line("board", one.Board, other.Board),
        Line("roles", one.Roles, other.Roles),
        Line("circuit", one.Circuit, other.Circuit),
        Line("configuration", one.Configuration, other.Configuration, counts: false),
        Line("route", one.Route, other.Route),
        Line("route hash", one.RouteHash, other.RouteHash),
        Line("epoch", Number(one.Epoch), Number(other.Epoch)),
        Line("boot", Number(one.Boot), Number(other.Boot), counts: false),
        Line("uptime s", Number(one.Health?.Uptime), Number(other.Health?.Uptime), counts: false),
        Line("memory", Number(one.Health?.Memory), Number(other.Health?.Memory), counts: false),
        Line("clock synced", one.Health?.Synced.ToString(), other.Health?.Synced.ToString()),
        Line("clock +-us", Number(one.Health?.Uncertainty), Number(other.Health?.Uncertainty), counts: false),
        Line("clock drift ppb", Number(one.Health?.Drift), Number(other.Health?.Drift), counts: false),
        Line("reconnects", Number(one.Health?.Reconnects), Number(other.Health?.Reconnects), counts: false),
        Line("bad messages", Number(one.Health?.BadMessages), Number(other.Health?.BadMessages), counts: false),
        Line("longest tick us", Number(one.Health?.TickMax), Number(other.Health?.TickMax), counts: false),
        Line("lamp faults", one.Lamps?.Faults, other.Lamps?.Faults),
        Line("applied", one.Lamps?.Applied.ToString() ?? one.Sign?.Applied, other.Lamps?.Applied.ToString() ?? other.Sign?.Applied),
        Line("proved", one.Lamps?.Proved.ToString() ?? one.Sign?.Proved, other.Lamps?.Proved.ToString() ?? other.Sign?.Proved),
    ];

    /// <summary>Draws them: what differs first, so that it is seen where not all has room.</summary>
    /// <param name="one">The first box.</param>
    /// <param name="other">The second.</param>
    /// <param name="words">In whose language.</param>
    /// <param name="height">Lines of the terminal.</param>
    public static IRenderable Draw(BoxView one, BoxView other, ConsoleWords words, int height = int.MaxValue) => new Fitted(width =>
    {
        IReadOnlyList<ComparedLine> lines = Lines(one, other);
        int label = Math.Max(lines.Max(line => words.Compared[line.What].Length), words.CompareHeads[0].Length);
        int room = Math.Max(8, (width - label - words.CompareHeads[1].Length - (4 * Fitted.Gap)) / 2);
        IRenderable Row(string what, string first, string second, string mark, Style? style) =>
            Fitted.Row([(what, label, null), (first, room, style), (second, room, style), (mark, words.CompareHeads[1].Length, style)]);
        IEnumerable<ComparedLine> shown = lines.OrderByDescending(line => line.Differs).Take(Math.Max(1, height - 4));
        return new Rows(
        [
            Fitted.Line(ConsoleWords.Say(words.Differences, lines.Count(line => line.Differs))),
            Row("", one.Box, other.Box, words.CompareHeads[1], null),
            Fitted.Rule(width),
            .. shown.Select(line => Row(words.Compared[line.What], line.First, line.Second, line.Differs ? "<>" : "", line.Differs ? new Style(Color.Yellow) : null)),
        ]);
    });

    private static ComparedLine Line(string what, string? first, string? second, bool counts = true) => new(what, first ?? "-", second ?? "-", counts);

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
