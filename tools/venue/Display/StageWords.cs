using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Venue.Display;

/// <summary>What is said about a stage, in one language.</summary>
internal sealed record StageWords
{
    /// <summary>The start was taken. Argument: circuit.</summary>
    public required string Started { get; init; }

    /// <summary>The stage counts as free. Argument: circuit.</summary>
    public required string Cleared { get; init; }

    /// <summary>The control box refused. Arguments: circuit, why.</summary>
    public required string Refused { get; init; }

    /// <summary>Nobody answers. Arguments: circuit, broker.</summary>
    public required string Silent { get; init; }

    /// <summary>The control box did not reply.</summary>
    public required string NoReply { get; init; }

    /// <summary>What to do about a refusal; its bare word where this has none.</summary>
    public required IReadOnlyDictionary<RefusalReason, string> Refusals { get; init; }

    /// <summary>English.</summary>
    public static StageWords English { get; } = new()
    {
        Started = "{0}: five seconds, then green for one vehicle",
        Cleared = "{0}: the stage counts as free",
        Refused = "{0}: refused: {1}",
        Silent = "no control box of \"{0}\" is heard on {1}: start the venue ('./trackside run') or name its broker with --broker HOST:PORT.",
        NoReply = "no reply from the control box",
        Refusals = new Dictionary<RefusalReason, string>
        {
            [RefusalReason.StageOccupied] = "a vehicle is on the stage, or nobody knows: wait for it, say 'stage clear' once the marshals have looked, or start with --allow",
            [RefusalReason.StageRed] = "a post of the stage is red: clear it first",
            [RefusalReason.WrongState] = "the start post is not on red, or a start is under way",
            [RefusalReason.NoStage] = "its control box knows no stage: bring its configuration up to date",
            [RefusalReason.ClockUnsynced] = "the control box does not know the time: look at the time server",
            [RefusalReason.ControlFailed] = "the control box has failed: restart it",
        },
    };

    /// <summary>French.</summary>
    public static StageWords French { get; } = new()
    {
        Started = "{0} : cinq secondes, puis vert pour un seul véhicule",
        Cleared = "{0} : la spéciale est considérée comme libre",
        Refused = "{0} : refusé : {1}",
        Silent = "aucun boîtier de contrôle de « {0} » n'est entendu sur {1} : démarrez le site (« ./trackside run ») ou nommez son courtier avec --broker HÔTE:PORT.",
        NoReply = "pas de réponse du boîtier de contrôle",
        Refusals = new Dictionary<RefusalReason, string>
        {
            [RefusalReason.StageOccupied] = "un véhicule est sur la spéciale, ou nul ne le sait : attendez-le, dites « stage clear » quand les commissaires ont vu, ou partez avec --allow",
            [RefusalReason.StageRed] = "un poste de la spéciale est au rouge : libérez-le d'abord",
            [RefusalReason.WrongState] = "le poste de départ n'est pas au rouge, ou un départ est en cours",
            [RefusalReason.NoStage] = "le boîtier de contrôle ne connaît pas de spéciale : mettez sa configuration à jour",
            [RefusalReason.ClockUnsynced] = "le boîtier de contrôle ne connaît pas l'heure : vérifiez le serveur de temps",
            [RefusalReason.ControlFailed] = "le boîtier de contrôle est en panne : redémarrez-le",
        },
    };

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static StageWords Of(string language) => language == "en" ? English : French;

    /// <summary>Why a request was refused, and what to do.</summary>
    public string Why(RefusalReason? refusal) => refusal is not { } reason ? NoReply : Refusals.TryGetValue(reason, out string? text) ? text : RefusalReasons.Of(reason);
}
