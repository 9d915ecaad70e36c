using System.CommandLine;
using Trackside.Flash.Display;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;
using Trackside.Venue;

namespace Trackside.Flash.Commands;

/// <summary>Options that several commands take.</summary>
internal sealed class Shared
{
    /// <summary>The venue file.</summary>
    public Option<string?> Venue { get; } = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out", Recursive = true };

    /// <summary>The folder of keys.</summary>
    public Option<string?> Keys { get; } = new("--keys") { Description = "folder of the venue's keys; keys/VENUE when left out", Recursive = true };

    /// <summary>One JSON object on standard output.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "the result as JSON on standard output", Recursive = true };

    /// <summary>Language of what is said.</summary>
    public Option<string?> Language { get; } = LanguageOption();

    /// <summary>Reads the venue.</summary>
    public VenuePlan Plan(ParseResult parsed) => VenueCommand.Load(parsed.GetValue(Venue) ?? House.DefaultVenueFile());

    /// <summary>The folder of keys.</summary>
    public KeyFolder Folder(ParseResult parsed, VenuePlan plan) => parsed.GetValue(Keys) is { } folder ? new KeyFolder(folder) : KeyFolder.Of(plan);

    /// <summary>What is said, in the language asked for or else the venue's.</summary>
    public FlashWords Words(ParseResult parsed, VenuePlan plan) => FlashWords.Of(parsed.GetValue(Language) ?? plan.Language);

    private static Option<string?> LanguageOption()
    {
        Option<string?> option = Arguments.Word("--lang", "language; the venue's own when left out", ["fr", "en"], optional: true);
        option.Recursive = true;
        return option;
    }
}
