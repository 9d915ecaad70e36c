using System;

namespace Trackside.Gateway;

/// <summary>What must be known about a lap's figure.</summary>
[Flags]
public enum LapFlags : short
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It ends closer to the passing before it than the loop's minimum gap.</summary>
    ShortGap = 1,

    /// <summary>It begins or ends with a passing against the running direction.</summary>
    WrongWay = 2,

    /// <summary>It is measured by the box's clock, and that was not synchronised at one of its ends.</summary>
    ClockUnsynced = 4,

    /// <summary>One of its ends was sent from storage after a loss of power.</summary>
    Historical = 8,

    /// <summary>Passings between its ends are lost: it may be more than one lap.</summary>
    Gap = 16,

    /// <summary>Its ends have no clock in common: its length is not known.</summary>
    Untimed = 32,

    /// <summary>Shorter than is plausible on its route.</summary>
    ShortLap = 64,

    /// <summary>The vehicle went through the pit lane.</summary>
    Pit = 128,

    /// <summary>Nobody listened when the circuit's direction changed: it may belong to the other route.</summary>
    DirectionUnsure = 256,

    /// <summary>One of its ends was heard without a transponder, and another vehicle may have made it.</summary>
    Assumed = 512,
}

/// <summary>The way of one transponder from a loop back to it.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Transponder">The transponder.</param>
/// <param name="Number">Lap number of this transponder, from 1.</param>
/// <param name="StartMicroseconds">Its start in the clock it is measured by: the source's own, else UTC since 1970; 0 when untimed.</param>
/// <param name="LapMicroseconds">Its length; 0 when untimed.</param>
/// <param name="Flags">What must be known about it.</param>
public sealed record Lap(string Circuit, long Transponder, int Number, long StartMicroseconds, long LapMicroseconds, LapFlags Flags)
{
    private const LapFlags Doubtful =
        LapFlags.ShortGap | LapFlags.WrongWay | LapFlags.Gap | LapFlags.Untimed | LapFlags.ShortLap | LapFlags.DirectionUnsure | LapFlags.Assumed;

    /// <summary>The route it was driven on; empty where the circuit has but one without a name.</summary>
    public string Route { get; init; } = "";

    /// <summary>When it ended, in microseconds since 1970 UTC: by its last passing, or where that knew no UTC by the gateway's clock.</summary>
    public long End { get; init; }

    /// <summary>Half width of the interval that holds its true length, in microseconds; null where the source's own clock measured it.</summary>
    public long? UncertaintyMicroseconds { get; init; }

    /// <summary>True where nothing speaks against it as a best lap.</summary>
    public bool IsSound => (Flags & Doubtful) == 0;

    /// <summary>The flags by name with <c>+</c> between, such as <c>short-gap+historical</c>; empty for none.</summary>
    public string FlagText => FlagWords.Of(Flags);
}
