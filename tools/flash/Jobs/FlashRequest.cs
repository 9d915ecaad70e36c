using System.Net;
using System;
using Trackside.Flash.Boards;
using Trackside.Flash.Nanoff;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;

namespace Trackside.Flash.Jobs;

/// <summary>Where the proof is taken from.</summary>
internal enum ProofBy
{
    /// <summary>The broker.</summary>
    Mqtt,

    /// <summary>The cable.</summary>
    Uart,

    /// <summary>Nowhere: the technician looks himself.</summary>
    None,
}

/// <summary>One box on one port, checked: it is in the venue file, and the board fits.</summary>
internal sealed record Target(CircuitPlan Circuit, BoxPlan Box, FlashBoard Board, string Port);

/// <summary>What is the same for every box of a run.</summary>
internal sealed record FlashRequest
{
    /// <summary>The venue.</summary>
    public required VenuePlan Plan { get; init; }

    /// <summary>The deployment image; null where it is not written.</summary>
    public required byte[]? Image { get; init; }

    /// <summary>Which steps are done.</summary>
    public required Func<Step, bool> Does { get; init; }

    /// <summary>The venue's keys; null for a venue without.</summary>
    public KeyFolder? Keys { get; init; }

    /// <summary>Wi-Fi of the boards that have no cable.</summary>
    public Wifi? Wifi { get; init; }

    /// <summary>Another runtime version than the board's.</summary>
    public string? RuntimeVersion { get; init; }

    /// <summary>Whether the whole flash is erased first: a new board, or one that was another box.</summary>
    public bool Erase { get; init; }

    /// <summary>The boot number to count on from; null leaves it to what is known.</summary>
    public int? Boot { get; init; }

    /// <summary>Where the proof is taken from.</summary>
    public ProofBy ProofBy { get; init; }

    /// <summary>The broker that hears the proof.</summary>
    public required IPEndPoint Broker { get; init; }

    /// <summary>Seconds a box has to announce itself.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Folder that gets one folder a box.</summary>
    public required string WorkFolder { get; init; }
}
