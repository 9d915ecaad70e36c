using System.CommandLine;
using System.Globalization;
using System;

namespace Trackside.Venue.Commands;

/// <summary>Options that explain themselves when they are given wrongly.</summary>
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
}
