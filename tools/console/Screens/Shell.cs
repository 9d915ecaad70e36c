using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using Trackside.Gateway;
using Trackside.Technician.Lines;
using Trackside.Venue.Display;

namespace Trackside.Technician.Screens;

/// <summary>What a technician sees and types: the overview, a box, a comparison. Knows no terminal: takes keys, gives screens. One thread.</summary>
internal sealed class Shell(ConsoleWords words, Words values, Func<VenuePicture> look, Func<BoxView, IBoxLine> open) : IDisposable
{
    private readonly Overview overview = new(words, values);
    private VenuePicture venue = look();
    private BoxScreen? box;
    private string filter = "";
    private bool isFiltering;
    private string? chosen;
    private string? marked;
    private (string One, string Other)? compared;
    private int rows = 20;

    /// <summary>Takes a key.</summary>
    /// <returns>False where the technician wants to end.</returns>
    public bool Press(ConsoleKeyInfo key)
    {
        if (box is not null)
        {
            if (!box.Press(key))
            {
                box.Dispose();
                box = null;
            }

            return true;
        }

        if (compared is not null)
        {
            compared = null;
            return true;
        }

        return isFiltering ? Filter(key) : Choose(key);
    }

    /// <summary>Draws what there is to see now.</summary>
    /// <param name="height">Lines of the terminal.</param>
    /// <param name="milliseconds">A clock that only grows.</param>
    public IRenderable Draw(int height, long milliseconds)
    {
        venue = look();
        if (box is not null)
        {
            box.Step(milliseconds);
            return box.Draw(overview.Connection(venue), height);
        }

        if (compared is { } pair && Find(pair.One) is { } one && Find(pair.Other) is { } other)
        {
            return Comparison.Draw(one, other, words, height);
        }

        rows = Math.Max(3, height - overview.LinesBeside(venue) - 1);
        string note = isFiltering ? $"/{filter}_  " : marked is null ? "" : ConsoleWords.Say(words.Marked, marked) + "  ";
        Fitted keys = new(width => new Text(Fitted.Fit(note + (note.Length + words.Keys.Length < width ? words.Keys : words.KeysShort), width), new Style(Color.Grey)));
        return new Rows(overview.Draw(venue, new OverviewPlace(filter, Place(), rows)), keys);
    }

    /// <inheritdoc/>
    public void Dispose() => box?.Dispose();

    private bool Choose(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.UpArrow:
                Move(-1);
                break;
            case ConsoleKey.DownArrow:
                Move(1);
                break;
            case ConsoleKey.PageUp:
                Move(-rows);
                break;
            case ConsoleKey.PageDown:
                Move(rows);
                break;
            case ConsoleKey.Enter when Chosen() is { } view:
                box = new BoxScreen(open(view), view.Box, words);
                break;
            case ConsoleKey.M:
                marked = Chosen()?.Box;
                break;
            case ConsoleKey.C when marked is not null && Chosen() is { } view:
                compared = (marked, view.Box);
                break;
            case ConsoleKey.Q:
                return false;
            default:
                isFiltering = key.KeyChar == '/';
                break;
        }

        return true;
    }

    private bool Filter(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                isFiltering = false;
                break;
            case ConsoleKey.Escape:
                isFiltering = false;
                filter = "";
                break;
            case ConsoleKey.Backspace:
                filter = filter.Length > 0 ? filter[..^1] : filter;
                break;
            default:
                filter += key.KeyChar is >= ' ' and <= '~' ? key.KeyChar : "";
                break;
        }

        return true;
    }

    // The choice stays with its box while the order changes.
    private int Place()
    {
        IReadOnlyList<BoxView> sorted = venue.Sorted(filter);
        int place = sorted.ToList().FindIndex(view => view.Box == chosen);
        place = place < 0 && sorted.Count > 0 ? 0 : place;
        chosen = place < 0 ? null : sorted[place].Box;
        return place;
    }

    private void Move(int by)
    {
        IReadOnlyList<BoxView> sorted = venue.Sorted(filter);
        int place = Math.Clamp(Place() + by, 0, Math.Max(0, sorted.Count - 1));
        chosen = place < sorted.Count ? sorted[place].Box : null;
    }

    private BoxView? Chosen() => Place() is >= 0 and int place ? venue.Sorted(filter)[place] : null;

    private BoxView? Find(string name) => venue.Boxes.FirstOrDefault(view => view.Box == name);
}
