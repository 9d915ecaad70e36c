using System.Collections.Generic;

namespace Trackside.Venue.Attacks;

/// <summary>How one kind of attack ended.</summary>
/// <param name="Kind">What was tried.</param>
/// <param name="Attempts">How often.</param>
/// <param name="Refused">How often it was refused.</param>
/// <param name="SeenIn">Where the refusals are to be seen.</param>
/// <param name="Seen">How many of them were seen there.</param>
/// <param name="Twins">How often the same was tried with the right credentials.</param>
/// <param name="TwinsServed">How often that succeeded.</param>
/// <param name="Changed">What is not as it was before; empty for nothing.</param>
internal sealed record AttackResult(
    AttackKind Kind, int Attempts, int Refused, AttackSeen SeenIn, int Seen, int Twins, int TwinsServed, IReadOnlyList<string> Changed)
{
    /// <summary>Whether every attempt was refused and seen, nothing changed, and the rightful twin of each was served: else the lock is no lock, or the test no test.</summary>
    public bool Good => Attempts > 0 && Refused == Attempts && Seen >= Attempts && Twins > 0 && TwinsServed == Twins && Changed.Count == 0;
}
