using System;
using System.Globalization;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Venue.Display;

/// <summary>What is said about flags and their log, in one language.</summary>
internal sealed record FlagTexts
{
    /// <summary>A reply on the way. Arguments: seconds, result, posts missing or nothing.</summary>
    public required string Step { get; init; }

    /// <summary>Words of the results, in the order of <see cref="Messages.ControlResult"/>.</summary>
    public required string[] Results { get; init; }

    /// <summary>Between a result and the posts that are missing.</summary>
    public required string Missing { get; init; }

    /// <summary>Proved. Arguments: circuit, target, aspect, seconds.</summary>
    public required string Done { get; init; }

    /// <summary>Not proved. Arguments: circuit, target, aspect, why.</summary>
    public required string NotDone { get; init; }

    /// <summary>A board stands at the line. Arguments: circuit, board, post.</summary>
    public required string BoardShown { get; init; }

    /// <summary>It does not. Arguments: circuit, board.</summary>
    public required string BoardNotShown { get; init; }

    /// <summary>Nobody answers. Arguments: circuit, broker.</summary>
    public required string Silent { get; init; }

    /// <summary>Heads of the three facts.</summary>
    public required string[] Facts { get; init; }

    /// <summary>A panel shows notice.</summary>
    public required string Notice { get; init; }

    /// <summary>A replayed line of each kind, in the order of <see cref="Gateway.FlagKind"/>. Arguments: who, what, post or all, detail.</summary>
    public required string[] Replayed { get; init; }

    /// <summary>Every post.</summary>
    public required string Everyone { get; init; }

    /// <summary>When a showing was proved. Argument: milliseconds after.</summary>
    public required string ProvedAfter { get; init; }

    /// <summary>A showing that was not proved.</summary>
    public required string NotProved { get; init; }

    /// <summary>There is no such offer. Arguments: number, circuit, the open ones.</summary>
    public required string NoOffer { get; init; }

    /// <summary>An offer was declined. Arguments: circuit, post, aspect.</summary>
    public required string Declined { get; init; }

    /// <summary>Timing offers something. Arguments: circuit, post, aspect, whom, by whom, seconds until it is to be shown.</summary>
    public required string Offered { get; init; }

    /// <summary>Beside an offer: timing asks for it by itself.</summary>
    public required string ByItself { get; init; }

    /// <summary>In place of a vehicle that is not known.</summary>
    public required string Somebody { get; init; }

    /// <summary>Why a request was refused.</summary>
    public required RefusalTexts Refusals { get; init; }

    /// <summary>The words of a language.</summary>
    public static FlagTexts Of(string language) => language == "fr" ? French : English;

    /// <summary>An offer in one line.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    public string OfferLine(FlagOffer offer, long now)
    {
        string by = offer.By is { } faster ? $" ({faster})" : "";
        string whom = offer.Transponder?.ToString(CultureInfo.InvariantCulture) ?? Somebody;
        string post = offer.Post.Length > 0 ? offer.Post : Everyone;
        double seconds = Math.Max(0, (offer.From - now) / 1e6);
        return string.Format(CultureInfo.InvariantCulture, Offered, offer.Circuit, post, AspectNames.Of(offer.Aspect), whom, by, seconds) + (offer.IsAsked ? ByItself : "");
    }

    private static FlagTexts English { get; } = new()
    {
        Step = "{0,7:0.000} s  {1}{2}",
        Results = ["refused", "accepted", "applied", "proved"],
        Missing = "; missing: ",
        Done = "{0}, {1}: {2} is applied and proved ({3:0.000} s)",
        NotDone = "{0}, {1}: {2} is NOT proved: {3}",
        BoardShown = "{0}: {1} is shown at {2}",
        BoardNotShown = "{0}: no post says that it shows {1}: see to the post at the line",
        Silent = "{0}: no control box is heard at {1}: is the venue running, is the address right?",
        Facts = ["post", "commanded", "applied", "proved", "reason", "asked by the marshal"],
        Notice = "notice is shown",
        Replayed = ["{0} asks for {1}, {2} {3}", "reply to {0}: {1} {3}", "{0} tells the posts {1} {3}", "{2} shows {1} ({0}) {3}", "{2}: {1} {3}", "timing offers {1}, {2} {3}", "{0} takes timing's {1}, {2}", "{0} declines timing's {1}, {2}", "refused {1}, {2}: {0}"],
        Everyone = "all",
        ProvedAfter = "proved {0:0} ms later",
        NotProved = "not proved",
        NoOffer = "offer {0} of '{1}' is not open (answered, expired, without a post, or never made): './trackside flags --circuit {1} --offers' lists them; open now: {2}",
        Declined = "{0}, {1}: timing's {2} is declined",
        Offered = "{0}: timing offers {2} at {1} for {3}{4} in {5:0} s",
        ByItself = "; asked by itself",
        Somebody = "a vehicle",
        Refusals = RefusalTexts.Of("en"),
    };

    private static FlagTexts French { get; } = new()
    {
        Step = "{0,7:0.000} s  {1}{2}",
        Results = ["refusé", "accepté", "appliqué", "prouvé"],
        Missing = " ; manquent : ",
        Done = "{0}, {1} : {2} est appliqué et prouvé ({3:0.000} s)",
        NotDone = "{0}, {1} : {2} n'est PAS prouvé : {3}",
        BoardShown = "{0} : {1} est présenté à {2}",
        BoardNotShown = "{0} : aucun poste ne dit présenter {1} : voyez le poste de la ligne",
        Silent = "{0} : aucun boîtier de direction n'est entendu sur {1} : le site tourne-t-il, l'adresse est-elle la bonne ?",
        Facts = ["poste", "demandé", "appliqué", "prouvé", "raison", "demande du commissaire"],
        Notice = "préavis affiché",
        Replayed = ["{0} demande {1}, {2} {3}", "réponse à {0} : {1} {3}", "{0} annonce aux postes {1} {3}", "{2} montre {1} ({0}) {3}", "{2} : {1} {3}", "le chronométrage propose {1}, {2} {3}", "{0} accepte {1} du chronométrage, {2}", "{0} refuse {1} du chronométrage, {2}", "refusé {1}, {2} : {0}"],
        Everyone = "tous",
        ProvedAfter = "prouvé {0:0} ms après",
        NotProved = "non prouvé",
        NoOffer = "la proposition {0} de « {1} » n'est pas ouverte (déjà traitée, échue, sans poste ou jamais faite) : « ./trackside flags --circuit {1} --offers » les liste ; ouvertes : {2}",
        Declined = "{0}, {1} : {2} du chronométrage est refusé",
        Offered = "{0} : le chronométrage propose {2} à {1} pour {3}{4} dans {5:0} s",
        ByItself = " ; demandé d'office",
        Somebody = "un véhicule",
        Refusals = RefusalTexts.Of("fr"),
    };
}
