namespace Trackside.ModelCheck.Search;

/// <summary>How far is explored.</summary>
/// <param name="Faults">Most losses, delays, reboots and failed lamps on the way to a state.</param>
/// <param name="MostStates">States after which the exploration stops unfinished.</param>
/// <param name="AreHandsFree">Whether people and vehicles do anything at any time; else only what brings the circuit on.</param>
/// <param name="IsJoined">Whether the second route is run together with a partner circuit.</param>
internal sealed record Bound(int Faults, int MostStates, bool AreHandsFree, bool IsJoined)
{
    /// <summary>Two real circuits of a joined course instead of one: which of their two routes they run together. Null for one circuit.</summary>
    public World.PairRoutes? Pair { get; init; }

    /// <summary>The bound in words.</summary>
    public string Words =>
        (Pair is null ? "" : $"two circuits, {(Pair == World.PairRoutes.OwnAndJoined ? "each with a route of its own and one together" : "both routes together")}; ")
        + $"{(AreHandsFree ? "people and vehicles do anything at any time" : "people do what brings the circuit on")}, {(Faults == 0 ? "no fault" : Faults == 1 ? "any one fault" : $"any {Faults} faults")} at any time"
        + (IsJoined ? ", a partner circuit that says anything at any time" : "");

    /// <summary>A bound of two circuits.</summary>
    public static Bound OfPair(World.PairRoutes routes, int faults, int mostStates, bool areHandsFree = false) => new(faults, mostStates, areHandsFree, false) { Pair = routes };
}
