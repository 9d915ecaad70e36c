using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Trackside.Venue.VenueFile;

/// <summary>What a venue needs to know of a board: the facts of <c>boards/&lt;Board&gt;/board.json</c>. Any thread.</summary>
internal sealed record BoardFacts(string Name, int Outbox)
{
    private static readonly Lazy<IReadOnlyDictionary<string, BoardFacts>> all = new(() => ReadAll(Path.Combine(House.Root(), "boards")));

    /// <summary>Every board of the house, by the name configurations give it.</summary>
    public static IReadOnlyDictionary<string, BoardFacts> All => all.Value;

    /// <summary>Reads the facts of every board below a folder.</summary>
    /// <exception cref="InvalidDataException">A file lacks its name, or the passings that fit its memory.</exception>
    public static IReadOnlyDictionary<string, BoardFacts> ReadAll(string folder) =>
        Directory.EnumerateFiles(folder, "board.json", SearchOption.AllDirectories).Select(Read).ToDictionary(board => board.Name);

    private static BoardFacts Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement facts = document.RootElement;
        bool sound = facts.TryGetProperty("name", out JsonElement name) && facts.TryGetProperty("outbox", out JsonElement outbox) && outbox.TryGetInt32(out _);
        return sound
            ? new BoardFacts(name.GetString()!, facts.GetProperty("outbox").GetInt32())
            : throw new InvalidDataException($"{path} lacks \"name\" or \"outbox\": write the board's name, and how many passings its memory holds.");
    }
}
