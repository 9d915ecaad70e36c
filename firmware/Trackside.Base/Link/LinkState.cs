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
    }
}
