namespace Trackside.Core
{
    /// <summary>Where the connection to the broker stands.</summary>
    public enum LinkState
    {
        /// <summary>Waiting out the back-off.</summary>
        Down = 0,

        /// <summary>An attempt is under way.</summary>
        Opening = 1,

        /// <summary>Connected and subscribed.</summary>
        Up = 2,

        /// <summary>An attempt by TLS is about to begin: what flashes burns steadily.</summary>
        Steadying = 3,
    }
}
