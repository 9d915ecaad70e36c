namespace Trackside.Core
{
    /// <summary>Where the start of a stage stands.</summary>
    public enum StageState
    {
        /// <summary>Nobody may start.</summary>
        Closed = 0,

        /// <summary>Yellow: the next one starts in five seconds or less.</summary>
        Countdown = 1,

        /// <summary>Green, for one vehicle.</summary>
        Go = 2,
    }
}
