using System;
using System.Globalization;

namespace Trackside.Technician.Giving;

/// <summary>What is said while a configuration is given, in one language.</summary>
internal sealed record GivingWords
{
    /// <summary>It begins. Arguments: box, seal, bytes.</summary>
    public required string Begin { get; init; }

    /// <summary>Progress. Arguments: bytes, of bytes.</summary>
    public required string Sent { get; init; }

    /// <summary>Taken. Argument: version.</summary>
    public required string Taken { get; init; }

    /// <summary>The box came back. Arguments: box, seal, version.</summary>
    public required string Confirmed { get; init; }

    /// <summary>It runs it already. Arguments: box, seal.</summary>
    public required string Same { get; init; }

    /// <summary>It went back. Arguments: box, version, why, the seal that runs, what that means.</summary>
    public required string RolledBack { get; init; }

    /// <summary>It refused. Arguments: box, its words.</summary>
    public required string Refused { get; init; }

    /// <summary>No answer before anything was taken. Argument: box.</summary>
    public required string Silent { get; init; }

    /// <summary>No answer after it was taken. Arguments: box, version.</summary>
    public required string Gone { get; init; }

    /// <summary>Without a change: what would be given. Arguments: box, seal, bytes, way.</summary>
    public required string Would { get; init; }

    /// <summary>How many boxes run another one. Argument: the number.</summary>
    public required string Changed { get; init; }

    /// <summary>What a box's reason for going back means.</summary>
    public required Func<string?, string> Meaning { get; init; }

    /// <summary>English.</summary>
    public static GivingWords English { get; } = new()
    {
        Begin = "{0}: configuration {1}, {2} bytes",
        Sent = "  {0}/{1} bytes",
        Taken = "  version {0} is written and on trial: the box restarts and has 60 s to come back",
        Confirmed = "CONFIRMED: {0} runs configuration {1}, version {2}",
        Same = "nothing to do: {0} runs configuration {1} already",
        RolledBack = "GIVEN UP: {0} tried version {1} and went back ({2}: {4}). It runs {3}. Mend the cause and give it again; 'config clear' on the box ends the alarm.",
        Refused = "REFUSED: {0} says: {1}. Nothing has changed.",
        Silent = "NO ANSWER: {0} is not heard. Nothing has changed. Look with ./trackside console, or take the cable: --port PORT.",
        Gone = "NOT HEARD AGAIN: {0} took version {1} and says nothing here. If the configuration names another broker, look there; else take the cable: --port PORT.",
        Would = "{0}: would be given configuration {1}, {2} bytes, by {3}",
        Changed = "{0} boxes run another configuration than the venue file makes",
        Meaning = why => why switch
        {
            "no-link" => "it did not reach the broker for 5 s within a minute: address and port of the broker, its certificates, or the broker was away",
            "restarted" => "it started again before it had come back: a crash, a hang, or its supply",
            "role-failed" => "a part of the program failed with it: see its log",
            "unfit" => "the board cannot serve it: a pin that is missing or taken twice",
            _ => "the file on its flash was damaged: give it again",
        },
    };

    /// <summary>French.</summary>
    public static GivingWords French { get; } = new()
    {
        Begin = "{0} : configuration {1}, {2} octets",
        Sent = "  {0}/{1} octets",
        Taken = "  la version {0} est écrite et à l'essai : le boîtier redémarre et a 60 s pour revenir",
        Confirmed = "CONFIRMÉE : {0} tourne avec la configuration {1}, version {2}",
        Same = "rien à faire : {0} a déjà la configuration {1}",
        RolledBack = "ABANDONNÉE : {0} a essayé la version {1} et est revenu en arrière ({2} : {4}). Il tourne avec {3}. Corrigez la cause et redonnez-la ; « config clear » sur le boîtier éteint l'alarme.",
        Refused = "REFUSÉE : {0} dit : {1}. Rien n'est changé.",
        Silent = "PAS DE RÉPONSE : {0} n'est pas entendu. Rien n'est changé. Voyez avec ./trackside console, ou prenez le câble : --port PORT.",
        Gone = "PLUS ENTENDU : {0} a pris la version {1} et ne dit plus rien ici. Si la configuration nomme un autre courtier, cherchez-le là ; sinon prenez le câble : --port PORT.",
        Would = "{0} : recevrait la configuration {1}, {2} octets, par {3}",
        Changed = "{0} boîtiers tournent avec une autre configuration que celle du fichier du site",
        Meaning = why => why switch
        {
            "no-link" => "il n'a pas joint le courtier pendant 5 s en une minute : adresse et port du courtier, certificats, ou courtier absent",
            "restarted" => "il a redémarré avant d'être revenu : plantage, blocage ou alimentation",
            "role-failed" => "une partie du programme a échoué : voyez son journal",
            "unfit" => "la carte ne peut pas la servir : une broche manque ou sert deux fois",
            _ => "le fichier était abîmé dans sa mémoire : redonnez-la",
        },
    };

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static GivingWords Of(string language) => language == "fr" ? French : English;

    /// <summary>Fills a sentence.</summary>
    public static string Say(string sentence, params object?[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);

    /// <summary>The sentence of a report.</summary>
    public string Of(GivingReport report) => report.Outcome switch
    {
        Outcome.Confirmed => Say(Confirmed, report.Box, report.Configuration, report.Version),
        Outcome.Same => Say(Same, report.Box, report.Configuration),
        Outcome.RolledBack => Say(RolledBack, report.Box, report.Version, report.Detail, report.Running, Meaning(report.Detail)),
        Outcome.Refused => Say(Refused, report.Box, report.Detail),
        _ => report.Version == 0 ? Say(Silent, report.Box) : Say(Gone, report.Box, report.Version),
    };
}
