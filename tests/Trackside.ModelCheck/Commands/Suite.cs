using System.Collections.Generic;
using Trackside.ModelCheck.Search;
using Trackside.ModelCheck.World;

namespace Trackside.ModelCheck.Commands;

/// <summary>The explorations of a run.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Bounds">What is explored.</param>
/// <param name="MutantStates">States after which a mutant counts as not caught in one bound.</param>
internal sealed record Suite(string Name, IReadOnlyList<Bound> Bounds, int MutantStates)
{
    /// <summary>Under a minute: what the tests run.</summary>
    public static readonly Suite Small = new("small", [new(0, 20_000, false, false), new(1, 20_000, false, false), new(0, 20_000, true, false), new(0, 20_000, false, true), Bound.OfPair(PairRoutes.BothJoined, 0, 20_000)], 0);

    /// <summary>Every state of two circuits of one course.</summary>
    public static readonly Suite Pair = new("pair", [Bound.OfPair(PairRoutes.BothJoined, 1, 4_000_000), Bound.OfPair(PairRoutes.OwnAndJoined, 1, 4_000_000)], 700_000) { IsOfPair = true };

    /// <summary>Every state of each bound.</summary>
    public static readonly Suite Standard = new("standard", [new(0, 8_000_000, true, false), new(1, 8_000_000, false, false), new(0, 8_000_000, false, true), .. Pair.Bounds], 400_000);

    /// <summary>More faults and freer hands, as far as the memory of a machine goes: not to the end.</summary>
    public static readonly Suite Wide = new("wide", [new(1, 6_000_000, true, false), new(2, 6_000_000, false, false), new(0, 2_000_000, true, true), Bound.OfPair(PairRoutes.BothJoined, 2, 3_000_000)], 0);

    /// <summary>Whether only two circuits are explored, and only the guards between them taken out.</summary>
    public bool IsOfPair { get; init; }

    /// <summary>All, by name.</summary>
    public static IReadOnlyList<Suite> All => [Small, Standard, Pair, Wide];
}
