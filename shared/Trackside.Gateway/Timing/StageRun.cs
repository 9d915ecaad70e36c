using System;
using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>What must be known about a run over a stage.</summary>
[Flags]
public enum StageFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>One of its loops was crossed again closer than the loop's minimum gap; the first counts.</summary>
    ShortGap = 1,

    /// <summary>A box saw one of its passings go against the running direction.</summary>
    WrongWay = 2,

    /// <summary>The clock of a box was not synchronised at one of its ends.</summary>
    ClockUnsynced = 4,

    /// <summary>One of its ends was sent from storage after a loss of power.</summary>
    Historical = 8,

    /// <summary>Another vehicle was on the stage: which crossing was whose is assumed by their order.</summary>
    NotAlone = 16,

    /// <summary>Race control showed red while it was under way.</summary>
    Red = 32,

    /// <summary>Finish A did not hear it: it is timed by finish B.</summary>
    FinishB = 64,

    /// <summary>Finish B did not hear it.</summary>
    NoB = 128,

    /// <summary>An intermediate loop did not hear it.</summary>
    MissedIntermediate = 256,

    /// <summary>Nobody listened when the direction changed: it may belong to the other route.</summary>
    DirectionUnsure = 512,

    /// <summary>It started while race control did not let the post at the start show green.</summary>
    FalseStart = 1024,
}

/// <summary>How far a run over a stage came.</summary>
public enum StageProgress
{
    /// <summary>On the stage.</summary>
    UnderWay,

    /// <summary>It reached the finish.</summary>
    Finished,

    /// <summary>It did not reach the finish in the longest plausible time.</summary>
    NotFinished,
}

/// <summary>One vehicle over a stage. All lengths in microseconds, by UTC.</summary>
public sealed record StageRun
{
    /// <summary>The circuit.</summary>
    public required string Circuit { get; init; }

    /// <summary>The route.</summary>
    public required string Route { get; init; }

    /// <summary>Number of the run, from 1 in the order of the starts.</summary>
    public required int Number { get; init; }

    /// <summary>The transponder, where any loop heard one.</summary>
    public long? Transponder { get; init; }

    /// <summary>When it started, in microseconds since 1970 UTC.</summary>
    public required long Start { get; init; }

    /// <summary>How far it came.</summary>
    public required StageProgress Progress { get; init; }

    /// <summary>From the start to the finish; null where it has not finished.</summary>
    public long? Microseconds { get; init; }

    /// <summary>Half width of the interval that holds the true length.</summary>
    public long UncertaintyMicroseconds { get; init; }

    /// <summary>From the start to each intermediate loop of the route; null where one did not hear it.</summary>
    public required IReadOnlyList<long?> Intermediates { get; init; }

    /// <summary>From finish A to finish B; null where one did not hear it.</summary>
    public long? FinishDifference { get; init; }

    /// <summary>What must be known about it.</summary>
    public StageFlags Flags { get; init; }

    /// <summary>The flags by name with <c>+</c> between; empty for none.</summary>
    public string FlagText => FlagWords.Of(Flags);
}
