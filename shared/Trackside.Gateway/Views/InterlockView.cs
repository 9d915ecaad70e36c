using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>A proof, and the box or place it is missing from; null where it is the circuit's.</summary>
public sealed record MissingProof(Proof Proof, string? Box)
{
    /// <summary>What is missing and what to do, for people.</summary>
    /// <param name="french">In French; else in English.</param>
    public string Text(bool french) => french ? ProofWords.InFrench(Proof, Box) : ProofWords.InEnglish(Proof, Box);

    /// <summary>Proofs as messages list them: <c>lit:speed-s1,key</c>. Words that are none of ours are left out.</summary>
    public static IReadOnlyList<MissingProof> ParseList(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parse).Where(proof => proof.Proof != Proof.None)];

    private static MissingProof Parse(string text)
    {
        string[] parts = text.Split(':', 2);
        return new MissingProof(ProofWords.Parse(parts[0]), parts.Length > 1 ? parts[1] : null);
    }
}

/// <summary>Where a circuit's interlock stands: which proofs are in and which are missing.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Epoch">Direction epoch.</param>
/// <param name="State">Its state.</param>
/// <param name="Direction">The direction that is or was locked last; null where none is known.</param>
/// <param name="Target">The direction a reversal, or a proof anew, goes to; null in the locked state.</param>
/// <param name="Received">When the gateway received it, in microseconds since 1970 UTC.</param>
public sealed record InterlockView(string Circuit, int Epoch, InterlockState State, string? Direction, string? Target, long Received)
{
    /// <summary>One letter a post, in the order of the venue file: <see cref="InterlockMessage"/> tells what they mean.</summary>
    public string Posts { get; init; } = "";

    /// <summary>One letter a sign, likewise.</summary>
    public string Signs { get; init; } = "";

    /// <summary>What is missing, in the order in which people can help; in the fault state what was lost. As many as fit the message.</summary>
    public IReadOnlyList<MissingProof> Missing { get; init; } = [];

    /// <summary>Boxes that are locked out: <c>box:reason</c>, comma between; null for none.</summary>
    public string? LockedOut { get; init; }

    /// <summary>Whether the session is open.</summary>
    public bool IsSessionOpen { get; init; }

    /// <summary>Vehicles that went out and did not come in.</summary>
    public int Tokens { get; init; }

    /// <summary>Loops the sweep car has seen in order so far.</summary>
    public int Sweep { get; init; }

    /// <summary>Whether a proof is among those that are missing.</summary>
    public bool Misses(Proof proof) => Missing.Any(missing => missing.Proof == proof);

    /// <summary>Whether a direction is locked.</summary>
    public bool IsLocked(string direction) => State == InterlockState.Locked && Direction == direction;
}
