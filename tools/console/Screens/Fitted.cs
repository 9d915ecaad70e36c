using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trackside.Technician.Screens;

/// <summary>A screen that is made for the width it is given: its lines never wrap, so that what stands below them stays where it was reckoned.</summary>
internal sealed class Fitted(Func<int, IRenderable> make) : Renderable
{
    private const string Cut = "…";

    /// <summary>A text on one line, cut where it is too long.</summary>
    public static Fitted Line(string text, Style? style = null) => new(width => new Text(Fit(text, width), style));

    /// <summary>The text, cut where it is longer than so many letters.</summary>
    public static string Fit(string text, int most) => text.Length <= most ? text : most < 1 ? "" : text[..(most - 1)] + Cut;

    /// <summary>A row of cells, each padded or cut to its width, two blanks between.</summary>
    public static Paragraph Row(IEnumerable<(string Text, int Width, Style? Style)> cells)
    {
        Paragraph row = new();
        int owed = 0;
        foreach ((string text, int width, Style? style) in cells)
        {
            // The style is the word's: what pads it stays plain, and nothing pads the last.
            string word = Fit(text, width);
            row.Append(new string(' ', owed)).Append(word, style);
            owed = width - word.Length + Gap;
        }

        return row;
    }

    /// <summary>Blanks between two cells.</summary>
    public const int Gap = 2;

    /// <summary>A line under the heads.</summary>
    public static Text Rule(int width) => new(new string('─', Math.Max(1, width)));

    /// <summary>A text in lines of so many letters at most, broken at blanks where it can be.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            int at = text.LastIndexOf(' ', width);
            int end = at > width / 2 ? at : width;
            yield return text[..end];
            text = "  " + text[end..].TrimStart();
        }

        yield return text;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => make(maxWidth).Render(options, maxWidth);
}
