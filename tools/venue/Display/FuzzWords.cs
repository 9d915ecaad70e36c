using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trackside.Venue.Fuzz;

namespace Trackside.Venue.Display;

/// <summary>What is said about a fuzzing, in one language.</summary>
internal sealed record FuzzWords
{
    /// <summary>It begins. Arguments: lines, payloads, boxes, circuit, seed.</summary>
    public required string Begins { get; init; }

    /// <summary>How far it is. Arguments: state of the circuit, lines, payloads, seconds, inputs a second.</summary>
    public required string Progress { get; init; }

    /// <summary>The circuit is open.</summary>
    public required string Open { get; init; }

    /// <summary>The circuit is closed.</summary>
    public required string Closed { get; init; }

    /// <summary>Heads of the table: box, roles, lines by broker, lines by cable, payloads, overheard, refused, old, dropped, faults.</summary>
    public required string[] Heads { get; init; }

    /// <summary>The sum. Arguments: lines, payloads, seconds, inputs a second, lost and thrown again.</summary>
    public required string Sum { get; init; }

    /// <summary>What was watched. Arguments: outputs, samples, longest round in milliseconds.</summary>
    public required string Watched { get; init; }

    /// <summary>Nothing changed.</summary>
    public required string Nothing { get; init; }

    /// <summary>Something changed. Arguments: the findings, the file with the last inputs.</summary>
    public required string Changed { get; init; }

    /// <summary>It ended before all was thrown.</summary>
    public required string Short { get; init; }

    /// <summary>In a language.</summary>
    public static FuzzWords Of(string language) => language == "fr" ? French : English;

    private static FuzzWords English { get; } = new()
    {
        Begins = "{0} console lines and {1} MQTT payloads at {2} of {3}, seed {4}; the venue starts",
        Progress = "{0}: {1} lines, {2} payloads, {3:0} s, {4:0} a second",
        Open = "open, all green",
        Closed = "closed, all red",
        Heads = ["box", "roles", "lines, broker", "lines, cable", "payloads", "overheard", "refused", "old", "dropped", "faults"],
        Sum = "{0} lines and {1} payloads taken in {2:0} s, {3:0} a second; {4} did not arrive and were thrown again",
        Watched = "{0} outputs watched, sampled {1} times besides; longest round of a loop {2:0} ms",
        Nothing = "nothing changed; rightful orders were obeyed afterwards",
        Changed = "CHANGED:\n{0}\nthe last inputs are in {1}",
        Short = "ended before everything was thrown",
    };

    private static FuzzWords French { get; } = new()
    {
        Begins = "{0} lignes de console et {1} messages MQTT sur {2} de {3}, graine {4} ; le site démarre",
        Progress = "{0} : {1} lignes, {2} messages, {3:0} s, {4:0} par seconde",
        Open = "ouvert, tout au vert",
        Closed = "fermé, tout au rouge",
        Heads = ["boîtier", "rôles", "lignes, MQTT", "lignes, câble", "messages", "entendus", "refusés", "périmés", "perdus", "fautes"],
        Sum = "{0} lignes et {1} messages reçus en {2:0} s, {3:0} par seconde ; {4} non arrivés et envoyés de nouveau",
        Watched = "{0} sorties surveillées, relevées {1} fois en plus ; plus long tour de boucle {2:0} ms",
        Nothing = "rien n'a changé ; les ordres légitimes ont été suivis ensuite",
        Changed = "CHANGÉ :\n{0}\nles dernières entrées sont dans {1}",
        Short = "fini avant que tout soit envoyé",
    };

    /// <summary>How far it is.</summary>
    public string Line(FuzzProgress progress) =>
        Format(Progress, progress.IsOpen ? Open : Closed, progress.Lines, progress.Payloads, progress.Seconds, (progress.Lines + progress.Payloads) / Math.Max(0.001, progress.Seconds));

    /// <summary>The table and what it comes to.</summary>
    public string Table(FuzzResult result)
    {
        List<string[]> rows = [Heads, .. result.Boxes.Select(RowOf)];
        int[] widths = [.. Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length))];
        IEnumerable<string> lines = rows.Select(row => string.Join("  ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        string end = result.Findings.Count > 0 ? Format(Changed, string.Join('\n', result.Findings), result.Trail) : result.Good ? Nothing : Short;
        return string.Join('\n', [
            .. lines,
            "",
            Format(Sum, result.Lines, result.Payloads, result.Seconds, (result.Lines + result.Payloads) / Math.Max(0.001, result.Seconds), result.Lost),
            Format(Watched, result.Outputs, result.Samples, result.LongestRound * 1000),
            end,
        ]);
    }

    /// <summary>The same for a program.</summary>
    public static string ToJson(FuzzResult result) => JsonSerializer.Serialize(
        new
        {
            good = result.Good,
            seed = result.Asked.Seed,
            secure = result.IsSecure,
            lines = result.Lines,
            payloads = result.Payloads,
            seconds = Math.Round(result.Seconds, 1),
            perSecond = Math.Round((result.Lines + result.Payloads) / Math.Max(0.001, result.Seconds)),
            lost = result.Lost,
            outputs = result.Outputs,
            samples = result.Samples,
            longestRoundMilliseconds = Math.Round(result.LongestRound * 1000),
            findings = result.Findings,
            trail = result.Trail,
            boxes = result.Boxes,
        },
        JsonSerializerOptions.Web);

    private static string Format(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    private static string[] RowOf(FuzzedBox box) =>
        [box.Id, box.Roles, .. new[] { box.Lines, box.CableLines, box.Payloads, box.Overheard, box.Bad, box.Stale, box.Dropped, box.Faults }.Select(figure => figure.ToString(CultureInfo.InvariantCulture))];
}
