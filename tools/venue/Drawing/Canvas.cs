using System;

namespace Trackside.Venue.Drawing;

/// <summary>A picture in memory, with the few shapes the diagrams need. Coordinates are pixels from the upper left. One thread.</summary>
internal sealed class Canvas
{
    private readonly Colour[] pixels;

    /// <summary>A picture of one colour.</summary>
    public Canvas(int width, int height, Colour ground)
    {
        Width = width;
        Height = height;
        pixels = new Colour[width * height];
        Array.Fill(pixels, ground);
    }

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; }

    /// <summary>The colour at a pixel inside the picture.</summary>
    public Colour this[int x, int y] => pixels[(y * Width) + x];

    /// <summary>A filled rectangle; what lies outside the picture is cut off.</summary>
    public void Rectangle(int left, int top, int width, int height, Colour colour)
    {
        for (int y = top; y < top + height; y++)
        {
            for (int x = left; x < left + width; x++)
            {
                Blend(x, y, colour, 1);
            }
        }
    }

    /// <summary>The outline of a rectangle, one pixel wide.</summary>
    public void Frame(int left, int top, int width, int height, Colour colour)
    {
        Rectangle(left, top, width, 1, colour);
        Rectangle(left, top + height - 1, width, 1, colour);
        Rectangle(left, top, 1, height, colour);
        Rectangle(left + width - 1, top, 1, height, colour);
    }

    /// <summary>A filled disc with a smooth edge.</summary>
    public void Disc(double centreX, double centreY, double radius, Colour colour) => Line(centreX, centreY, centreX, centreY, 2 * radius, colour);

    /// <summary>A line with round ends and a smooth edge.</summary>
    public void Line(double fromX, double fromY, double toX, double toY, double thickness, Colour colour)
    {
        double radius = thickness / 2;
        int left = (int)Math.Floor(Math.Min(fromX, toX) - radius - 1);
        int right = (int)Math.Ceiling(Math.Max(fromX, toX) + radius + 1);
        int top = (int)Math.Floor(Math.Min(fromY, toY) - radius - 1);
        int bottom = (int)Math.Ceiling(Math.Max(fromY, toY) + radius + 1);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                double distance = Distance(x, y, fromX, fromY, toX, toY);
                Blend(x, y, colour, Math.Clamp(radius + 0.5 - distance, 0, 1));
            }
        }
    }

    /// <summary>A line with an arrow head at its end.</summary>
    public void Arrow(double fromX, double fromY, double toX, double toY, double thickness, Colour colour)
    {
        Line(fromX, fromY, toX, toY, thickness, colour);
        double angle = Math.Atan2(toY - fromY, toX - fromX);
        double length = 4 * thickness;
        foreach (double side in new[] { angle + 2.6, angle - 2.6 })
        {
            Line(toX, toY, toX + (length * Math.Cos(side)), toY + (length * Math.Sin(side)), thickness, colour);
        }
    }

    /// <summary>A text, its upper left corner given. A character is 6 by 10 pixels times the scale.</summary>
    public void Text(int left, int top, string text, Colour colour, int scale = 1)
    {
        foreach (char letter in text)
        {
            Glyphs.Draw(letter, (x, y) => Rectangle(left + (x * scale), top + ((y + Glyphs.Ascent) * scale), scale, scale, colour));
            left += Glyphs.Advance * scale;
        }
    }

    /// <summary>How wide a text is, in pixels.</summary>
    public static int TextWidth(string text, int scale = 1) => text.Length * Glyphs.Advance * scale;

    private static double Distance(double x, double y, double fromX, double fromY, double toX, double toY)
    {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        double square = (alongX * alongX) + (alongY * alongY);
        double place = square > 0 ? Math.Clamp((((x - fromX) * alongX) + ((y - fromY) * alongY)) / square, 0, 1) : 0;
        return Math.Sqrt(Math.Pow(x - fromX - (place * alongX), 2) + Math.Pow(y - fromY - (place * alongY), 2));
    }

    private void Blend(int x, int y, Colour colour, double share)
    {
        if (share > 0 && x >= 0 && y >= 0 && x < Width && y < Height)
        {
            int at = (y * Width) + x;
            pixels[at] = colour.Over(pixels[at], share);
        }
    }
}
