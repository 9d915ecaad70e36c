using System.Collections.Generic;
using Trackside.Venue.Running;

namespace Trackside.Venue.Replay;

/// <summary>What is broken on purpose while a replay runs.</summary>
internal enum Break
{
    /// <summary>The broker dies by SIGKILL and comes back.</summary>
    Broker,

    /// <summary>The gateway dies without goodbye and comes back on the same database.</summary>
    Gateway,
}

/// <summary>How a capture is replayed.</summary>
/// <param name="Circuit">The circuit whose decoder it is fed to.</param>
/// <param name="Speed">How many times faster than life.</param>
/// <param name="Breaks">In this order, spread evenly over the passings.</param>
internal sealed record ReplayOptions(string Circuit, double Speed, IReadOnlyList<Break> Breaks)
{
    /// <summary>How the venue is locked.</summary>
    public VenueSecurity Security { get; init; }
}
