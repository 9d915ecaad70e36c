using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trackside.Venue;
using Trackside.Venue.Commands;

namespace Trackside.Flash.Boards;

/// <summary>What flashing needs to know of a board: its <c>boards/&lt;Board&gt;/board.json</c>.</summary>
/// <param name="Name">The board's name in venue files.</param>
/// <param name="Target">The runtime's target.</param>
/// <param name="RuntimeVersion">The runtime's version, whole: native parts and packages must match.</param>
/// <param name="DeploymentAddress">Where the deployment partition begins: never left to nanoff, whose own default lies inside the runtime of a classic ESP32.</param>
/// <param name="DeploymentSize">Its length in bytes.</param>
/// <param name="IsWireless">Whether it is in the network by Wi-Fi.</param>
internal sealed record FlashBoard(string Name, string Target, string RuntimeVersion, uint DeploymentAddress, uint DeploymentSize, bool IsWireless)
{
    /// <summary>The address as nanoff takes it.</summary>
    public string AddressText => Hex(DeploymentAddress);

    /// <summary>Every board that can be flashed: those with a deployment address.</summary>
    public static IReadOnlyList<FlashBoard> ReadAll() =>
        [.. Directory.EnumerateFiles(Path.Combine(House.Root(), "boards"), "board.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read).OfType<FlashBoard>()];

    /// <summary>A board by its name.</summary>
    /// <exception cref="WrongUseException">There is none, or it cannot be flashed.</exception>
    public static FlashBoard Find(string name)
    {
        IReadOnlyList<FlashBoard> boards = ReadAll();
        return boards.FirstOrDefault(board => board.Name == name)
            ?? throw new WrongUseException($"Board \"{name}\" cannot be flashed: use one of {string.Join(", ", boards.Select(board => board.Name))}, and name the same in the venue file.");
    }

    /// <summary>A number of flash as board files and nanoff write it.</summary>
    public static string Hex(uint number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:X}");

    private static FlashBoard? Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement facts = document.RootElement;
        return facts.TryGetProperty("deploymentAddress", out JsonElement address)
            ? new FlashBoard(Text(facts, "name"), Text(facts, "target"), Text(facts, "runtimeVersion"), Number(address.GetString()!), Number(Text(facts, "deploymentSize")), Text(facts, "network") == "wifi")
            : null;
    }

    private static string Text(JsonElement facts, string key) => facts.GetProperty(key).GetString()!;

    private static uint Number(string text) => uint.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
