namespace Trackside.Messages
{
    /// <summary>The words for <see cref="RollbackReason"/>. Any thread.</summary>
    public static class RollbackReasons
    {
        /// <summary>Words in the order of <see cref="RollbackReason"/>.</summary>
        internal static readonly string[] All = { "none", "damaged", "restarted", "no-link", "role-failed", "unfit" };

        /// <summary>How many there are.</summary>
        public static int Count { get { return All.Length; } }

        /// <summary>The word of a reason.</summary>
        public static string Of(RollbackReason reason)
        {
            return All[(int)reason];
        }
    }
}
