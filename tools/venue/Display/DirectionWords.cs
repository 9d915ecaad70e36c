using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Venue.Display;

/// <summary>What is said about a circuit's direction, in one language. What is missing is said by <see cref="ProofWords"/>.</summary>
internal sealed record DirectionWords
{
    /// <summary>A proof that has come in, in the order of <see cref="Proof"/>; <c>#</c> stands for the box.</summary>
    public required string[] Proved { get; init; }

    /// <summary>Words of an interlock's state, in the order of <see cref="InterlockState"/>.</summary>
    public required string[] States { get; init; }

    /// <summary>Where it stands. Arguments: circuit, state, direction or way, epoch, posts in, posts, signs in, signs.</summary>
    public required string Standing { get; init; }

    /// <summary>Before a proof that has come in.</summary>
    public required string In { get; init; }

    /// <summary>Before one that is missing.</summary>
    public required string Missing { get; init; }

    /// <summary>The control box took the request. Arguments: circuit, what was asked.</summary>
    public required string Accepted { get; init; }

    /// <summary>It refused. Arguments: circuit, what was asked, why.</summary>
    public required string Refused { get; init; }

    /// <summary>Race control has committed. Argument: circuit.</summary>
    public required string Committed { get; init; }

    /// <summary>Time is over. Arguments: circuit, seconds.</summary>
    public required string TimedOut { get; init; }

    /// <summary>Nobody turned the key. Argument: circuit.</summary>
    public required string NoKey { get; init; }

    /// <summary>It ended elsewhere. Arguments: circuit, direction asked for.</summary>
    public required string GivenUp { get; init; }

    /// <summary>The end. Arguments: circuit, direction, seconds.</summary>
    public required string Done { get; init; }

    /// <summary>Nobody answers. Arguments: circuit, broker.</summary>
    public required string Silent { get; init; }

    /// <summary>The control box did not reply.</summary>
    public required string NoReply { get; init; }

    /// <summary>What to do about a refusal; its bare word where this has none.</summary>
    public required IReadOnlyDictionary<RefusalReason, string> Refusals { get; init; }

    /// <summary>Whether <see cref="ProofWords"/> are taken in French.</summary>
    public bool IsFrench { get; init; }

    /// <summary>English.</summary>
    public static DirectionWords English { get; } = new()
    {
        Proved =
        [
            "", "the session is closed", "race control has asked", "the key was turned", "post # proves red", "post # knows the direction", "post # pressed \"section clear\"",
            "earlier permissions have run out", "every vehicle has come in", "the track is proved empty", "the sweep car has seen every loop in order", "sign # proves that it is dark",
            "sign # proves its arrow", "the barrier # stands for the new direction", "# is confirmed", "race control has committed", "the start/finish post # has committed",
            "the partner circuit is ready", "no sign senses a foreign arrow", "the state is stored", "post # has confirmed on site",
        ],
        States = ["fixed", "FAULT", "locked", "closing", "clearing the track", "every sign dark", "setting the signs", "proving"],
        Standing = "{0}: {1}, {2}, epoch {3}; {4} of {5} posts and {6} of {7} signs are in",
        In = "  in       ",
        Missing = "  missing  ",
        Accepted = "{0}: {1} is accepted",
        Refused = "{0}: {1} is refused: {2}",
        Committed = "{0}: race control commits",
        TimedOut = "{0}: not locked after {1:0} s; what is missing stands above",
        NoKey = "{0}: nobody turned the key on the control box within 60 s: ask again",
        GivenUp = "{0}: the reversal to {1} was given up",
        Done = "{0}: {1} is locked after {2:0.0} s",
        Silent = "no control box of \"{0}\" is heard on {1}: start the venue ('./trackside run') or name its broker with --broker HOST:PORT.",
        NoReply = "no reply from the control box",
        Refusals = new Dictionary<RefusalReason, string>
        {
            [RefusalReason.SessionOpen] = "the session is open: close it first (--close-session)",
            [RefusalReason.SameDirection] = "that direction runs already",
            [RefusalReason.WrongState] = "not possible in this state of the interlock",
            [RefusalReason.NotLocked] = "no direction is locked",
            [RefusalReason.NoInterlock] = "the direction of this circuit is fixed",
            [RefusalReason.UnknownRoute] = "the control box knows no such route: bring its configuration up to date",
            [RefusalReason.UnknownTarget] = "the control box knows no such box or place",
            [RefusalReason.ProofMissing] = "a proof is missing",
            [RefusalReason.ClockUnsynced] = "the control box does not know the time: look at the time server",
            [RefusalReason.ControlFailed] = "the control box has failed: restart it",
            [RefusalReason.Expired] = "the request came too late: look at this computer's clock",
            [RefusalReason.TooFar] = "the request is good for too long: look at this computer's clock",
            [RefusalReason.Replayed] = "the request was heard before: ask again",
            [RefusalReason.TooManyIssuers] = "too many different names have asked this control box: ask from a place that has asked before",
            [RefusalReason.NoReason] = "a lock-out needs a reason and another post whose marshal will look",
            [RefusalReason.Forged] = "the request is not signed by race control: bring its keys up to date",
        },
    };

    /// <summary>French.</summary>
    public static DirectionWords French { get; } = new()
    {
        IsFrench = true,
        Proved =
        [
            "", "la session est fermée", "la direction de course a demandé", "la clé a été tournée", "le poste # prouve le rouge", "le poste # connaît le sens", "le poste # a appuyé sur « secteur libre »",
            "les autorisations précédentes ont expiré", "tous les véhicules sont rentrés", "la piste est prouvée vide", "la voiture balai a vu toutes les boucles dans l'ordre", "le panneau # prouve qu'il est éteint",
            "le panneau # prouve sa flèche", "la barrière # est en place pour le nouveau sens", "# est confirmé", "la direction de course a validé", "le poste de départ # a validé",
            "le circuit associé est prêt", "aucun panneau ne voit de flèche étrangère", "l'état est enregistré", "le poste # a confirmé sur place",
        ],
        States = ["fixe", "DÉFAUT", "verrouillé", "fermeture", "libération de la piste", "panneaux éteints", "mise en place des panneaux", "preuves"],
        Standing = "{0} : {1}, {2}, époque {3} ; {4} postes sur {5} et {6} panneaux sur {7} sont acquis",
        In = "  acquis   ",
        Missing = "  manque   ",
        Accepted = "{0} : {1} est accepté",
        Refused = "{0} : {1} est refusé : {2}",
        Committed = "{0} : la direction de course valide",
        TimedOut = "{0} : pas verrouillé après {1:0} s ; ce qui manque est écrit ci-dessus",
        NoKey = "{0} : personne n'a tourné la clé du boîtier de contrôle dans les 60 s : demandez à nouveau",
        GivenUp = "{0} : l'inversion vers {1} a été abandonnée",
        Done = "{0} : {1} est verrouillé après {2:0.0} s",
        Silent = "aucun boîtier de contrôle de « {0} » n'est entendu sur {1} : démarrez le site (« ./trackside run ») ou nommez son courtier avec --broker HÔTE:PORT.",
        NoReply = "pas de réponse du boîtier de contrôle",
        Refusals = new Dictionary<RefusalReason, string>
        {
            [RefusalReason.SessionOpen] = "la session est ouverte : fermez-la d'abord (--close-session)",
            [RefusalReason.SameDirection] = "ce sens est déjà en service",
            [RefusalReason.WrongState] = "impossible dans cet état du verrouillage",
            [RefusalReason.NotLocked] = "aucun sens n'est verrouillé",
            [RefusalReason.NoInterlock] = "le sens de ce circuit est fixe",
            [RefusalReason.UnknownRoute] = "le boîtier de contrôle ne connaît pas ce tracé : mettez sa configuration à jour",
            [RefusalReason.UnknownTarget] = "le boîtier de contrôle ne connaît ni ce boîtier ni ce lieu",
            [RefusalReason.ProofMissing] = "une preuve manque",
            [RefusalReason.ClockUnsynced] = "le boîtier de contrôle ne connaît pas l'heure : vérifiez le serveur de temps",
            [RefusalReason.ControlFailed] = "le boîtier de contrôle est en panne : redémarrez-le",
            [RefusalReason.Expired] = "la demande est arrivée trop tard : vérifiez l'heure de cet ordinateur",
            [RefusalReason.TooFar] = "la demande est valable trop longtemps : vérifiez l'heure de cet ordinateur",
            [RefusalReason.Replayed] = "la demande a déjà été entendue : demandez à nouveau",
            [RefusalReason.TooManyIssuers] = "trop de demandeurs différents pour ce boîtier de contrôle : demandez d'un poste qui a déjà demandé",
            [RefusalReason.NoReason] = "une mise hors service demande un motif et un autre poste dont le commissaire ira voir",
            [RefusalReason.Forged] = "la demande n'est pas signée par la direction de course : mettez ses clés à jour",
        },
    };

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static DirectionWords Of(string language) => language == "fr" ? French : English;

    /// <summary>Where an interlock stands, in one line.</summary>
    public string Line(InterlockView view) => string.Format(
        CultureInfo.InvariantCulture, Standing, view.Circuit, States[(int)view.State], WayOf(view), view.Epoch, InOf(view.Posts), view.Posts.Length, InOf(view.Signs), view.Signs.Length);

    /// <summary>Why a request was not taken, with the remedy.</summary>
    public string Why(OperationOutcome outcome)
    {
        string reason = outcome.Refusal is not RefusalReason refusal ? NoReply : Refusals.GetValueOrDefault(refusal, RefusalReasons.Of(refusal));
        return string.Join("; ", outcome.Missing.Select(missing => missing.Text(IsFrench)).Prepend(reason));
    }

    /// <summary>A proof that has come in.</summary>
    public string ProvedText(MissingProof proof) => Proved[(int)proof.Proof].Replace("#", proof.Box, StringComparison.Ordinal);

    private static string WayOf(InterlockView view) =>
        view.Target is null || view.Target == view.Direction ? view.Direction ?? "-" : $"{view.Direction ?? "-"} → {view.Target}";

    private static int InOf(string letters) => letters.Count(letter => letter is '+' or 'x');
}
