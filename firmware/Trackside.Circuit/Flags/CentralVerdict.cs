namespace Trackside.Core
{
    /// <summary>How a <c>control/state</c> was met.</summary>
    public enum CentralVerdict
    {
        /// <summary>Live and timely: taken whole.</summary>
        Taken = 0,

        /// <summary>A kept copy: it may have restricted.</summary>
        Restricted = 1,

        /// <summary>Live but too old, from the future, or the clock is not synchronised: it may have restricted.</summary>
        Late = 2,

        /// <summary>The newest one once more.</summary>
        Same = 3,

        /// <summary>Older than the newest seen: refused.</summary>
        Older = 4,

        /// <summary>No letter, or none of ours, for this post: refused.</summary>
        NoLetter = 5,
    }
}
