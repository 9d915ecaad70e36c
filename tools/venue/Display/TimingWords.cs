using System.Collections.Generic;
using Trackside.Gateway;

namespace Trackside.Venue.Display;

/// <summary>What sessions, reports and lap tables say to people, in one language.</summary>
internal sealed record TimingWords
{
    /// <summary>A session began. Arguments: number, circuits, client, route, when.</summary>
    public required string Opened { get; init; }

    /// <summary>A session ended. Arguments: number, circuits, client, hours.</summary>
    public required string Closed { get; init; }

    /// <summary>The circuit is let already. Arguments: circuit, client, number of the session.</summary>
    public required string AlreadyOpen { get; init; }

    /// <summary>Nothing is open. Argument: circuit.</summary>
    public required string NoneOpen { get; init; }

    /// <summary>A session would end before it began. Argument: circuit.</summary>
    public required string BeforeItsBegin { get; init; }

    /// <summary>The circuit was let at that time. Arguments: circuit, client, number of the session.</summary>
    public required string Overlaps { get; init; }

    /// <summary>Client or circuit are missing.</summary>
    public required string Incomplete { get; init; }

    /// <summary>Last line of a report, one a circuit. Arguments: circuit, days, hours.</summary>
    public required string Total { get; init; }

    /// <summary>Two databases were merged. Arguments: passings added, of those recorded as lost before, lines of the flag log.</summary>
    public required string Merged { get; init; }

    /// <summary>A box was left out of a merge. Argument: box.</summary>
    public required string NotMerged { get; init; }

    /// <summary>Nothing is there.</summary>
    public required string Nothing { get; init; }

    /// <summary>Column heads by column name; a column that is not named here is its own head.</summary>
    public required IReadOnlyDictionary<string, string> Heads { get; init; }

    /// <summary>English.</summary>
    public static TimingWords English { get; } = new()
    {
        Opened = "session {0}: {1} let to {2}, route {3}, since {4}",
        Closed = "session {0}: {1}, {2}: closed after {3:0.00} h",
        AlreadyOpen = "{0} is let to {1} (session {2}): close that session first.",
        NoneOpen = "{0} has no open session: ./trackside session list shows those that are open.",
        BeforeItsBegin = "the session of {0} began later than that: give a later --at.",
        Overlaps = "{0} was let to {1} at that time (session {2}): give another --at.",
        Incomplete = "a session needs a client and a circuit: give --client and --circuit.",
        Total = "{0}: {1} days, {2:0.00} h",
        Merged = "{0} passings added, {1} of them had been recorded as lost; {2} lines of the flag log added",
        NotMerged = "{0} was left out: the two databases hold different passings under one number (its storage was erased while one gateway was away); keep both files",
        Nothing = "nothing",
        Heads = new Dictionary<string, string>(),
    };

    /// <summary>French.</summary>
    public static TimingWords French { get; } = new()
    {
        Opened = "session {0} : {1} loué à {2}, tracé {3}, depuis {4}",
        Closed = "session {0} : {1}, {2} : fermée après {3:0.00} h",
        AlreadyOpen = "{0} est loué à {1} (session {2}) : fermez d'abord cette session.",
        NoneOpen = "{0} n'a pas de session ouverte : ./trackside session list montre celles qui le sont.",
        BeforeItsBegin = "la session de {0} a commencé plus tard : donnez une heure --at ultérieure.",
        Overlaps = "{0} était loué à {1} à cette heure (session {2}) : donnez une autre heure --at.",
        Incomplete = "une session demande un client et un circuit : donnez --client et --circuit.",
        Total = "{0} : {1} jours, {2:0.00} h",
        Merged = "{0} passages ajoutés, dont {1} notés comme perdus ; {2} lignes du journal des drapeaux ajoutées",
        NotMerged = "{0} a été laissé de côté : les deux bases ont d'autres passages sous un même numéro (sa mémoire a été effacée pendant l'absence d'une passerelle) ; gardez les deux fichiers",
        Nothing = "rien",
        Heads = new Dictionary<string, string>
        {
            ["client"] = "client", ["circuit"] = "circuit", ["circuits"] = "circuits", ["route"] = "tracé", ["opened"] = "ouverte", ["closed"] = "fermée",
            ["day"] = "jour", ["hours"] = "heures", ["transponder"] = "transpondeur", ["lap"] = "tour", ["laps"] = "tours", ["lap_us"] = "temps µs",
            ["uncertainty_us"] = "incertitude µs", ["end"] = "fin", ["flags"] = "remarques", ["sector"] = "secteur", ["from"] = "de", ["to"] = "à",
            ["sector_us"] = "temps µs", ["run"] = "passage", ["start"] = "départ", ["state"] = "état", ["stage_us"] = "temps µs",
            ["intermediates_us"] = "intermédiaires µs", ["finish_ab_us"] = "arrivée A-B µs", ["trap"] = "radar", ["time"] = "heure", ["kmh"] = "km/h",
            ["uncertainty_kmh"] = "incertitude km/h", ["position"] = "place", ["best_us"] = "meilleur µs", ["gap_us"] = "écart µs", ["interval_us"] = "intervalle µs",
        },
    };

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static TimingWords Of(string language) => language == "fr" ? French : English;

    /// <summary>Why a session cannot be, as a sentence with the remedy.</summary>
    public string Why(SessionException refused) => refused.Reason switch
    {
        SessionFault.AlreadyOpen => string.Format(System.Globalization.CultureInfo.InvariantCulture, AlreadyOpen, refused.Circuit, refused.Session?.Client, refused.Session?.Id),
        SessionFault.NoneOpen => string.Format(System.Globalization.CultureInfo.InvariantCulture, NoneOpen, refused.Circuit),
        SessionFault.BeforeItsBegin => string.Format(System.Globalization.CultureInfo.InvariantCulture, BeforeItsBegin, refused.Circuit),
        SessionFault.Overlaps => string.Format(System.Globalization.CultureInfo.InvariantCulture, Overlaps, refused.Circuit, refused.Session?.Client, refused.Session?.Id),
        _ => Incomplete,
    };
}
