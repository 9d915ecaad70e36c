using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trackside.Core;

namespace Trackside.Venue.VenueFile;

/// <summary>What a venue needs to know of a board: the facts of <c>boards/&lt;Board&gt;/board.json</c>. Any thread.</summary>
internal sealed record BoardFacts(string Name, int Outbox)
{
    /// <summary>The lamps a post on this board has, comma between.</summary>
    public string Lamps { get; init; } = Lamp.ListOf(Lamp.Basic);

    /// <summary>The buttons and keys of its panel, comma between.</summary>
    public string Buttons { get; init; } = Inputs.PanelListOf(Inputs.BasicPanel);

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
            {
                Lamps = facts.TryGetProperty("lamps", out JsonElement lamps) ? lamps.GetString()! : Lamp.ListOf(Lamp.Basic),
                Buttons = facts.TryGetProperty("buttons", out JsonElement buttons) ? buttons.GetString()! : Inputs.PanelListOf(Inputs.BasicPanel),
            }
            : throw new InvalidDataException($"{path} lacks \"name\" or \"outbox\": write the board's name, and how many passings its flash holds.");
    }
}
