namespace Trackside.Messages
{
    /// <summary>Why a control box refused a request.</summary>
    public enum RefusalReason
    {
        /// <summary>It arrived after its expiry.</summary>
        Expired = 0,

        /// <summary>Its sequence is not newer than the issuer's last.</summary>
        Replayed = 1,

        /// <summary>The control box does not know UTC and cannot judge the expiry.</summary>
        ClockUnsynced = 2,

        /// <summary>No post of that name on this circuit.</summary>
        UnknownTarget = 3,

        /// <summary>The request names no aspect.</summary>
        NoAspect = 4,

        /// <summary>That aspect is never commanded.</summary>
        NotCommandable = 5,

        /// <summary>More issuers than the control box can keep apart.</summary>
        TooManyIssuers = 6,

        /// <summary>Its expiry lies further ahead than a request may.</summary>
        TooFar = 7,

        /// <summary>The control box has failed: its circuit stays red until it is restarted.</summary>
        ControlFailed = 8,
    }
}
