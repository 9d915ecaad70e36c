using System.CommandLine;
using System.Globalization;
using System.IO;
using System;

namespace Trackside.Venue.Commands;

/// <summary>Options that explain themselves when they are given wrongly, and where files are found.</summary>
internal static class Arguments
{
    /// <summary>An option that takes a number within bounds, both allowed; absent gives <paramref name="otherwise"/>.</summary>
    public static Option<double> Number(string name, string description, double least, double most, double otherwise) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError(FormattableString.Invariant($"{name} is '{text}': give a number from {least} to {most}"));
            return otherwise;
        },
    };

    /// <summary>An option that takes one of a few words; absent gives the first, or null where <paramref name="optional"/>.</summary>
    public static Option<string?> Word(string name, string description, string[] words, bool optional = false)
    {
        string? otherwise = optional ? null : words[0];
        return new(name)
        {
            Description = $"{description}: {string.Join(", ", words)}",
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (Array.IndexOf(words, text) < 0)
                {
                    result.AddError($"{name} is '{text}': give one of {string.Join(", ", words)}");
                }

                return text;
            },
        };
    }

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
