using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.Profiles;

namespace Trackside.Venue.Drawing;

/// <summary>
/// Draws every aspect as it is shown, both halves of the flash side by side, out of the firmware's own shapes and patterns: the pixel panel, then the
/// discrete lamps of each rule profile.
/// </summary>
internal static class PanelPicture
{
    private const int Dot = 7;
    private const int Side = PixelFrame.Least * Dot;
    private const int CellWidth = (2 * Side) + 40;
    private const int CellHeight = Side + 46;
    private const int Columns = 5;
    private const int Head = 60;
    private const int SampleNumber = 27;

    private static readonly Colour Housing = new(28, 30, 34);
    private static readonly Colour Unlit = new(48, 50, 56);

    /// <summary>The picture of all aspects and boards at the line.</summary>
    /// <param name="title">What stands above.</param>
    /// <param name="words">The names as people read them.</param>
    /// <param name="profiles">The rule profiles.</param>
    public static Canvas Draw(string title, Words words, IReadOnlyList<ProfilePlan> profiles)
    {
        (string Name, PixelFrame First, PixelFrame Second)[] cells = [.. Aspects(words), .. Boards(words)];
        int rows = (cells.Length + Columns - 1) / Columns;
        int lampsTop = Head + (rows * CellHeight);
        Canvas canvas = new((Columns * CellWidth) + 20, lampsTop + LampPicture.HeightOf(profiles), Colour.White);
        canvas.Text(20, 18, title, Colour.Ink, 2);
        for (int i = 0; i < cells.Length; i++)
        {
            int left = 20 + (i % Columns * CellWidth);
            int top = Head + (i / Columns * CellHeight);
            canvas.Text(left, top, cells[i].Name, Colour.Ink);
            Panel(canvas, left, top + 16, cells[i].First);
            Panel(canvas, left + Side + 8, top + 16, cells[i].Second);
        }

        LampPicture.Draw(canvas, 20, lampsTop, words, profiles);
        return canvas;
    }

    /// <summary>One panel, its pixels as lit or unlit dots.</summary>
    public static void Panel(Canvas canvas, int left, int top, PixelFrame frame)
    {
        canvas.Rectangle(left, top, frame.Width * Dot, frame.Height * Dot, Housing);
        for (int y = 0; y < frame.Height; y++)
        {
            for (int x = 0; x < frame.Width; x++)
            {
                int light = PixelColour.Light(frame.Pixels[(y * frame.Width) + x]);
                Colour colour = light == 0 ? Unlit : Seen(light);
                canvas.Disc(left + (x * Dot) + (Dot / 2.0) - 0.5, top + (y * Dot) + (Dot / 2.0) - 0.5, 2.8, colour);
            }
        }
    }

    // A lit diode looks brighter than its share of current: white at 0xA0 is white to the eye.
    private static Colour Seen(int light) =>
        light == PixelColour.Light(PixelColour.White) ? Colour.White : new Colour((byte)(light >> 16), (byte)(light >> 8), (byte)light);

    private static IEnumerable<(string Name, PixelFrame First, PixelFrame Second)> Aspects(Words words)
    {
        PixelShapes shapes = new();
        foreach (Aspect aspect in Enum.GetValues<Aspect>().Where(aspect => aspect != Aspect.Unproved).OrderDescending())
        {
            PixelFrame first = new(PixelFrame.Least, PixelFrame.Least);
            PixelFrame second = new(PixelFrame.Least, PixelFrame.Least);
            if (aspect == Aspect.Green)
            {
                // As the firmware does: a panel holds its picture when the loop stands still, so green is left to the lamp on the permit.
                yield return (words.GreenByLamp, first, second);
                continue;
            }

            shapes.Draw(first, aspect, true);
            shapes.Draw(second, aspect, false);
            yield return (words.Aspects[(int)aspect], first, second);
        }
    }

    private static IEnumerable<(string Name, PixelFrame First, PixelFrame Second)> Boards(Words words)
    {
        PixelShapes shapes = new();
        foreach (LineBoard board in Enum.GetValues<LineBoard>().Where(board => board != LineBoard.None))
        {
            PixelFrame first = new(PixelFrame.Least, PixelFrame.Least);
            PixelFrame second = new(PixelFrame.Least, PixelFrame.Least);
            shapes.Draw(first, board, SampleNumber, true);
            shapes.Draw(second, board, SampleNumber, false);
            yield return (words.LineBoards[(int)board], first, second);
        }
    }
}
