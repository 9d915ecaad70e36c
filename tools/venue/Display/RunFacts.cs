using System.Collections.Generic;
using Trackside.Gateway;

namespace Trackside.Venue.Display;

/// <summary>What a display shows, at one moment.</summary>
/// <param name="Boxes">Every box of the plan in its order; null views are boxes that were not heard yet.</param>
/// <param name="Ready">How many are ready.</param>
/// <param name="Made">Crossings the world made.</param>
/// <param name="Stored">Passings the gateway stored.</param>
/// <param name="LapsByCircuit">Laps so far.</param>
/// <param name="LastPassings">Newest last.</param>
/// <param name="Interlocks">Where the directions of circuits stand.</param>
internal sealed record RunFacts(
    IReadOnlyList<BoxFacts> Boxes,
    int Ready,
    int Made,
    long Stored,
    IReadOnlyDictionary<string, int> LapsByCircuit,
    IReadOnlyList<Passing> LastPassings,
    IReadOnlyList<InterlockView> Interlocks);

/// <summary>One box: what the venue file says of it and what the gateway heard.</summary>
internal sealed record BoxFacts(string Id, string Circuit, string Roles, BoxView? View);
