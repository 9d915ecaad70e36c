using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Trackside.Venue.Display;
using Trackside.Venue.Drawing;
using Trackside.Venue.Profiles;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>venue panels --png FILE</c>: every aspect as the panels show it, in one picture.</summary>
internal static class PanelsCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Option<string> png = new("--png") { Description = "file that gets the picture", Required = true };
        Option<string> language = new("--lang") { Description = "language of the names: fr or en", DefaultValueFactory = _ => "fr" };
        language.AcceptOnlyFromAmong("fr", "en");
        Command panels = new("panels", "Draw every aspect as the panels show it") { png, language };
        panels.SetAction(parsed => Draw(parsed.GetRequiredValue(png), Words.Of(parsed.GetRequiredValue(language))));
        return panels;
    }

    private static int Draw(string path, Words words)
    {
        Problems problems = new();
        ProfilePlan[] profiles = [.. ProfileReader.Names.Select(name => ProfileReader.Find(name, problems)).OfType<ProfilePlan>()];
        if (!problems.None)
        {
            throw new WrongUseException(string.Join(Environment.NewLine, problems.All));
        }

        File.WriteAllBytes(path, Png.Of(PanelPicture.Draw(words.Panels, words, profiles)));
        Console.WriteLine(path);
        return ExitCode.Ok;
    }
}
