namespace Trackside.Core
{
    /// <summary>What happened to the connection to the broker.</summary>
    public enum LinkEvent
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>Connected and subscribed.</summary>
        Opened = 1,

        /// <summary>The attempt failed.</summary>
        Failed = 2,

        /// <summary>The connection was lost.</summary>
        Closed = 3,

        /// <summary>A message was given up after three tries: what it told must be told again.</summary>
        Undelivered = 4,
    }
}
