using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Trackside.Devices.Tests;

/// <summary>A board's <c>board.json</c>.</summary>
public sealed record BoardSheet(
    string Name, string Target, string Chip, int FlashKilobytes, uint DeploymentAddress, uint DeploymentSize, string RuntimeVersion,
    string[] Serves, int[] Taken, int[] Straps, int Outbox = 0, int PsramKilobytes = 0)
{
    /// <summary>Every board that can be flashed.</summary>
    public static IReadOnlyList<BoardSheet> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "boards"), "board.json", SearchOption.AllDirectories).Select(Read).OfType<BoardSheet>()];

    private static BoardSheet? Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement sheet = document.RootElement;
        return !sheet.TryGetProperty("deploymentAddress", out _) ? null : new BoardSheet(
            Text(sheet, "name"), Text(sheet, "target"), Text(sheet, "chip"), sheet.GetProperty("flashKilobytes").GetInt32(),
            Number(Text(sheet, "deploymentAddress")), Number(Text(sheet, "deploymentSize")), Text(sheet, "runtimeVersion"),
            [.. sheet.GetProperty("serves").EnumerateArray().Select(each => each.GetString()!)],
            [.. sheet.GetProperty("taken").EnumerateObject().SelectMany(group => group.Value.EnumerateArray()).Select(pin => pin.GetInt32())],
            [.. sheet.GetProperty("straps").EnumerateObject().Where(strap => strap.Value.GetString()!.Length > 20).Select(strap => int.Parse(strap.Name, CultureInfo.InvariantCulture))],
            sheet.GetProperty("outbox").GetInt32(), sheet.GetProperty("psramKilobytes").GetInt32());
    }

    private static string Text(JsonElement sheet, string key) => sheet.GetProperty(key).GetString()!;

    private static uint Number(string text) => uint.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
