namespace Trackside.Messages
{
    /// <summary>The words for <see cref="LockOutReason"/>. Any thread.</summary>
    public static class LockOutReasons
    {
        /// <summary>Words in the order of <see cref="LockOutReason"/>.</summary>
        internal static readonly string[] All = { "none", "lamp", "link", "power", "damage", "works" };

        /// <summary>How many there are.</summary>
        public static int Count { get { return All.Length; } }

        /// <summary>The word of a reason.</summary>
        public static string Of(LockOutReason reason)
        {
            return All[(int)reason];
        }
    }
}
