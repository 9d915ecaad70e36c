namespace Trackside.Messages
{
    /// <summary>What happened to a button, in the order of the words in <see cref="ButtonMessage"/>.</summary>
    public enum ButtonEvent
    {
        /// <summary>Went down.</summary>
        Press = 0,

        /// <summary>Came up.</summary>
        Release = 1,

        /// <summary>Has been down for a second.</summary>
        Hold = 2,
    }
}
