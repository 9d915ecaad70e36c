namespace Trackside.Gateway;

/// <summary>What a gateway is among those that listen to the same circuits.</summary>
public enum DutyState
{
    /// <summary>No connection: whoever is there may act.</summary>
    Away,

    /// <summary>Connected; waits for its own word, before which it has heard all that were there.</summary>
    Hearing,

    /// <summary>Stores, but leaves the acknowledgement to one that was there before.</summary>
    Standby,

    /// <summary>Acknowledges.</summary>
    Active,

    /// <summary>Its database fails: it leaves the acknowledgement to others.</summary>
    Failing,
}

/// <summary>What a gateway says of itself to its partners.</summary>
internal enum PartnerWord
{
    /// <summary>It is there, and acknowledges when it is the first.</summary>
    Stands,

    /// <summary>It acknowledges.</summary>
    Acts,

    /// <summary>It is lost, or cannot store.</summary>
    Gone,
}

/// <summary>A gateway's duty changed.</summary>
/// <param name="State">What it is now.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record DutyChange(DutyState State, string Reason);
