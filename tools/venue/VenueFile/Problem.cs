using System.Collections.Generic;
using System.Linq;

namespace Trackside.Venue.VenueFile;

/// <summary>One thing wrong in a venue file: where, what, and what to do about it.</summary>
internal sealed record Problem(string Place, string What, string Remedy)
{
    /// <summary>The whole in one sentence.</summary>
    public override string ToString() => $"{Place}: {What}; {Remedy}.";
}

/// <summary>Collects all problems instead of stopping at the first.</summary>
internal sealed class Problems
{
    private readonly List<Problem> all = [];

    /// <summary>What was found, in the order it was met.</summary>
    public IReadOnlyList<Problem> All => all;

    /// <summary>Whether nothing was found.</summary>
    public bool None => all.Count == 0;

    /// <summary>Adds one.</summary>
    public void Add(string place, string what, string remedy) => all.Add(new Problem(place, what, remedy));

    /// <summary>"a, b or c", for remedies.</summary>
    public static string OneOf(IEnumerable<string> choices)
    {
        string[] quoted = [.. choices.Select(choice => $"\"{choice}\"")];
        return quoted.Length < 2 ? string.Concat(quoted) : string.Join(", ", quoted[..^1]) + " or " + quoted[^1];
    }
}
