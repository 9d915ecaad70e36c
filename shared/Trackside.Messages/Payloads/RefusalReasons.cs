namespace Trackside.Messages
{
    /// <summary>The words for <see cref="RefusalReason"/>. Any thread.</summary>
    public static class RefusalReasons
    {
        /// <summary>Words in the order of <see cref="RefusalReason"/>.</summary>
        internal static readonly string[] All =
        {
            "expired",
            "replayed",
            "clock-unsynced",
            "unknown-target",
            "no-aspect",
            "not-commandable",
            "too-many-issuers",
            "too-far",
            "control-failed",
            "no-interlock",
            "unknown-route",
            "same-direction",
            "wrong-state",
            "session-open",
            "not-locked",
            "no-reason",
            "proof-missing",
            "no-board",
            "too-soon",
            "not-releasable",
            "red-button",
            "forged",
            "no-stage",
            "stage-occupied",
            "stage-red",
            "not-authorised",
            "no-hold",
        };

        /// <summary>The word of a reason.</summary>
        public static string Of(RefusalReason reason)
        {
            return All[(int)reason];
        }
    }
}
