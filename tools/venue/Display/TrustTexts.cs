using System.Globalization;
using Trackside.Gateway;

namespace Trackside.Venue.Display;

/// <summary>What is said of signatures to people, in one language.</summary>
internal sealed record TrustTexts
{
    /// <summary>Signatures are checked. Argument: the folder of keys.</summary>
    public required string Checked { get; init; }

    /// <summary>The same beside the name of a broker.</summary>
    public required string AreChecked { get; init; }

    /// <summary>They are not: there are no keys.</summary>
    public required string NotChecked { get; init; }

    /// <summary>A message was not believed. Arguments: its topic, why, how many so far.</summary>
    public required string Refused { get; init; }

    /// <summary>Why, in the order of <see cref="MessageFault"/>.</summary>
    public required string[] Faults { get; init; }

    /// <summary>Beside a box in whose name messages were refused. Argument: how many.</summary>
    public required string InItsName { get; init; }

    /// <summary>The words of a language: "fr" or "en".</summary>
    public static TrustTexts Of(string language) => language == "fr" ? French : English;

    /// <summary>Whether signatures are checked, as a line.</summary>
    public string Line(VenueKeys? keys) => keys is null ? NotChecked : string.Format(CultureInfo.InvariantCulture, Checked, keys.Folder);

    /// <summary>A message that was refused, as a line.</summary>
    public string Line(RefusedMessage refused) => string.Format(CultureInfo.InvariantCulture, Refused, refused.Topic, Faults[(int)refused.Fault], refused.Count);

    private static TrustTexts English { get; } = new()
    {
        Checked = "signatures checked, by the keys in {0}",
        AreChecked = ", signatures checked",
        NotChecked = "signatures not checked (no keys): what the broker tells is taken as it comes",
        Refused = "REFUSED {0}: {1}; {2} so far, nothing was changed by it",
        Faults = ["it bears no signature", "its signature is not its sender's", "it is signed but old: played again"],
        InItsName = "{0} forged in its name",
    };

    private static TrustTexts French { get; } = new()
    {
        Checked = "signatures vérifiées, par les clés de {0}",
        AreChecked = ", signatures vérifiées",
        NotChecked = "signatures non vérifiées (pas de clés) : ce que dit le courtier est pris tel quel",
        Refused = "REFUSÉ {0} : {1} ; {2} à ce jour, rien n'a été changé",
        Faults = ["il n'est pas signé", "sa signature n'est pas celle de son émetteur", "il est signé mais ancien : rejoué"],
        InItsName = "{0} falsifiés en son nom",
    };
}
