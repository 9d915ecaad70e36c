using System.Text.Json;

namespace Trackside.Flash.Display;

/// <summary>What the tool says to technicians, in one language.</summary>
internal sealed record FlashWords
{
    /// <summary>How results are written for scripts.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Keys were made. Arguments: folder, made, kept.</summary>
    public required string KeysMade { get; init; }

    /// <summary>A holder has no keys because they were revoked. Argument: name.</summary>
    public required string KeysRevoked { get; init; }

    /// <summary>Boxes wait for their keys. Arguments: how many, which.</summary>
    public required string KeysToFlash { get; init; }

    /// <summary>What the broker needs. Argument: its configuration.</summary>
    public required string KeysBroker { get; init; }

    /// <summary>English.</summary>
    public static FlashWords English { get; } = new()
    {
        KeysMade = "Keys in {0}: {1} made, {2} kept.",
        KeysRevoked = "'{0}' has no keys: they were revoked. Give new ones with: ./trackside flash keys rotate {0}",
        KeysToFlash = "{0} boxes wait to be flashed with their keys: {1}",
        KeysBroker = "The broker reads {0}; tell it of changes with: kill -HUP $(pidof mosquitto). A connection that is open stays open: restart it to end one.",
    };

    /// <summary>French.</summary>
    public static FlashWords French { get; } = new()
    {
        KeysMade = "Clés dans {0} : {1} faites, {2} gardées.",
        KeysRevoked = "« {0} » n'a pas de clés : elles ont été révoquées. En donner de nouvelles : ./trackside flash keys rotate {0}",
        KeysToFlash = "{0} boîtiers attendent leurs clés : {1}",
        KeysBroker = "Le courtier lit {0} ; lui signaler les changements : kill -HUP $(pidof mosquitto). Une connexion ouverte le reste : le redémarrer pour y mettre fin.",
    };

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static FlashWords Of(string language) => language == "fr" ? French : English;
}
