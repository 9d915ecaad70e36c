using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trackside.Flash.Nanoff;

namespace Trackside.Flash.Display;

/// <summary>What the tool says to technicians, in one language.</summary>
internal sealed record FlashWords
{
    /// <summary>How results are written for scripts.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Keys were made. Arguments: folder, made, kept.</summary>
    public required string KeysMade { get; init; }

    /// <summary>A holder has no keys because they were revoked. Argument: name.</summary>
    public required string KeysRevoked { get; init; }

    /// <summary>Boxes wait for their keys. Arguments: how many, which.</summary>
    public required string KeysToFlash { get; init; }

    /// <summary>What the broker needs. Argument: its configuration.</summary>
    public required string KeysBroker { get; init; }

    /// <summary>A box begins. Arguments: box, board, port, configuration.</summary>
    public required string Begins { get; init; }

    /// <summary>A step is done. Argument: seconds.</summary>
    public required string StepDone { get; init; }

    /// <summary>A step failed. Argument: why.</summary>
    public required string StepFailed { get; init; }

    /// <summary>The box is waited for. Argument: seconds.</summary>
    public required string Waiting { get; init; }

    /// <summary>What a real run would wait for. Arguments: seconds, where.</summary>
    public required string WouldWait { get; init; }

    /// <summary>Proved. Arguments: box, firmware, board, configuration, boot.</summary>
    public required string Proved { get; init; }

    /// <summary>No proof was asked for.</summary>
    public required string NotProved { get; init; }

    /// <summary>Nothing was heard. Argument: seconds.</summary>
    public required string Silent { get; init; }

    /// <summary>Something else announced itself. Argument: difference.</summary>
    public required string Wrong { get; init; }

    /// <summary>A proved box has trouble all the same. Argument: which.</summary>
    public required string InTrouble { get; init; }

    /// <summary>Its boot number would be refused. Arguments: what, last boot.</summary>
    public required string StaleBoot { get; init; }

    /// <summary>The flash was erased, and the broker was not asked for the boot number.</summary>
    public required string BootUnknown { get; init; }

    /// <summary>The end. Arguments: boxes, good.</summary>
    public required string Closing { get; init; }

    /// <summary>The image. Arguments: bytes, assemblies' source.</summary>
    public required string Image { get; init; }

    /// <summary>Names of the steps, in their order.</summary>
    public required string[] Steps { get; init; }

    /// <summary>English.</summary>
    public static FlashWords English { get; } = new()
    {
        KeysMade = "Keys in {0}: {1} made, {2} kept.",
        KeysRevoked = "'{0}' has no keys: they were revoked. Give new ones with: ./trackside flash keys rotate {0}",
        KeysToFlash = "{0} boxes wait to be flashed with their keys: {1}",
        KeysBroker = "The broker reads {0}; tell it of changes with: kill -HUP $(pidof mosquitto). A connection that is open stays open: restart it to end one.",
        Begins = "{0} on {1} at {2}, configuration {3}",
        StepDone = "      done ({0:0.0} s)",
        StepFailed = "      FAILED: {0}",
        Waiting = "  waiting up to {0} s for the box to announce itself (its RESET button helps) ...",
        WouldWait = "the box announces itself within {0} s at {1}",
        Proved = "  PROVED: {0} runs firmware {1} on {2} with configuration {3}, boot {4}",
        NotProved = "  not proved: nobody listened (--prove none)",
        Silent = "  NOT PROVED: nothing heard within {0} s. Is the cable or the Wi-Fi connected, the broker running? Press RESET and repeat with --only proof.",
        Wrong = "  NOT PROVED: what announced itself is not what was flashed ({0}). Does another box have the same name? Flash again; --erase where the board was another box.",
        InTrouble = "          it says: {0}. On a bench without lamps and sensors that is as it should be.",
        StaleBoot = "  NOT PROVED: {0}. The other boxes would refuse it. Repeat with: --only files --boot {1}, then RESET.",
        BootUnknown = "  ! it counts its boots from 1 now: without the broker (--prove mqtt) its last number is not known. Where it takes the place of another, repeat with --only files --boot N, N surely greater than any before, such as the date.",
        Closing = "{0} boxes, {1} good",
        Image = "image: {0} bytes from {1}",
        Steps = ["runtime", "network", "files", "firmware", "proof"],
    };

    /// <summary>French.</summary>
    public static FlashWords French { get; } = new()
    {
        KeysMade = "Clés dans {0} : {1} faites, {2} gardées.",
        KeysRevoked = "« {0} » n'a pas de clés : elles ont été révoquées. En donner de nouvelles : ./trackside flash keys rotate {0}",
        KeysToFlash = "{0} boîtiers attendent leurs clés : {1}",
        KeysBroker = "Le courtier lit {0} ; lui signaler les changements : kill -HUP $(pidof mosquitto). Une connexion ouverte le reste : le redémarrer pour y mettre fin.",
        Begins = "{0} sur {1} à {2}, configuration {3}",
        StepDone = "      fait ({0:0.0} s)",
        StepFailed = "      ÉCHEC : {0}",
        Waiting = "  attente de l'annonce du boîtier, {0} s au plus (son bouton RESET aide) ...",
        WouldWait = "le boîtier s'annonce en moins de {0} s sur {1}",
        Proved = "  PROUVÉ : {0} exécute le micrologiciel {1} sur {2} avec la configuration {3}, démarrage {4}",
        NotProved = "  non prouvé : personne n'a écouté (--prove none)",
        Silent = "  NON PROUVÉ : rien entendu en {0} s. Le câble ou le Wi-Fi est-il branché, le courtier en marche ? Appuyer sur RESET et répéter avec --only proof.",
        Wrong = "  NON PROUVÉ : ce qui s'annonce n'est pas ce qui a été écrit ({0}). Un autre boîtier a-t-il le même nom ? Recommencer ; --erase si la carte était un autre boîtier.",
        InTrouble = "          il dit : {0}. Sur une table sans feux ni capteurs, c'est normal.",
        StaleBoot = "  NON PROUVÉ : {0}. Les autres boîtiers le refuseraient. Répéter avec : --only files --boot {1}, puis RESET.",
        BootUnknown = "  ! il compte désormais ses démarrages à partir de 1 : sans le courtier (--prove mqtt), son dernier numéro est inconnu. S'il en remplace un autre, répéter avec --only files --boot N, N sûrement plus grand que tous les précédents, comme la date.",
        Closing = "{0} boîtiers, {1} bons",
        Image = "image : {0} octets de {1}",
        Steps = ["moteur", "réseau", "fichiers", "micrologiciel", "preuve"],
    };

    /// <summary>Fills in a sentence.</summary>
    public string Say(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    /// <summary>The name of a step.</summary>
    public string Step(Step step) => Steps[(int)step];

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static FlashWords Of(string language) => language == "fr" ? French : English;
}
