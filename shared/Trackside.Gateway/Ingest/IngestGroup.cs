using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>What one commit changes, and what is told once it is durable. One thread, the store's.</summary>
internal sealed class IngestGroup
{
    /// <summary>The messages to work on.</summary>
    internal List<IngestItem> Items { get; } = [];

    /// <summary>Passings stored by this group, in order of arrival.</summary>
    internal List<Passing> Stored { get; } = [];

    /// <summary>Losses recorded by this group.</summary>
    internal List<PassingLoss> Losses { get; } = [];

    /// <summary>Boxes that were found to count their boots anew.</summary>
    internal List<BootsRestarted> Restarted { get; } = [];

    /// <summary>Circuits whose control box told something else than before.</summary>
    internal HashSet<string> Turned { get; } = [];

    /// <summary>Boots of boxes to be told how far they are settled.</summary>
    internal HashSet<Cursor> Acknowledge { get; } = [];

    /// <summary>Boots of boxes whose holes are asked for again.</summary>
    internal HashSet<Cursor> AskAgain { get; } = [];

    /// <summary>Whether the gateway starts with this group.</summary>
    internal bool IsStart { get; set; }

    /// <summary>Passings to be told before those of this group: a gateway before this one did not surely tell them.</summary>
    internal List<Passing> Resumed { get; } = [];

    /// <summary>Number of the last row of <see cref="UntoldLog"/> that is told with this group; 0 for none.</summary>
    internal long Untold { get; set; }

    /// <summary>Passings that were stored before.</summary>
    internal int Duplicates { get; set; }

    /// <summary>Forgets what was worked out, keeping the messages.</summary>
    internal void ClearOutcome()
    {
        Stored.Clear();
        Losses.Clear();
        Restarted.Clear();
        Turned.Clear();
        Acknowledge.Clear();
        AskAgain.Clear();
        IsStart = false;
        Resumed.Clear();
        Untold = 0;
        Duplicates = 0;
    }
}
