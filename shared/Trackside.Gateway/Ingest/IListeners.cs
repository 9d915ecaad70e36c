namespace Trackside.Gateway;

/// <summary>Whether anybody listens to what the store could tell.</summary>
internal interface IListeners
{
    /// <summary>To each passing.</summary>
    bool HearPassings { get; }

    /// <summary>To laps.</summary>
    bool HearLaps { get; }
}
