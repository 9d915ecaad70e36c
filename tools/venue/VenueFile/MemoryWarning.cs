using System.Collections.Generic;

namespace Trackside.Venue.VenueFile;

/// <summary>A box that needs more memory than its board has, by computed figures.</summary>
/// <param name="Circuit">Its circuit.</param>
/// <param name="Box">The box.</param>
/// <param name="Board">The board the venue file gives it.</param>
/// <param name="NeededKilobytes">What it needs in all.</param>
/// <param name="AvailableKilobytes">What there is.</param>
/// <param name="Boards">Boards that have the memory and the pins, the most alike first; none where the roles fit no such board at once.</param>
internal sealed record MemoryWarning(string Circuit, string Box, string Board, int NeededKilobytes, int AvailableKilobytes, IReadOnlyList<string> Boards)
{
    /// <summary>The whole in one sentence, in "fr" or "en".</summary>
    public string Say(string language) => language == "fr" ? French() : English();

    private string English()
    {
        string remedy = Boards.Count == 0 ? "spread its roles over two boxes on boards with PSRAM" : $"take {string.Join(" or ", Boards)}";
        return $"Warning: circuit \"{Circuit}\", box \"{Box}\": it needs about {NeededKilobytes} KB of memory, board {Board} has about {AvailableKilobytes} KB without PSRAM (computed, not yet measured on a board); {remedy}.";
    }

    private string French()
    {
        string remedy = Boards.Count == 0 ? "répartir ses rôles sur deux boîtiers dont les cartes ont de la PSRAM" : $"prendre {string.Join(" ou ", Boards)}";
        return $"Attention : circuit « {Circuit} », boîtier « {Box} » : il demande environ {NeededKilobytes} Ko de mémoire, la carte {Board} en a environ {AvailableKilobytes} sans PSRAM (calculé, pas encore mesuré sur une carte) ; {remedy}.";
    }
}
