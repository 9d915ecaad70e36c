using Trackside.Technician.Screens;

namespace Trackside.Technician.Export;

/// <summary>What of a bundle is not as it was made.</summary>
/// <param name="Kind">One of the words below, for programs.</param>
/// <param name="Part">The part; of an archive that cannot be read, why.</param>
internal sealed record BundleFault(string Kind, string Part)
{
    /// <summary>Rows that are there and rows that were sealed, where they differ.</summary>
    public (int Found, int Sealed)? Rows { get; init; }

    /// <summary>The part's content is another.</summary>
    public const string Changed = "changed";

    /// <summary>The part is not there.</summary>
    public const string Missing = "missing";

    /// <summary>The part is none of the bundle's.</summary>
    public const string Added = "added";

    /// <summary>The part is there twice.</summary>
    public const string Twice = "twice";

    /// <summary>The manifest was changed, or sealed by another key.</summary>
    public const string Unsealed = "unsealed";

    /// <summary>The file is no archive, or damaged.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>One sentence.</summary>
    public string Text(ConsoleWords words) => 
        ConsoleWords.Say(words.BundleFaults[Kind], Part) + (Rows is { } rows ? ConsoleWords.Say(words.BundleRows, rows.Found, rows.Sealed) : "");
}
