using System;

namespace Trackside.Virtual;

/// <summary>What one virtual chip is made of. All of it is fixed for the chip's life, except where <see cref="Chip"/> says otherwise.</summary>
public sealed record ChipOptions
{
    /// <summary>A short name for threads, logs and errors.</summary>
    public string Name { get; init; } = "chip";

    /// <summary>Draws every random delay and torn write of this chip; the same seed and the same order of events repeat exactly.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The folder behind <c>I:\</c>; made when missing, kept over power cycles.</summary>
    public required string FlashFolder { get; init; }

    /// <summary>What <c>HighResTimer</c> shows at power on, microseconds, 0 or more.</summary>
    public long ClockOffsetMicroseconds { get; init; }

    /// <summary>How much faster than the host the chip's crystal runs, parts per million; a real one is within +-10.</summary>
    public double ClockDriftPartsPerMillion { get; init; }

    /// <summary><c>SystemInfo.TargetName</c>.</summary>
    public string TargetName { get; init; } = "VIRTUAL";

    /// <summary>A GPIO event reaches the firmware 0 to this many milliseconds late.</summary>
    public int EventDelayMaxMilliseconds { get; init; } = 10;

    /// <summary>And 0 to this many later still, as when another thread is busy.</summary>
    public int LoadDelayMaxMilliseconds { get; init; }

    /// <summary>What <see cref="Chip.TlsHandshake"/> is at first.</summary>
    public TimeSpan TlsHandshake { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an RMT receiver is deaf after the end of a capture, until its interrupt has armed it again.</summary>
    public int RmtRearmMicroseconds { get; init; } = 40;

    /// <summary>How much faster than <c>HighResTimer</c> the RMT's clock runs, parts per million. Both come from one crystal: 0 on a sound chip.</summary>
    public double RmtDriftPartsPerMillion { get; init; }

    /// <summary>The host clock behind <c>HighResTimer</c>. A test may give a <see cref="ManualTime"/>; sleeping always takes real time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
