using System.Collections.Generic;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Venue.Display;

/// <summary>Why a control box refused a request, and what to do about it, in one language: every <see cref="RefusalReason"/>.</summary>
internal sealed class RefusalTexts
{
    private readonly IReadOnlyDictionary<RefusalReason, string> reasons;
    private readonly string refused;
    private readonly string noReply;
    private readonly string notApplied;
    private readonly string notProved;
    private readonly string posts;

    private RefusalTexts(string refused, string noReply, string notApplied, string notProved, string posts, IReadOnlyDictionary<RefusalReason, string> reasons)
    {
        this.refused = refused;
        this.noReply = noReply;
        this.notApplied = notApplied;
        this.notProved = notProved;
        this.posts = posts;
        this.reasons = reasons;
    }

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static RefusalTexts Of(string language) => language == "fr" ? French : English;

    /// <summary>A refusal: its word for programs, and the sentence.</summary>
    public string Why(RefusalReason reason) => string.Format(System.Globalization.CultureInfo.InvariantCulture, refused, RefusalReasons.Of(reason), reasons[reason]);

    /// <summary>Why an aspect is not proved.</summary>
    public string Why(ControlOutcome outcome) => outcome.Reached switch
    {
        null => noReply + string.Join(", ", outcome.Missing),
        ControlResult.Refused => Refusal(outcome.Refusal),
        ControlResult.Accepted => notApplied + Missing(outcome.Missing),
        _ => notProved + Missing(outcome.Missing),
    };

    /// <summary>Why an operation was not taken.</summary>
    public string Why(OperationOutcome outcome) => outcome.Reached is null ? noReply + outcome.Order.Circuit : Refusal(outcome.Refusal);

    private string Refusal(RefusalReason? reason) => reason is { } known ? Why(known) : noReply;

    private string Missing(IReadOnlyList<string> missing) => missing.Count > 0 ? string.Join(", ", missing) : posts;

    private static RefusalTexts English { get; } = new(
        "refused ({0}): {1}",
        "no reply from ",
        "accepted, not applied by ",
        "applied, not proved by ",
        "all posts of the target",
        new Dictionary<RefusalReason, string>
        {
            [RefusalReason.Expired] = "it came too late: look at this computer's clock",
            [RefusalReason.Replayed] = "a newer request of the same issuer came before it: ask again",
            [RefusalReason.ClockUnsynced] = "the control box does not know the time: look at the time server",
            [RefusalReason.UnknownTarget] = "the circuit has no such post",
            [RefusalReason.NoAspect] = "the request names no aspect",
            [RefusalReason.NotCommandable] = "this aspect is only ever reported",
            [RefusalReason.TooManyIssuers] = "more programs ask than the control box keeps apart: use fewer names",
            [RefusalReason.TooFar] = "its expiry lies too far ahead: look at this computer's clock",
            [RefusalReason.ControlFailed] = "the control box has failed, the circuit stays red: restart the box",
            [RefusalReason.NoInterlock] = "the direction of this circuit is fixed",
            [RefusalReason.UnknownRoute] = "the control box knows no such route: bring its configuration up to date",
            [RefusalReason.SameDirection] = "that direction runs already",
            [RefusalReason.WrongState] = "not possible in this state",
            [RefusalReason.SessionOpen] = "the session is open: close it first",
            [RefusalReason.NotLocked] = "no direction is locked: nothing but red may be asked",
            [RefusalReason.NoReason] = "reason or confirming post is missing",
            [RefusalReason.ProofMissing] = "a proof is missing",
            [RefusalReason.NoBoard] = "name the board, and its number where it speaks to one vehicle",
            [RefusalReason.TooSoon] = "the profile keeps this aspect for a while: wait and ask again",
            [RefusalReason.NotReleasable] = "the profile lets another aspect follow first",
            [RefusalReason.RedButton] = "the red button of the control box is down, or its wire is cut: let it go, or have the wire mended",
            [RefusalReason.Forged] = "it is not signed by whom it names",
            [RefusalReason.NoStage] = "this circuit is no stage",
            [RefusalReason.StageOccupied] = "a vehicle is on the stage, or nobody knows",
            [RefusalReason.StageRed] = "a post of the stage is red",
            [RefusalReason.NotAuthorised] = "the profile gives this issuer no right to it: race control must ask",
            [RefusalReason.NoHold] = "what warns or stops does not end by itself: ask without a time",
        });

    private static RefusalTexts French { get; } = new(
        "refusé ({0}) : {1}",
        "pas de réponse de ",
        "accepté, pas appliqué par ",
        "appliqué, pas prouvé par ",
        "tous les postes visés",
        new Dictionary<RefusalReason, string>
        {
            [RefusalReason.Expired] = "la demande est arrivée trop tard : vérifiez l'heure de cet ordinateur",
            [RefusalReason.Replayed] = "une demande plus récente du même émetteur l'a précédée : demandez à nouveau",
            [RefusalReason.ClockUnsynced] = "le boîtier de contrôle ne connaît pas l'heure : vérifiez le serveur de temps",
            [RefusalReason.UnknownTarget] = "le circuit n'a pas ce poste",
            [RefusalReason.NoAspect] = "la demande ne nomme aucun signal",
            [RefusalReason.NotCommandable] = "ce signal n'est jamais demandé, seulement rapporté",
            [RefusalReason.TooManyIssuers] = "trop de programmes demandent : utilisez moins de noms",
            [RefusalReason.TooFar] = "son échéance est trop lointaine : vérifiez l'heure de cet ordinateur",
            [RefusalReason.ControlFailed] = "le boîtier de contrôle est en panne, le circuit reste au rouge : redémarrez-le",
            [RefusalReason.NoInterlock] = "le sens de ce circuit est fixe",
            [RefusalReason.UnknownRoute] = "le boîtier de contrôle ne connaît pas ce tracé : mettez sa configuration à jour",
            [RefusalReason.SameDirection] = "ce sens est déjà en service",
            [RefusalReason.WrongState] = "impossible dans cet état",
            [RefusalReason.SessionOpen] = "la session est ouverte : fermez-la d'abord",
            [RefusalReason.NotLocked] = "aucun sens n'est verrouillé : seul le rouge peut être demandé",
            [RefusalReason.NoReason] = "la raison ou le poste qui confirme manque",
            [RefusalReason.ProofMissing] = "une preuve manque",
            [RefusalReason.NoBoard] = "nommez le panneau, et son numéro s'il s'adresse à un véhicule",
            [RefusalReason.TooSoon] = "le règlement garde ce signal un moment : attendez et demandez à nouveau",
            [RefusalReason.NotReleasable] = "le règlement fait suivre un autre signal d'abord",
            [RefusalReason.RedButton] = "le bouton rouge du boîtier de contrôle est enfoncé, ou son fil est coupé : relâchez-le, ou faites réparer le fil",
            [RefusalReason.Forged] = "elle n'est pas signée par celui qu'elle nomme",
            [RefusalReason.NoStage] = "ce circuit n'est pas une spéciale",
            [RefusalReason.StageOccupied] = "un véhicule est sur la spéciale, ou nul ne le sait",
            [RefusalReason.StageRed] = "un poste de la spéciale est au rouge",
            [RefusalReason.NotAuthorised] = "le règlement n'en donne pas le droit à cet émetteur : la direction de course doit demander",
            [RefusalReason.NoHold] = "ce qui avertit ou arrête ne s'éteint pas seul : demandez sans durée",
        });
}
