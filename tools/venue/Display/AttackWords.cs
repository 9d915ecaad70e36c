using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trackside.Venue.Attacks;

namespace Trackside.Venue.Display;

/// <summary>The table of an attack, in one language.</summary>
internal sealed record AttackWords
{
    /// <summary>The attack begins. Arguments: boxes, attempts of each kind.</summary>
    public required string Begins { get; init; }

    /// <summary>Heads: kind, attempts, refused, seen, where, rightful twins, changed.</summary>
    public required string[] Heads { get; init; }

    /// <summary>In the order of <see cref="AttackKind"/>.</summary>
    public required string[] Kinds { get; init; }

    /// <summary>In the order of <see cref="AttackSeen"/>.</summary>
    public required string[] Places { get; init; }

    /// <summary>Nothing changed.</summary>
    public required string Nothing { get; init; }

    /// <summary>The sum. Arguments: attempts, refused.</summary>
    public required string Sum { get; init; }

    /// <summary>In a language.</summary>
    public static AttackWords Of(string language) => language == "fr" ? French : English;

    private static AttackWords English { get; } = new()
    {
        Begins = "{0} boxes with keys; an intruder tries each kind {1} times, beside each the same with the right credentials",
        Heads = ["attack", "attempts", "refused", "seen", "where", "twins served", "changed"],
        Kinds =
        [
            "client without TLS", "TLS without a certificate", "certificate signed by itself", "expired certificate", "revoked certificate",
            "box by another box's certificate", "box writes another's topic", "box writes control/state", "not race control, writes control/request",
            "request, forged signature", "request, played again", "request, past its expiry",
            "control/state, forged, broker taken over", "control/state, played again, broker taken over", "post's proof, forged, broker taken over",
            "gateway: control/state, forged", "gateway: control/state, played again", "gateway: post's proof, forged",
        ],
        Places = ["broker's log", "reply", "health", "gateway"],
        Nothing = "nothing",
        Sum = "{0} attempts, {1} refused",
    };

    private static AttackWords French { get; } = new()
    {
        Begins = "{0} boîtiers avec clés ; un intrus essaie {1} fois chaque attaque, et chaque fois la même avec les bons papiers",
        Heads = ["attaque", "essais", "refusés", "vus", "où", "jumeaux servis", "changé"],
        Kinds =
        [
            "client sans TLS", "TLS sans certificat", "certificat signé par lui-même", "certificat périmé", "certificat révoqué",
            "boîtier avec le certificat d'un autre", "boîtier écrit au nom d'un autre", "boîtier écrit control/state", "sans être la direction, écrit control/request",
            "demande, signature fausse", "demande rejouée", "demande périmée",
            "control/state falsifié, serveur MQTT pris", "control/state rejoué, serveur MQTT pris", "preuve d'un poste falsifiée, serveur MQTT pris",
            "passerelle : control/state falsifié", "passerelle : control/state rejoué", "passerelle : preuve d'un poste falsifiée",
        ],
        Places = ["journal MQTT", "réponse", "health", "passerelle"],
        Nothing = "rien",
        Sum = "{0} essais, {1} refusés",
    };

    /// <summary>The table, with the sum below.</summary>
    public string Table(IReadOnlyList<AttackResult> results)
    {
        List<string[]> rows = [Heads, .. results.Select(RowOf)];
        int[] widths = [.. Enumerable.Range(0, Heads.Length - 1).Select(column => rows.Max(row => row[column].Length))];
        IEnumerable<string> lines = rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            column >= widths.Length ? cell : column is 0 or 4 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        string sum = string.Format(CultureInfo.InvariantCulture, Sum, results.Sum(result => result.Attempts), results.Sum(result => result.Refused));
        return string.Join('\n', [.. lines, "", sum]);
    }

    /// <summary>The same for a program.</summary>
    public static string ToJson(IReadOnlyList<AttackResult> results) => JsonSerializer.Serialize(new
    {
        attempts = results.Sum(result => result.Attempts),
        refused = results.Sum(result => result.Refused),
        good = results.All(result => result.Good),
        attacks = results.Select(result => new
        {
            kind = NameOf(result.Kind),
            attempts = result.Attempts,
            refused = result.Refused,
            seen = result.Seen,
            where = NameOf(result.SeenIn),
            twins = result.Twins,
            twinsServed = result.TwinsServed,
            changed = result.Changed,
        }),
    });

    private static string NameOf<T>(T value) where T : struct, System.Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private string[] RowOf(AttackResult result) =>
    [
        Kinds[(int)result.Kind],
        Text(result.Attempts),
        Text(result.Refused),
        Text(result.Seen),
        Places[(int)result.SeenIn],
        $"{Text(result.TwinsServed)}/{Text(result.Twins)}",
        result.Changed.Count == 0 ? Nothing : string.Join("; ", result.Changed),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
