using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>What the store's thread works on.</summary>
internal abstract record IngestItem
{
    /// <summary>A passing to store. <paramref name="Gone"/> passings right before it are lost: its box says so.</summary>
    internal sealed record Arrived(Passing Passing, int Gone = 0) : IngestItem;

    /// <summary>What a control box told, newer than what it told before.</summary>
    internal sealed record Told(ControlStateView State) : IngestItem;

    /// <summary>A line of the flag log.</summary>
    internal sealed record Flagged(FlagEntry Entry) : IngestItem;

    /// <summary>What a box says it is, other than before.</summary>
    internal sealed record Conditioned(Condition Condition) : IngestItem;

    /// <summary>A box's figures, to be kept.</summary>
    internal sealed record Measured(HealthView Health) : IngestItem;

    /// <summary>The newest utc of each topic that is signed, to be known after a restart.</summary>
    internal sealed record Heard(IReadOnlyDictionary<string, long> Newest) : IngestItem;

    /// <summary>The gateway starts: what one before it did not surely tell is told first.</summary>
    internal sealed record Started : IngestItem;

    /// <summary>Nothing to store: a look at the clock, or at what is told.</summary>
    internal sealed record Look : IngestItem;

    /// <summary>Up to a moment it is told of a stage who did not finish it.</summary>
    internal sealed record StageOver(string Circuit, long UpTo) : IngestItem;

    /// <summary>This gateway acknowledges from now on.</summary>
    internal sealed record TakenOver : IngestItem;

    /// <summary>
    /// What a box says it holds. <paramref name="Oldest"/> is null where it holds nothing; it may still hold what is acknowledged.
    /// <paramref name="HeldBoot"/> is the first of its earlier boots that it still sends passings of; null where all are done.
    /// </summary>
    internal sealed record Held(string Circuit, string Box, int Boot, int? Oldest, int Newest, int? Unacknowledged, int? HeldBoot = null) : IngestItem;
}
