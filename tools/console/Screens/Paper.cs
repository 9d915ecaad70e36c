using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trackside.Technician.Screens;

/// <summary>Puts a screen on paper: as plain text, as what a terminal understands, or as a drawing (SVG).</summary>
internal static class Paper
{
    private const double LetterWidth = 8.4;
    private const int LineHeight = 18;
    private const int Margin = 12;

    /// <summary>Plain text, blanks at the ends of lines taken away.</summary>
    public static string Text(IRenderable screen, int width)
    {
        StringWriter written = new();
        Make(written, width, isTerminal: false).Write(screen);
        return string.Join('\n', written.ToString().Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n') + "\n";
    }

    /// <summary>With colours, for a terminal of so many columns and lines: from the upper left corner on, what is below taken away.</summary>
    public static string Terminal(IRenderable screen, int width, int height)
    {
        StringWriter written = new();
        Make(written, width, isTerminal: true).Write(screen);
        IEnumerable<string> lines = written.ToString().Split('\n').Take(height).Select(line => line.TrimEnd('\r', ' ') + "\e[K");
        return "\e[H" + string.Join("\r\n", lines) + "\e[J";
    }

    /// <summary>A drawing of the terminal.</summary>
    public static string Svg(IRenderable screen, int width)
    {
        List<List<Segment>> lines = Lines(screen.GetSegments(Make(TextWriter.Null, width, isTerminal: true)));
        StringBuilder svg = new();
        string size = string.Create(CultureInfo.InvariantCulture, $"width=\"{(width * LetterWidth) + (2 * Margin):0}\" height=\"{(lines.Count * LineHeight) + (2 * Margin)}\"");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#16181d\"/>");
        for (int i = 0; i < lines.Count; i++)
        {
            Draw(svg, lines[i], Margin + ((i + 1) * LineHeight) - 5);
        }

        return svg.AppendLine("</svg>").ToString();
    }

    // A segment may hold the end of its line.
    private static List<List<Segment>> Lines(IEnumerable<Segment> segments)
    {
        List<List<Segment>> lines = [[]];
        foreach (Segment segment in segments.Where(segment => !segment.IsControlCode))
        {
            string[] pieces = segment.Text.Replace("\r", "").Split('\n');
            for (int i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                {
                    lines.Add([]);
                }

                lines[^1].Add(new Segment(pieces[i], segment.Style));
            }
        }

        return lines;
    }

    private static void Draw(StringBuilder svg, List<Segment> line, int y)
    {
        int column = 0;
        foreach (Segment segment in line)
        {
            if (segment.Text.Trim().Length > 0)
            {
                string x = (Margin + (column * LetterWidth)).ToString("0.0", CultureInfo.InvariantCulture);
                string length = (segment.Text.Length * LetterWidth).ToString("0.0", CultureInfo.InvariantCulture);
                svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" fill=\"{ColourOf(segment.Style)}\" textLength=\"{length}\" xml:space=\"preserve\">{SecurityElement.Escape(segment.Text)}</text>");
            }

            column += segment.Text.Length;
        }
    }

    private static string ColourOf(Style style) =>
        style.Foreground == Color.Red ? "#ff6b6b"
        : style.Foreground == Color.Green ? "#69db7c"
        : style.Foreground == Color.Yellow ? "#ffd43b"
        : style.Foreground == Color.Grey ? "#868e96"
        : "#e9ecef";

    private static IAnsiConsole Make(TextWriter writer, int width, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
