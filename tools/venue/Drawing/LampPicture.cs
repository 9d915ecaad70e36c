using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.Profiles;

namespace Trackside.Venue.Drawing;

/// <summary>Draws what the discrete lamps show for every aspect, one row a rule profile, out of the patterns that the firmware makes of the profile.</summary>
internal static class LampPicture
{
    private const int RowHeight = 82;
    private const int Head = 48;
    private const int LineHeight = 10;
    private const int NameWidth = 170;
    private const int CellWidth = 88;
    private const int Radius = 5;

    private static readonly Colour Housing = new(28, 30, 34);
    private static readonly Colour Unlit = new(62, 64, 70);
    private static readonly (int Lamp, Colour Colour)[] Lamps =
    [
        (Lamp.Red, new(255, 30, 20)), (Lamp.Yellow, new(255, 170, 0)), (Lamp.YellowTwin, new(255, 170, 0)),
        (Lamp.Green, new(0, 220, 60)), (Lamp.Blue, new(40, 80, 255)), (Lamp.White, new(255, 255, 255)),
    ];

    /// <summary>How high the rows of these profiles are, in pixels.</summary>
    public static int HeightOf(IReadOnlyList<ProfilePlan> profiles) => Head + (profiles.Count * RowHeight);

    /// <summary>Draws the rows.</summary>
    public static void Draw(Canvas canvas, int left, int top, Words words, IReadOnlyList<ProfilePlan> profiles)
    {
        Aspect[] aspects = [.. Enum.GetValues<Aspect>().Where(aspect => aspect != Aspect.Unproved).OrderDescending()];
        canvas.Text(left, top, words.Lamps, Colour.Ink, 2);
        for (int i = 0; i < profiles.Count; i++)
        {
            int y = top + Head + (i * RowHeight);
            LampPattern pattern = PatternOf(profiles[i]);
            canvas.Text(left, y + 18, profiles[i].Id, Colour.Ink);
            canvas.Text(left, y + 32, $"{profiles[i].FlashMilliHertz / 1000.0:0.0} Hz", Colour.Grey);
            for (int a = 0; a < aspects.Length; a++)
            {
                Cell(canvas, left + NameWidth + (a * CellWidth), y, words.Aspects[(int)aspects[a]], pattern, aspects[a]);
            }
        }
    }

    private static LampPattern PatternOf(ProfilePlan profile)
    {
        ConfigurationMessage message = new();
        ProfileCompiler.Fill(message, profile);
        return new RuleProfile(message).Pattern;
    }

    private static void Cell(Canvas canvas, int left, int top, string name, LampPattern pattern, Aspect aspect)
    {
        string[] lines = Lines(aspect == Aspect.Fault ? $"{name} {1e6 / LampPattern.FaultPeriod:0.0} Hz" : name);
        for (int i = 0; i < lines.Length; i++)
        {
            canvas.Text(left, top - ((lines.Length - 1 - i) * LineHeight), lines[i], Colour.Ink);
        }

        if (pattern.First(aspect) < 0)
        {
            canvas.Text(left, top + 24, "-", Colour.Grey, 2);
            return;
        }

        Half(canvas, left, top + 16, pattern.First(aspect));
        Half(canvas, left + 40, top + 16, pattern.Second(aspect));
    }

    // As many words on a line as fit; a word that is too long alone is cut.
    private static string[] Lines(string name)
    {
        const int Most = (CellWidth - 4) / Glyphs.Advance;
        List<string> lines = [];
        foreach (string word in name.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= Most)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word.Length <= Most ? word : word[..Most]);
            }
        }

        return [.. lines];
    }

    // Red above, the two yellows, green below; blue and white beside.
    private static void Half(Canvas canvas, int left, int top, int burning)
    {
        canvas.Rectangle(left, top, 36, 44, Housing);
        for (int i = 0; i < Lamps.Length; i++)
        {
            int column = i % 2;
            int row = i / 2;
            Colour colour = (burning & (1 << Lamps[i].Lamp)) != 0 ? Lamps[i].Colour : Unlit;
            canvas.Disc(left + 10 + (column * 16), top + 8 + (row * 14), Radius, colour);
        }
    }
}
