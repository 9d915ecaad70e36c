using System.Collections.Generic;

namespace Trackside.Venue.Running;

/// <summary>How a run goes.</summary>
/// <param name="Seconds">Length in seconds, start included; 0 runs until a signal.</param>
/// <param name="Seed">Draws everything that chance decides.</param>
/// <param name="Pace">How many times faster than life the vehicles drive.</param>
internal sealed record RunOptions(double Seconds, int Seed, double Pace)
{
    /// <summary>How the venue is locked.</summary>
    public VenueSecurity Security { get; init; }

    /// <summary>Circuits that reverse once their vehicles have driven a while, and to which route.</summary>
    public IReadOnlyDictionary<string, string> Reversals { get; init; } = new Dictionary<string, string>();
}
