using System;

namespace Trackside.Gateway;

/// <summary>Who listens to what the store could tell.</summary>
internal interface IListeners
{
    /// <summary>To what somebody listens of what passings bring.</summary>
    LiveTopics Hears { get; }

    /// <summary>Timing offers an aspect: whoever may ask for it by itself hears of it at once. Store's thread.</summary>
    void Take(FlagOffer offer);
}

/// <summary>What passings bring.</summary>
[Flags]
internal enum LiveTopics
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The passings themselves.</summary>
    Passings = 1,

    /// <summary>Laps.</summary>
    Laps = 2,

    /// <summary>Sectors.</summary>
    Sectors = 4,

    /// <summary>Speeds.</summary>
    Speeds = 8,

    /// <summary>Runs over a stage.</summary>
    Stages = 16,
}
