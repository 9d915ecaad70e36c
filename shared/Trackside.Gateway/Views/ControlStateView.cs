using System;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>What a circuit's control box last told all its posts.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Epoch">Direction epoch.</param>
/// <param name="Boot">Boot number of the control box.</param>
/// <param name="Seq">Number of the message in that boot.</param>
/// <param name="Utc">When it was made, in microseconds since 1970; 0 where the control box knew no UTC.</param>
/// <param name="Expiry">UTC after which it permits nothing; 0 with a <paramref name="Utc"/> of 0.</param>
/// <param name="Direction">Route that is run, or <c>none</c>.</param>
/// <param name="Interlock">State of the circuit's direction.</param>
/// <param name="Posts">One letter a post, in the order of the venue file.</param>
/// <param name="Received">When the gateway received it, in microseconds since 1970 UTC.</param>
public sealed record ControlStateView(
    string Circuit,
    int Epoch,
    int Boot,
    int Seq,
    long Utc,
    long Expiry,
    string Direction,
    InterlockState Interlock,
    string Posts,
    long Received)
{
    /// <summary>The central aspect of the post with this index; <see cref="Aspect.Unproved"/> for an unknown letter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such post.</exception>
    public Aspect AspectOf(int post)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)post, (uint)Posts.Length, nameof(post));
        return AspectNames.FromLetter((byte)Posts[post]);
    }

    /// <summary>
    /// True where this is older than <paramref name="other"/>: compared by epoch, boot, seq. A control box whose storage was erased counts from 1 again: its time tells that it is
    /// newer.
    /// </summary>
    internal bool IsOlderThan(ControlStateView other) =>
        (Epoch, Boot, Seq).CompareTo((other.Epoch, other.Boot, other.Seq)) < 0 && Utc <= other.Utc;

    /// <summary>True where it tells the same, whenever that was.</summary>
    internal bool TellsTheSame(ControlStateView other) =>
        Epoch == other.Epoch && Boot == other.Boot && Direction == other.Direction && Interlock == other.Interlock && Posts == other.Posts;
}
