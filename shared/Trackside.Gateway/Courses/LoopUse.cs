namespace Trackside.Gateway;

/// <summary>What a loop is for on a route.</summary>
public enum LoopUse
{
    /// <summary>Ends a section of the lap.</summary>
    Sector,

    /// <summary>Ends a lap and begins the next.</summary>
    Lap,

    /// <summary>Begins a stage.</summary>
    Start,

    /// <summary>An intermediate time of a stage.</summary>
    Intermediate,

    /// <summary>Ends a stage.</summary>
    FinishA,

    /// <summary>The second finish of a stage: audits the first, and stands in for it.</summary>
    FinishB,

    /// <summary>Entry of the pit lane: the lap is marked.</summary>
    Pit,

    /// <summary>Only recorded.</summary>
    None,
}
