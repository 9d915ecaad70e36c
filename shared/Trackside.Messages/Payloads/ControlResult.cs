namespace Trackside.Messages
{
    /// <summary>How far a request has come, in the order of the words in <see cref="ControlReplyMessage"/>.</summary>
    public enum ControlResult
    {
        /// <summary>Not done, and the reason why.</summary>
        Refused = 0,

        /// <summary>Taken and sent to the posts.</summary>
        Accepted = 1,

        /// <summary>Every post of the target drives it.</summary>
        Applied = 2,

        /// <summary>Every post of the target has proved it.</summary>
        Proved = 3,
    }
}
