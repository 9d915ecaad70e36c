namespace Trackside.Gateway;

/// <summary>A box's figures. Counts are since its boot. Null where the box does not say.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Box">The box.</param>
/// <param name="Boot">Boot number.</param>
/// <param name="Received">When the gateway received it, in microseconds since 1970 UTC.</param>
public sealed record HealthView(string Circuit, string Box, int Boot, long Received)
{
    /// <summary>Seconds since boot.</summary>
    public int Uptime { get; init; }

    /// <summary>Free managed memory, in bytes.</summary>
    public long? Memory { get; init; }

    /// <summary>Battery, in millivolts.</summary>
    public int? Battery { get; init; }

    /// <summary>Temperature of the board, in tenths of a degree Celsius.</summary>
    public int? Temperature { get; init; }

    /// <summary>Whether its clock is related to UTC.</summary>
    public bool Synced { get; init; }

    /// <summary>Last measured offset of its clock, in microseconds.</summary>
    public long? Offset { get; init; }

    /// <summary>Drift of its clock, in parts per thousand million.</summary>
    public int? Drift { get; init; }

    /// <summary>Uncertainty of its UTC, in microseconds.</summary>
    public long? Uncertainty { get; init; }

    /// <summary>Passings not yet acknowledged.</summary>
    public int? Queue { get; init; }

    /// <summary>Oldest passing it still holds; null where it holds none.</summary>
    public int? Oldest { get; init; }

    /// <summary>Newest passing; 0 before the first.</summary>
    public int? Newest { get; init; }

    /// <summary>Loop noise (under about 40 is normal).</summary>
    public int? Noise { get; init; }

    /// <summary>Damaged frames of a serial line.</summary>
    public int? BadFrames { get; init; }

    /// <summary>Connections to the broker after the first.</summary>
    public int? Reconnects { get; init; }

    /// <summary>Messages the box refused.</summary>
    public int? BadMessages { get; init; }

    /// <summary>Messages the box refused as old.</summary>
    public int? StaleMessages { get; init; }

    /// <summary>Inputs lost because a ring was full.</summary>
    public int? Dropped { get; init; }

    /// <summary>Exceptions caught by its supervisor.</summary>
    public int? Resets { get; init; }

    /// <summary>Questions to the time server without a good answer.</summary>
    public int? ClockFailures { get; init; }

    /// <summary>The first of its earlier boots that it still sends passings of; null for none.</summary>
    public int? HeldBoot { get; init; }

    /// <summary>Passings of earlier boots that it has not been acknowledged.</summary>
    public int? Backlog { get; init; }

    /// <summary>Records that its flash did not give back.</summary>
    public int? Damaged { get; init; }

    /// <summary>Longest tick of its loop since the last report, in microseconds.</summary>
    public long? TickMax { get; init; }
}
