using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Drawing;

/// <summary>
/// Draws the circuits of a venue: one band a circuit, one ribbon a route, everything a vehicle meets at its metre. It shows order and
/// distance, not the shape of the ground.
/// </summary>
internal static class CircuitPicture
{
    private const int Width = 1400;
    private const int RibbonHeight = 130;
    private const int HeadHeight = 44;
    private const int Left = 150;
    private const int Right = 60;

    private static readonly Colour Asphalt = new(88, 92, 100);
    private static readonly Colour Post = new(190, 125, 0);
    private static readonly Colour Loop = new(24, 110, 200);
    private static readonly Colour Sign = new(0, 140, 90);
    private static readonly Colour OneWay = new(190, 40, 60);

    /// <summary>The picture of a whole venue.</summary>
    public static Canvas Draw(VenuePlan plan)
    {
        (string Title, IReadOnlyList<RoutePlan> Routes)[] bands =
        [
            .. plan.Circuits.Select(circuit => ($"{circuit.Name} ({circuit.Id})", circuit.Routes)),
            .. plan.Joined.Select(joined => ($"{joined.Name} ({joined.Id} = {string.Join(" + ", joined.Circuits)})", joined.Routes)),
        ];
        Canvas canvas = new(Width, 70 + bands.Sum(band => HeadHeight + (band.Routes.Count * RibbonHeight)), Colour.White);
        canvas.Text(20, 14, plan.Name, Colour.Ink, 2);
        Legend(canvas, 20, 44);
        int top = 70;
        foreach ((string title, IReadOnlyList<RoutePlan> routes) in bands)
        {
            canvas.Rectangle(0, top, Width, 1, Colour.Grey);
            canvas.Text(20, top + 10, title, Colour.Ink, 2);
            top += HeadHeight;
            foreach (RoutePlan route in routes)
            {
                Ribbon(canvas, top, route);
                top += RibbonHeight;
            }
        }

        return canvas;
    }

    private static void Legend(Canvas canvas, int left, int top)
    {
        foreach ((string word, Colour colour) in new[] { ("post", Post), ("loop", Loop), ("sign", Sign), ("corner or barrier of this direction alone", OneWay) })
        {
            canvas.Disc(left + 6, top + 6, 6, colour);
            canvas.Text(left + 18, top, word, Colour.Ink);
            left += 40 + Canvas.TextWidth(word);
        }
    }

    private static void Ribbon(Canvas canvas, int top, RoutePlan route)
    {
        int middle = top + (RibbonHeight / 2) - 12;
        canvas.Text(20, middle - 12, route.Name, Colour.Ink, 2);
        canvas.Text(20, middle + 10, $"{route.LengthMetres} m", Colour.Grey);
        canvas.Arrow(Left - 10, middle, Width - Right + 16, middle, 7, Asphalt);
        int[] freeFrom = new int[6];
        foreach (RouteItem item in route.Order)
        {
            int x = Left + (int)((Width - Left - Right) * (long)item.AtMetres / route.LengthMetres);
            Item(canvas, x, middle, item, RowFor(freeFrom, x, item.Id));
        }
    }

    // Names that would touch are set one row farther from the track, above and below in turn.
    private static int RowFor(int[] freeFrom, int x, string name)
    {
        int start = x - (Canvas.TextWidth(name) / 2);
        int row = 0;
        while (row < freeFrom.Length - 1 && freeFrom[row] > start)
        {
            row++;
        }

        freeFrom[row] = start + Canvas.TextWidth(name) + 10;
        return row;
    }

    private static void Item(Canvas canvas, int x, int middle, RouteItem item, int row)
    {
        Colour colour = item.Kind switch
        {
            RouteItemKind.Post => Post,
            RouteItemKind.Loop => Loop,
            RouteItemKind.Sign => Sign,
            _ => OneWay,
        };
        int away = 26 + (18 * (row / 2));
        int y = row % 2 == 0 ? middle - away : middle + away;
        canvas.Line(x, middle, x, y, 1, Colour.Grey);
        canvas.Disc(x, middle, item.Kind == RouteItemKind.Loop ? 5 : 8, colour);
        string text = item.Id;
        int left = Math.Clamp(x - (Canvas.TextWidth(text) / 2), 0, Width - Canvas.TextWidth(text));
        canvas.Rectangle(left - 1, y - 7, Canvas.TextWidth(text) + 2, 13, Colour.White);
        canvas.Text(left, y - 7, text, colour);
        if (item.Kind == RouteItemKind.Barrier)
        {
            canvas.Line(x - 8, middle - 12, x + 8, middle + 12, 3, OneWay);
        }
    }
}
