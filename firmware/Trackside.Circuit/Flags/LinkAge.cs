namespace Trackside.Core
{
    /// <summary>How well race control's last word may be believed.</summary>
    public enum LinkAge
    {
        /// <summary>No live and timely word since boot.</summary>
        Never = 0,

        /// <summary>There was one, but the box's clock is not synchronised: age cannot be judged.</summary>
        Unsynced = 1,

        /// <summary>The last one is older than 3 s.</summary>
        Old = 2,

        /// <summary>Fresh: it may permit.</summary>
        Fresh = 3,
    }
}
