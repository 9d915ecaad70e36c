using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Venue.Fuzz;

/// <summary>What was thrown at one box, and what it counted meanwhile.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Lines">Console lines over the broker that were handed to it.</param>
/// <param name="CableLines">Console lines that it read from its cable.</param>
/// <param name="Payloads">Payloads for it that were handed to it.</param>
/// <param name="Overheard">Payloads for other boxes that it listens to as well.</param>
/// <param name="Bad">Messages that it refused: unreadable, or the signature wrong.</param>
/// <param name="Stale">Messages that it refused as old.</param>
/// <param name="Dropped">Inputs that it lost because a ring was full.</param>
/// <param name="Faults">Exceptions that its supervisor caught, and messages of its own that it could not write.</param>
internal sealed record FuzzedBox(string Id, string Roles, long Lines, long CableLines, long Payloads, long Overheard, long Bad, long Stale, long Dropped, long Faults)
{
    /// <summary>Inputs that were meant for it and taken.</summary>
    public long Taken => Lines + CableLines + Payloads - Dropped;

    /// <summary>Whether it reads nothing that is told: the sign of a fixed direction does not.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>Payloads that it was handed and did not count as refused: obeyed, or lost. Each should be refused, and counted.</summary>
    public long Unrefused => IsDeaf ? 0 : Math.Max(0, Payloads + Overheard - Dropped - Bad - Stale);
}

/// <summary>How a fuzzing ended.</summary>
/// <param name="Asked">What was to be thrown.</param>
/// <param name="IsSecure">Whether the venue had keys.</param>
/// <param name="Seconds">How long inputs were thrown.</param>
/// <param name="Boxes">Every box of the circuit, those that inputs were thrown at first.</param>
internal sealed record FuzzResult(FuzzOptions Asked, bool IsSecure, double Seconds, IReadOnlyList<FuzzedBox> Boxes)
{
    /// <summary>Lamps, arrows and relays that were watched.</summary>
    public required int Outputs { get; init; }

    /// <summary>How often all of them were sampled, beside each switching being told by its wire.</summary>
    public required long Samples { get; init; }

    /// <summary>Longest time that a box's loop was seen to stand, in seconds: another program that takes the processor makes it longer.</summary>
    public required double LongestRound { get; init; }

    /// <summary>Inputs that did not reach their box, and were thrown again.</summary>
    public required long Lost { get; init; }

    /// <summary>What changed; empty for nothing.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Where the last inputs are written; null where nothing was found.</summary>
    public string? Trail { get; init; }

    /// <summary>Console lines that were taken.</summary>
    public long Lines => Boxes.Sum(box => box.Lines + box.CableLines);

    /// <summary>Payloads that were taken: what a box dropped is not counted as tried.</summary>
    public long Payloads => Boxes.Sum(box => box.Payloads - box.Dropped);

    /// <summary>Whether all of it was taken and nothing changed.</summary>
    public bool Good => Findings.Count == 0 && Lines >= Asked.Lines && Payloads >= Asked.Payloads;
}
