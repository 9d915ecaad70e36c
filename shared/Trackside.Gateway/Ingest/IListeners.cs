namespace Trackside.Gateway;

/// <summary>Who listens to what the store could tell.</summary>
internal interface IListeners
{
    /// <summary>To each passing.</summary>
    bool HearPassings { get; }

    /// <summary>To laps.</summary>
    bool HearLaps { get; }

    /// <summary>Timing offers an aspect: whoever may ask for it by itself hears of it at once. Store's thread.</summary>
    void Take(FlagOffer offer);
}
