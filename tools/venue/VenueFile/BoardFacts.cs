using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Venue.VenueFile;

/// <summary>What a venue needs to know of a board: the facts of <c>boards/&lt;Board&gt;/board.json</c>. Any thread.</summary>
/// <param name="Name">The name configurations give it.</param>
/// <param name="Outbox">How many passings its flash holds.</param>
/// <param name="PsramKilobytes">External memory of its module; 0 for none.</param>
internal sealed record BoardFacts(string Name, int Outbox, int PsramKilobytes)
{
    /// <summary>The lamps a post on this board has, comma between.</summary>
    public string Lamps { get; init; } = Lamp.ListOf(Lamp.Basic);

    /// <summary>The buttons and keys of its panel, comma between.</summary>
    public string Buttons { get; init; } = Inputs.PanelListOf(Inputs.BasicPanel);

    /// <summary>How a board that can be bought is in the network: "ethernet" or "wifi"; empty for the virtual one.</summary>
    public string Network { get; init; } = "";

    private static readonly Lazy<IReadOnlyDictionary<string, BoardFacts>> all = new(() => ReadAll(Path.Combine(House.Root(), "boards")));

    /// <summary>Every board of the house, by the name configurations give it.</summary>
    public static IReadOnlyDictionary<string, BoardFacts> All => all.Value;

    /// <summary>Reads the facts of every board below a folder.</summary>
    /// <exception cref="InvalidDataException">A file lacks its name, the passings that fit its flash, or the size of its PSRAM; or its name is too long.</exception>
    public static IReadOnlyDictionary<string, BoardFacts> ReadAll(string folder) =>
        Directory.EnumerateFiles(folder, "board.json", SearchOption.AllDirectories).Select(Read).ToDictionary(board => board.Name);

    private static BoardFacts Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement facts = document.RootElement;
        int outbox = 0;
        int psram = 0;
        bool sound = facts.TryGetProperty("name", out JsonElement name) && IsCount(facts, "outbox", out outbox) && IsCount(facts, "psramKilobytes", out psram);
        if (sound && name.GetString()!.Length > Limits.Identifier)
        {
            throw new InvalidDataException($"{path} has a \"name\" of more than {Limits.Identifier} letters: no box reads a configuration with it; shorten it.");
        }

        return sound
            ? new BoardFacts(name.GetString()!, outbox, psram)
            {
                Lamps = facts.TryGetProperty("lamps", out JsonElement lamps) ? lamps.GetString()! : Lamp.ListOf(Lamp.Basic),
                Buttons = facts.TryGetProperty("buttons", out JsonElement buttons) ? buttons.GetString()! : Inputs.PanelListOf(Inputs.BasicPanel),
                Network = facts.TryGetProperty("network", out JsonElement network) ? network.GetString()! : "",
            }
            : throw new InvalidDataException($"{path} lacks \"name\", \"outbox\" or \"psramKilobytes\": write the board's name, how many passings its flash holds, and the KB of PSRAM on its module (0 for none).");
    }

    private static bool IsCount(JsonElement facts, string key, out int count)
    {
        count = 0;
        return facts.TryGetProperty(key, out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out count) && count >= 0;
    }
}
