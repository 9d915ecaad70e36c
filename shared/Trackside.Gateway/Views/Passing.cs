using System;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>What a box marked on a passing.</summary>
[Flags]
public enum PassingFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Closer to the passing before it than the loop's minimum gap.</summary>
    ShortGap = 1,

    /// <summary>Against the running direction.</summary>
    WrongWay = 2,

    /// <summary>The box's clock was not synchronised.</summary>
    ClockUnsynced = 4,

    /// <summary>Sent from storage after a loss of power.</summary>
    Historical = 8,

    /// <summary>Two sources of the loop contradict each other about it by more than both state.</summary>
    Disagrees = 16,

    /// <summary>Something that watches the same loop did not see it, or it is not sure which of several crossings it saw.</summary>
    Unconfirmed = 32,

    /// <summary>Heard of only after its crossing had been told: the same vehicle stands in an earlier passing of the loop.</summary>
    Late = 64,
}

/// <summary>One vehicle over one loop, as the box reported it. Known by (box, life, boot, seq). Immutable.</summary>
public sealed record Passing
{
    /// <summary>The circuit of the box.</summary>
    public required string Circuit { get; init; }

    /// <summary>The box, unique in its venue.</summary>
    public required string Box { get; init; }

    /// <summary>Boot number of the box, from 1.</summary>
    public required int Boot { get; init; }

    /// <summary>
    /// How often the box had begun its boots anew, from 0: found by the gateway when another passing came under a number in use,
    /// because the box's storage was erased. Orders the boots of a box.
    /// </summary>
    public int Life { get; init; }

    /// <summary>Number of the passing in this boot, from 1.</summary>
    public required int Seq { get; init; }

    /// <summary>The loop.</summary>
    public required string Loop { get; init; }

    /// <summary>When, in microseconds since 1970 UTC; null where the box knew no UTC.</summary>
    public long? Utc { get; init; }

    /// <summary>Half width of the interval that holds the true time, in microseconds.</summary>
    public required long Uncertainty { get; init; }

    /// <summary>What observed it.</summary>
    public required CrossingSource Source { get; init; }

    /// <summary>The source's own stamp in its own microseconds; null where it has no clock.</summary>
    public long? Own { get; init; }

    /// <summary>Number of the transponder; null where none was heard.</summary>
    public long? Transponder { get; init; }

    /// <summary>Signal strength in the decoder's units.</summary>
    public int? Strength { get; init; }

    /// <summary>How often the transponder was heard.</summary>
    public int? Hits { get; init; }

    /// <summary>Lane, from 1.</summary>
    public int? Lane { get; init; }

    /// <summary>Speed between the two loops of a pair, in millimetres a second; null where none was measured.</summary>
    public int? Speed { get; init; }

    /// <summary>What the box marked.</summary>
    public PassingFlags Flags { get; init; }

    /// <summary>When the gateway received it first, in microseconds since 1970 UTC.</summary>
    public required long Received { get; init; }
}

/// <summary>Passings of a box that will not come: numbered by it, no longer held by it, never received.</summary>
/// <param name="Circuit">The circuit of the box.</param>
/// <param name="Box">The box.</param>
/// <param name="Boot">Its boot number.</param>
/// <param name="First">First number missing.</param>
/// <param name="Last">Last number missing.</param>
/// <param name="Noticed">When this was found, in microseconds since 1970 UTC.</param>
public sealed record PassingLoss(string Circuit, string Box, int Boot, int First, int Last, long Noticed)
{
    /// <summary>How often the box had begun its boots anew, see <see cref="Passing.Life"/>.</summary>
    public int Life { get; init; }
}
