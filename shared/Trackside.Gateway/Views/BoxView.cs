using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>The latest that is known of one box. Immutable: each change makes a new one.</summary>
/// <param name="Circuit">Its circuit.</param>
/// <param name="Box">Its name.</param>
public sealed record BoxView(string Circuit, string Box)
{
    /// <summary>Its condition; null before its first <c>state</c>.</summary>
    public BoxState? State { get; init; }

    /// <summary>Why it is not ready; null for no reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Its standing alarms: bits of <see cref="Alarm"/>.</summary>
    public long Alarms { get; init; }

    /// <summary>Boot number; 0 before the first <c>state</c>.</summary>
    public int Boot { get; init; }

    /// <summary>Version of its firmware.</summary>
    public string? Firmware { get; init; }

    /// <summary>Its board.</summary>
    public string? Board { get; init; }

    /// <summary>Its roles, comma between.</summary>
    public string Roles { get; init; } = "";

    /// <summary>Seal of its configuration.</summary>
    public string? Configuration { get; init; }

    /// <summary>Which of the configurations given to the running box it is; 0 where none was.</summary>
    public int ConfigurationVersion { get; init; }

    /// <summary>Whether the configuration is on trial: it counts once the box has come back with it.</summary>
    public bool IsOnTrial { get; init; }

    /// <summary>The configuration it gave up; null for none.</summary>
    public RejectedConfiguration? Rejected { get; init; }

    /// <summary>Direction epoch.</summary>
    public int Epoch { get; init; }

    /// <summary>Route it works by.</summary>
    public string? Route { get; init; }

    /// <summary>Hash of that route.</summary>
    public string? RouteHash { get; init; }

    /// <summary>When its <c>state</c> came, in microseconds since 1970 UTC. A retained copy counts from its arrival.</summary>
    public long StateReceived { get; init; }

    /// <summary>When anything came from it last, in microseconds since 1970 UTC; not set by retained copies and by its last will.</summary>
    public long LastSeen { get; init; }

    /// <summary>What its lamps show; null for a box without lamps.</summary>
    public LampsView? Lamps { get; init; }

    /// <summary>What its direction sign shows; null for a box without one.</summary>
    public SignView? Sign { get; init; }

    /// <summary>Its last figures; null before the first.</summary>
    public HealthView? Health { get; init; }

    /// <summary>How its loops are; null for a box without any, or before it told.</summary>
    public LoopsView? Loops { get; init; }

    /// <summary>Messages from it that could not be read, since the gateway started.</summary>
    public int BadMessages { get; init; }

    /// <summary>Messages in its name that were not believed, since this program started: not signed by it, or old. Those of its circuit count for the control box.</summary>
    public int RefusedMessages { get; init; }

    /// <summary>When the last of those came, in microseconds since 1970 UTC; 0 for none.</summary>
    public long LastRefused { get; init; }

    /// <summary>True where the box has the role, for example <c>control</c>.</summary>
    public bool HasRole(string role) => $",{Roles},".Contains($",{role},");
}

/// <summary>A configuration that a box gave up; it went back to the one before.</summary>
/// <param name="Seal">Its seal.</param>
/// <param name="Version">The version it was given as.</param>
/// <param name="Why">Why.</param>
public sealed record RejectedConfiguration(string Seal, int Version, RollbackReason Why);

/// <summary>The three facts of a post, apart.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Box">The post's box.</param>
/// <param name="Commanded">Central aspect it last heard; null for none.</param>
/// <param name="Applied">What it drives.</param>
/// <param name="Proved">What its sense inputs prove.</param>
/// <param name="Request">What its marshal asks for; null for nothing.</param>
/// <param name="Reason">Why this aspect is applied.</param>
/// <param name="Faults">Lamps whose sense disagrees, comma between; null for none.</param>
/// <param name="Utc">When it became so, in microseconds since 1970; null where the box knew no UTC.</param>
/// <param name="Received">When the gateway received it, in microseconds since 1970 UTC.</param>
public sealed record LampsView(
    string Circuit,
    string Box,
    Aspect? Commanded,
    Aspect Applied,
    Aspect Proved,
    Aspect? Request,
    AspectReason Reason,
    string? Faults,
    long? Utc,
    long Received)
{
    /// <summary>Whether the panel shows notice that race control takes the marshal's request over.</summary>
    public bool Notice { get; init; }

    /// <summary>The board shown at the line.</summary>
    public LineBoard Board { get; init; }

    /// <summary>Its number; null for none.</summary>
    public int? Number { get; init; }
}

/// <summary>The three facts of a direction sign, apart. A direction is a route's name, or <c>none</c>.</summary>
/// <param name="Commanded">Last asked for; null for nothing.</param>
/// <param name="Applied">What it drives.</param>
/// <param name="Proved">What its sense inputs prove.</param>
/// <param name="Reason">Why; null for no reason.</param>
/// <param name="Epoch">Direction epoch.</param>
/// <param name="Received">When the gateway received it, in microseconds since 1970 UTC.</param>
public sealed record SignView(string? Commanded, string Applied, string Proved, string? Reason, int Epoch, long Received);
