using System;
using System.IO;

namespace Trackside.Venue;

/// <summary>Where the project's own files are.</summary>
internal static class House
{
    /// <summary>The project's folder: where the front door stands, or a folder above the current one that holds it.</summary>
    public static string Root()
    {
        if (Environment.GetEnvironmentVariable("TRACKSIDE_ROOT") is { Length: > 0 } named)
        {
            return named;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            {
                return folder.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }

    /// <summary>The venue file that is used when none is named.</summary>
    public static string DefaultVenueFile() => Path.Combine(Root(), "venues", "ales-cevennes.json");
}
