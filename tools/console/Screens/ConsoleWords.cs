using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trackside.Technician.Export;

namespace Trackside.Technician.Screens;

/// <summary>What the console on the PC says to people, in one language.</summary>
internal sealed record ConsoleWords
{
    /// <summary>Heads of the overview: box, state, commanded, applied, proved, clock, heard, battery, noise, queue, alarms.</summary>
    public required string[] Heads { get; init; }

    /// <summary>Heads on a narrow terminal: box, state, commanded>applied>proved, clock, heard, alarms.</summary>
    public required string[] NarrowHeads { get; init; }

    /// <summary>The broker is there. Argument: its address.</summary>
    public required string Listening { get; init; }

    /// <summary>The broker is not there. Arguments: its address, why, seconds since anything was heard.</summary>
    public required string Gone { get; init; }

    /// <summary>The broker has not been reached yet. Arguments: its address, why.</summary>
    public required string Connecting { get; init; }

    /// <summary>Counts. Arguments: boxes, ready, with alarms, lost, not heard.</summary>
    public required string Counts { get; init; }

    /// <summary>An interlock. Arguments: circuit, state, direction, epoch.</summary>
    public required string Interlock { get; init; }

    /// <summary>What it waits for. Argument: the first proof.</summary>
    public required string Missing { get; init; }

    /// <summary>Boxes that are locked out. Argument: which.</summary>
    public required string LockedOut { get; init; }

    /// <summary>Which page. Arguments: page, pages, filter.</summary>
    public required string Page { get; init; }

    /// <summary>Keys of the overview.</summary>
    public required string Keys { get; init; }

    /// <summary>The same on a narrow terminal.</summary>
    public required string KeysShort { get; init; }

    /// <summary>Keys of a box.</summary>
    public required string BoxKeys { get; init; }

    /// <summary>A box that never spoke.</summary>
    public required string NotHeard { get; init; }

    /// <summary>The box did not answer. Arguments: box, seconds.</summary>
    public required string NoAnswer { get; init; }

    /// <summary>The broker did not answer. Arguments: address, why.</summary>
    public required string NoBroker { get; init; }

    /// <summary>The line could not be sent.</summary>
    public required string NotSent { get; init; }

    /// <summary>Heads of the comparison: what, and what marks a difference.</summary>
    public required string[] CompareHeads { get; init; }

    /// <summary>What is compared, by the names of <see cref="Comparison"/>.</summary>
    public required IReadOnlyDictionary<string, string> Compared { get; init; }

    /// <summary>How many lines differ. Argument: the number.</summary>
    public required string Differences { get; init; }

    /// <summary>Marked for comparison. Argument: box.</summary>
    public required string Marked { get; init; }

    /// <summary>A snapshot was written. Argument: file.</summary>
    public required string Written { get; init; }

    /// <summary>What of a bundle is not as it was made, by its kind. Argument: the part.</summary>
    public required IReadOnlyDictionary<string, string> BundleFaults { get; init; }

    /// <summary>Stands behind a part whose number of rows is another. Arguments: rows found, rows sealed.</summary>
    public required string BundleRows { get; init; }

    /// <summary>Stands before each of them. Argument: it.</summary>
    public required string Tampered { get; init; }

    /// <summary>A bundle is as it was made.</summary>
    public required string Genuine { get; init; }

    /// <summary>It is not.</summary>
    public required string NotGenuine { get; init; }

    /// <summary>The boxes were not asked, as was wanted.</summary>
    public required string NotAsked { get; init; }

    /// <summary>They could not be asked. Argument: the broker's address.</summary>
    public required string NotReached { get; init; }

    /// <summary>They were. Arguments: boxes heard, boxes there are.</summary>
    public required string BoxesHeard { get; init; }

    /// <summary>The cable is open. Argument: port.</summary>
    public required string Cable { get; init; }

    /// <summary>English.</summary>
    public static ConsoleWords English { get; } = new()
    {
        Heads = ["Box", "State", "Commanded", "Applied", "Proved", "Clock +-ms", "Heard s", "Battery V", "Noise", "Queue", "Alarms"],
        NarrowHeads = ["Box", "State", "Asked>shown>proved", "+-ms", "s", "Alarms"],
        Listening = "broker {0}",
        Gone = "BROKER {0} GONE ({1}): values are {2} s old; trying again",
        Connecting = "broker {0} not reached ({1}); trying again",
        Counts = "{0} boxes: {1} ready, {2} with alarms, {3} lost, {4} never heard",
        Interlock = "{0}: interlock {1}, direction {2}, epoch {3}",
        Missing = "waits for: {0}",
        LockedOut = "locked out: {0}",
        Page = "page {0}/{1} {2}",
        Keys = "arrows, PgUp/PgDn  Enter: open  /: filter  m: mark, c: compare with the marked one  q: quit",
        KeysShort = "Enter: open  /: filter  m: mark  c: compare  q: quit",
        BoxKeys = "type a command, Enter; help lists them  F2: follow the log  Esc: back",
        NotHeard = "not heard",
        NoAnswer = "{0} does not answer within {1} s: see whether it is there (./trackside console), or take the cable.",
        NoBroker = "The broker {0} cannot be reached ({1}): name it by --broker HOST:PORT, or take a cable by --port.",
        NotSent = "not sent: no connection to the broker",
        CompareHeads = ["", "differs"],
        Compared = new[]
        {
            "state", "reason", "alarms", "firmware", "board", "roles", "circuit", "configuration", "route", "route hash", "epoch", "boot",
            "uptime s", "memory", "clock synced", "clock +-us", "clock drift ppb", "reconnects", "bad messages", "longest tick us", "lamp faults", "applied", "proved",
        }.ToDictionary(name => name),
        Differences = "{0} lines differ",
        Marked = "marked: {0}",
        Written = "written: {0}",
        BundleFaults = new Dictionary<string, string>
        {
            [BundleFault.Changed] = "{0} was changed",
            [BundleFault.Missing] = "{0} is missing",
            [BundleFault.Added] = "{0} was added",
            [BundleFault.Twice] = "{0} is there twice",
            [BundleFault.Unsealed] = "{0} is not what was sealed by this key",
            [BundleFault.Unreadable] = "the archive cannot be read: {0}",
        },
        BundleRows = ": {0} rows, {1} when it was sealed",
        Tampered = "TAMPERED: {0}",
        Genuine = "genuine",
        NotGenuine = "NOT genuine",
        NotAsked = "boxes not asked",
        NotReached = "broker {0} not reached: boxes not asked",
        BoxesHeard = "{0} of {1} boxes heard",
        Cable = "{0} open; type help. Ctrl-C ends.",
    };

    /// <summary>French.</summary>
    public static ConsoleWords French { get; } = new()
    {
        Heads = ["Boîtier", "État", "Demandé", "Appliqué", "Prouvé", "Heure +-ms", "Entendu s", "Batterie V", "Bruit", "File", "Alarmes"],
        NarrowHeads = ["Boîtier", "État", "Demandé>montré>prouvé", "+-ms", "s", "Alarmes"],
        Listening = "courtier {0}",
        Gone = "COURTIER {0} PERDU ({1}) : valeurs vieilles de {2} s ; nouvel essai",
        Connecting = "courtier {0} pas encore joint ({1}) ; nouvel essai",
        Counts = "{0} boîtiers : {1} prêts, {2} en alarme, {3} perdus, {4} jamais entendus",
        Interlock = "{0} : inversion {1}, sens {2}, époque {3}",
        Missing = "attend : {0}",
        LockedOut = "exclus : {0}",
        Page = "page {0}/{1} {2}",
        Keys = "flèches, Page haut/bas  Entrée : ouvrir  / : filtrer  m : marquer, c : comparer au marqué  q : quitter",
        KeysShort = "Entrée : ouvrir  / : filtrer  m : marquer  c : comparer  q : quitter",
        BoxKeys = "commande, puis Entrée ; help les liste  F2 : journal  Échap : retour",
        NotHeard = "pas entendu",
        NoAnswer = "{0} ne répond pas en {1} s : voyez s'il est là (./trackside console), ou prenez le câble.",
        NoBroker = "Le courtier {0} est injoignable ({1}) : nommez-le par --broker HÔTE:PORT, ou prenez un câble par --port.",
        NotSent = "pas envoyé : aucune liaison avec le courtier",
        CompareHeads = ["", "diffère"],
        Compared = new Dictionary<string, string>
        {
            ["state"] = "état",
            ["reason"] = "raison",
            ["alarms"] = "alarmes",
            ["firmware"] = "micrologiciel",
            ["board"] = "carte",
            ["roles"] = "rôles",
            ["circuit"] = "circuit",
            ["configuration"] = "configuration",
            ["route"] = "parcours",
            ["route hash"] = "empreinte parcours",
            ["epoch"] = "époque",
            ["boot"] = "démarrage",
            ["uptime s"] = "en marche s",
            ["memory"] = "mémoire",
            ["clock synced"] = "heure connue",
            ["clock +-us"] = "heure +-us",
            ["clock drift ppb"] = "dérive ppb",
            ["reconnects"] = "reconnexions",
            ["bad messages"] = "messages refusés",
            ["longest tick us"] = "plus long tour us",
            ["lamp faults"] = "feux en panne",
            ["applied"] = "appliqué",
            ["proved"] = "prouvé",
        },
        Differences = "{0} lignes diffèrent",
        Marked = "marqué : {0}",
        Written = "écrit : {0}",
        BundleFaults = new Dictionary<string, string>
        {
            [BundleFault.Changed] = "{0} a été modifié",
            [BundleFault.Missing] = "{0} manque",
            [BundleFault.Added] = "{0} a été ajouté",
            [BundleFault.Twice] = "{0} y est deux fois",
            [BundleFault.Unsealed] = "{0} n'est pas ce que cette clé a scellé",
            [BundleFault.Unreadable] = "l'archive est illisible : {0}",
        },
        BundleRows = " : {0} lignes, {1} au scellement",
        Tampered = "FALSIFIÉ : {0}",
        Genuine = "authentique",
        NotGenuine = "PAS authentique",
        NotAsked = "boîtiers non interrogés",
        NotReached = "courtier {0} injoignable : boîtiers non interrogés",
        BoxesHeard = "{0} boîtiers entendus sur {1}",
        Cable = "{0} ouvert ; tapez help. Ctrl-C termine.",
    };

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static ConsoleWords Of(string language) => language == "fr" ? French : English;

    /// <summary>Fills a sentence.</summary>
    public static string Say(string sentence, params object?[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);
}
