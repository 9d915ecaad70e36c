namespace Trackside.Venue.Display;

/// <summary>What the run says to people, in one language.</summary>
internal sealed record Words
{
    /// <summary>Table heads: box, roles, state, commanded, applied, proved, clock offset, queue.</summary>
    public required string[] Heads { get; init; }

    /// <summary>Words of a box's state: ready, fault, unconfigured, lost.</summary>
    public required string[] States { get; init; }

    /// <summary>Words of the aspects, in the order of <see cref="Messages.Aspect"/>.</summary>
    public required string[] Aspects { get; init; }

    /// <summary>Words of the boards at the line, in the order of <see cref="Messages.LineBoard"/>.</summary>
    public required string[] LineBoards { get; init; }

    /// <summary>Title of the picture of all panels.</summary>
    public required string Panels { get; init; }

    /// <summary>Under green in that picture: the panel stays black.</summary>
    public required string GreenByLamp { get; init; }

    /// <summary>Title above the lamps of each rule profile.</summary>
    public required string Lamps { get; init; }

    /// <summary>Everything is starting. Arguments: boxes, broker port, clock port, folder.</summary>
    public required string Started { get; init; }

    /// <summary>Everybody has keys. Arguments: boxes, people, folder.</summary>
    public required string Secured { get; init; }

    /// <summary>All boxes are ready. Argument: seconds.</summary>
    public required string AllReady { get; init; }

    /// <summary>A circuit got its green and traffic begins. Argument: circuit.</summary>
    public required string Green { get; init; }

    /// <summary>A request was not carried out. Arguments: circuit, why.</summary>
    public required string NotGreen { get; init; }

    /// <summary>A direction is locked. Arguments: circuit, direction, epoch.</summary>
    public required string Locked { get; init; }

    /// <summary>A reversal that was ordered for the run begins. Arguments: circuit, direction.</summary>
    public required string Reversing { get; init; }

    /// <summary>What is said about directions.</summary>
    public required DirectionWords Direction { get; init; }

    /// <summary>Vehicles stop and what is under way is waited for.</summary>
    public required string Draining { get; init; }

    /// <summary>One line of figures. Arguments: ready, boxes, made, stored, laps.</summary>
    public required string Figures { get; init; }

    /// <summary>The end. Arguments: boxes, ready, made, stored, lost, duplicated, unexplained, laps, reconnects.</summary>
    public required string Closing { get; init; }

    /// <summary>Head of the list of last passings.</summary>
    public required string LastPassings { get; init; }

    /// <summary>Head of the list of laps. Argument: circuit, laps.</summary>
    public required string Laps { get; init; }

    /// <summary>English.</summary>
    public static Words English { get; } = new()
    {
        Heads = ["Box", "Roles", "State", "Commanded", "Applied", "Proved", "Clock ms", "Queue"],
        States = ["ready", "fault", "unconfigured", "lost"],
        Aspects = ["dark", "green", "blue", "white", "slippery", "fault", "yellow", "double yellow", "Code 60", "FCY", "VSC", "safety car", "red", "unproved"],
        LineBoards = ["none", "chequered", "black", "black and white", "black and orange"],
        Panels = "Panels: both halves of the flash",
        GreenByLamp = "green: the lamp alone",
        Lamps = "Lamps, by rule profile: red and yellow, second yellow and green, blue and white; -: the more restrictive flag",
        Started = "{0} boxes on broker port {1} and clock port {2}, files in {3}",
        Secured = "TLS, certificates and keys of {0} boxes and {1} identities in {2}",
        AllReady = "all boxes ready after {0:0.0} s",
        Green = "{0}: green is proved at every post, vehicles go",
        NotGreen = "{0}: no green yet ({1})",
        Locked = "{0}: {1} is locked (epoch {2})",
        Reversing = "{0}: reversal to {1}",
        Direction = DirectionWords.English,
        Draining = "vehicles stop; waiting for what is under way",
        Figures = "{0} of {1} boxes ready, {2} passings made, {3} stored, {4} laps",
        Closing = "{0} boxes, {1} ready; {2} passings made, {3} stored, {4} lost, {5} duplicated, {6} unexplained; {7} laps; {8} reconnects",
        LastPassings = "Last passings",
        Laps = "{0}: {1} laps",
    };

    /// <summary>French.</summary>
    public static Words French { get; } = new()
    {
        Heads = ["Boîtier", "Rôles", "État", "Commandé", "Appliqué", "Prouvé", "Horloge ms", "File"],
        States = ["prêt", "défaut", "non configuré", "perdu"],
        Aspects = ["éteint", "vert", "bleu", "blanc", "glissant", "défaut", "jaune", "double jaune", "Code 60", "FCY", "VSC", "voiture de sécurité", "rouge", "non prouvé"],
        LineBoards = ["aucun", "damier", "noir", "noir et blanc", "noir à disque orange"],
        Panels = "Panneaux : les deux moitiés du clignotement",
        GreenByLamp = "vert : la lampe seule",
        Lamps = "Lampes, par règlement : rouge et jaune, second jaune et vert, bleu et blanc ; - : le signal plus restrictif",
        Started = "{0} boîtiers sur le courtier, port {1}, et l'horloge, port {2} ; fichiers dans {3}",
        Secured = "TLS, certificats et clés de {0} boîtiers et {1} identités dans {2}",
        AllReady = "tous les boîtiers sont prêts après {0:0.0} s",
        Green = "{0} : le vert est prouvé à chaque poste, les véhicules partent",
        NotGreen = "{0} : pas encore de vert ({1})",
        Locked = "{0} : {1} est verrouillé (époque {2})",
        Reversing = "{0} : inversion vers {1}",
        Direction = DirectionWords.French,
        Draining = "les véhicules s'arrêtent ; attente de ce qui est en route",
        Figures = "{0} boîtiers prêts sur {1}, {2} passages faits, {3} enregistrés, {4} tours",
        Closing = "{0} boîtiers, {1} prêts ; {2} passages faits, {3} enregistrés, {4} perdus, {5} en double, {6} inexpliqués ; {7} tours ; {8} reconnexions",
        LastPassings = "Derniers passages",
        Laps = "{0} : {1} tours",
    };

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static Words Of(string language) => language == "fr" ? French : English;
}
