using System.Collections.Generic;
using Trackside.Venue.Running;

namespace Trackside.Venue.Attacks;

/// <summary>Attacks a virtual venue with keys by every kind, each so many times, and tells what became of it. One thread.</summary>
internal static class AttackSession
{
    /// <summary>Runs it from power on.</summary>
    /// <param name="venue">The venue, wired, without power.</param>
    /// <param name="seed">Draws what chance decides.</param>
    /// <param name="times">Attempts of each kind.</param>
    /// <exception cref="System.InvalidOperationException">The venue did not get ready.</exception>
    public static IReadOnlyList<AttackResult> Run(VirtualVenue venue, int seed, int times)
    {
        using AttackScene scene = new(venue, seed);
        AttackRound round = new(scene, times);
        DoorAttacks.Run(scene, round);
        RuleAttacks.Run(scene, round);
        MessageAttacks.Run(scene, round);
        return round.Results;
    }
}
