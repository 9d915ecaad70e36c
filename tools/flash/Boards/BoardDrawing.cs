using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Trackside.Devices;

namespace Trackside.Flash.Boards;

/// <summary>
/// Draws a board's headers and what hangs on each pin, out of its pins class and the "headers" and "taken" of its <c>board.json</c>: the drawing
/// cannot say anything else than the firmware does.
/// </summary>
internal static class BoardDrawing
{
    /// <summary>The drawing's name beside <c>board.json</c>.</summary>
    public const string FileName = "wiring.svg";

    private const int Row = 24;
    private const int Top = 78;
    private const int BoardLeft = 620;
    private const int BoardWidth = 270;
    private const int Width = (2 * BoardLeft) + BoardWidth;

    private static readonly Dictionary<string, string> colours = new()
    {
        ["restrict"] = "#f4b6a6", ["permit"] = "#b9e3b2", ["sense"] = "#fbe7a1", ["panel"] = "#cfd8f6", ["loop"] = "#d9c8ee", ["line"] = "#bfe6ea", ["status"] = "#e4e4e4",
    };

    private static readonly (string Kind, string Text)[] legend =
        [("restrict", "restrictive lamp"), ("permit", "permits"), ("sense", "sense, contact"), ("panel", "panel"), ("loop", "loop"), ("line", "serial line"), ("status", "status")];

    /// <summary>The drawing of a board.</summary>
    /// <param name="sheet">Its <c>board.json</c>.</param>
    public static string Draw(string sheet)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(sheet));
        JsonElement facts = document.RootElement;
        string name = facts.GetProperty("name").GetString()!;
        IReadOnlyList<PinFunction> functions = PinFunctions.Of(BoardTable.Find(name, null));
        HashSet<int> taken = [.. facts.GetProperty("taken").EnumerateObject().SelectMany(group => group.Value.EnumerateArray()).Select(pin => pin.GetInt32())];
        JsonProperty[] headers = [.. facts.GetProperty("headers").EnumerateObject()];
        int rows = headers.Max(header => header.Value.GetArrayLength());
        int height = Top + (rows * Row) + 84;
        StringBuilder svg = new();
        Line(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" font-family="DejaVu Sans, Verdana, sans-serif" font-size="13">""");
        Line(svg, $"""<rect width="{Width}" height="{height}" fill="#ffffff"/>""");
        Line(svg, $"""<text x="{Width / 2}" y="28" font-size="19" text-anchor="middle">{name}</text>""");
        Line(svg, $"""<rect x="{BoardLeft}" y="{Top - 34}" width="{BoardWidth}" height="{(rows * Row) + 46}" rx="10" fill="#2f4a3c"/>""");
        for (int side = 0; side < headers.Length; side++)
        {
            Header(svg, headers[side], side, functions, taken);
        }

        Legend(svg, height - 44);
        Line(svg, "</svg>");
        return svg.ToString();
    }

    private static void Header(StringBuilder svg, JsonProperty header, int side, IReadOnlyList<PinFunction> functions, HashSet<int> taken)
    {
        int x = side == 0 ? BoardLeft + 14 : BoardLeft + BoardWidth - 14;
        string anchor = side == 0 ? "start" : "end";
        Line(svg, $"""<text x="{x}" y="{Top - 14}" fill="#ffffff" font-weight="bold" text-anchor="{anchor}">{header.Name}</text>""");
        int row = 0;
        foreach (string label in header.Value.EnumerateArray().Select(pin => pin.GetString()!))
        {
            int y = Top + (row * Row);
            bool isPin = int.TryParse(label.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            bool isTaken = isPin && taken.Contains(number);
            Line(svg, $"""<circle cx="{(side == 0 ? BoardLeft : BoardLeft + BoardWidth)}" cy="{y + 9}" r="5" fill="{(isTaken ? "#888888" : "#e8c75a")}"/>""");
            Line(svg, $"""<text x="{x}" y="{y + 14}" fill="{(isTaken ? "#9fb3a8" : "#ffffff")}" text-anchor="{anchor}">{row + 1}  {(isPin ? "GPIO" : "")}{label}</text>""");
            Boxes(svg, side, y, [.. functions.Where(function => isPin && function.Pin == number)]);
            row++;
        }
    }

    private static void Boxes(StringBuilder svg, int side, int y, IReadOnlyList<PinFunction> functions)
    {
        int edge = side == 0 ? BoardLeft - 14 : BoardLeft + BoardWidth + 14;
        foreach (PinFunction function in functions)
        {
            int width = 18 + (function.Text.Length * 8);
            int x = side == 0 ? edge - width : edge;
            Line(svg, $"""<rect x="{x}" y="{y - 1}" width="{width}" height="20" rx="4" fill="{colours[function.Kind]}" stroke="#777777"/>""");
            Line(svg, $"""<text x="{x + (width / 2)}" y="{y + 14}" text-anchor="middle">{function.Text}</text>""");
            edge += side == 0 ? -width - 5 : width + 5;
        }
    }

    private static void Legend(StringBuilder svg, int y)
    {
        int x = 30;
        foreach ((string kind, string text) in legend)
        {
            Line(svg, $"""<rect x="{x}" y="{y - 13}" width="16" height="16" rx="3" fill="{colours[kind]}" stroke="#777777"/>""");
            Line(svg, $"""<text x="{x + 22}" y="{y}">{text}</text>""");
            x += 40 + (text.Length * 8);
        }

        Line(svg, $"""<text x="30" y="{y + 22}">grey: taken by the board; several on a pin: one of them, by role</text>""");
    }

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(FormattableString.Invariant(text)).Append('\n');

    private static void Line(StringBuilder svg, string text) => svg.Append(text).Append('\n');
}
