namespace Trackside.Venue.Running;

/// <summary>How a virtual venue is locked.</summary>
internal enum VenueSecurity
{
    /// <summary>Not at all: everybody on this machine may say everything.</summary>
    Plain,

    /// <summary>Certificates, the broker's rules, signed messages, as 'flash keys' makes them.</summary>
    Keys,

    /// <summary>The same, and the broker logs each message, those it refuses among them: for an attack, not for days.</summary>
    KeysAndLog,
}
