using System.Collections.Generic;
using Trackside.ModelCheck.Search;

namespace Trackside.ModelCheck.Commands;

/// <summary>The explorations of a run.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Bounds">What is explored.</param>
/// <param name="MutantStates">States after which a mutant counts as not caught in one bound.</param>
internal sealed record Suite(string Name, IReadOnlyList<Bound> Bounds, int MutantStates)
{
    /// <summary>Under a minute: what the tests run.</summary>
    public static readonly Suite Small = new("small", [new(0, 20_000, false, false), new(1, 20_000, false, false), new(0, 20_000, true, false), new(0, 20_000, false, true)], 0);

    /// <summary>Every state of each bound.</summary>
    public static readonly Suite Standard = new("standard", [new(0, 8_000_000, true, false), new(1, 8_000_000, false, false), new(0, 8_000_000, false, true)], 400_000);

    /// <summary>As far as the memory of a machine goes.</summary>
    public static readonly Suite Wide = new("wide", [new(1, 20_000_000, true, false), new(2, 20_000_000, false, false), new(0, 20_000_000, true, true)], 1_000_000);

    /// <summary>All, by name.</summary>
    public static IReadOnlyList<Suite> All => [Small, Standard, Wide];
}
