namespace Trackside.Messages
{
    /// <summary>The words for <see cref="AspectReason"/>. Any thread.</summary>
    public static class AspectReasons
    {
        /// <summary>Words in the order of <see cref="AspectReason"/>.</summary>
        internal static readonly string[] All =
        {
            "central",
            "local",
            "no-control",
            "no-link",
            "clock-unsynced",
            "cannot-show",
            "role-fault",
            "guard",
            "neighbour",
            "mirror",
            "lead",
            "dwell",
            "clear",
            "test",
            "wrong-way",
            "route",
        };

        /// <summary>The word of a reason.</summary>
        public static string Of(AspectReason reason)
        {
            return All[(int)reason];
        }
    }
}
