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

        /// <summary>The direction of this circuit is fixed: no interlock runs.</summary>
        NoInterlock = 9,

        /// <summary>No route of that name on this circuit.</summary>
        UnknownRoute = 10,

        /// <summary>That direction runs already.</summary>
        SameDirection = 11,

        /// <summary>Not possible in the state the interlock is in.</summary>
        WrongState = 12,

        /// <summary>The session is open.</summary>
        SessionOpen = 13,

        /// <summary>The interlock is not locked: nothing but red may be asked.</summary>
        NotLocked = 14,

        /// <summary>The request lacks the reason or the confirming post.</summary>
        NoReason = 15,

        /// <summary>A proof is missing; the reply names it and the box.</summary>
        ProofMissing = 16,

        /// <summary>The request names no board, or not the number it needs.</summary>
        NoBoard = 17,

        /// <summary>The profile keeps what restricts for a while before it may be released.</summary>
        TooSoon = 18,

        /// <summary>The profile does not let this aspect be followed by that one.</summary>
        NotReleasable = 19,

        /// <summary>The red button of the control box is pressed, or its wire is cut: nothing but red may be asked.</summary>
        RedButton = 20,

        /// <summary>It is not signed by the issuer it names, or the control box knows no such issuer.</summary>
        Forged = 21,

        /// <summary>This circuit is no stage.</summary>
        NoStage = 22,

        /// <summary>Another vehicle is on the stage, or nobody knows whether one is.</summary>
        StageOccupied = 23,

        /// <summary>A post of the stage is asked for red.</summary>
        StageRed = 24,

        /// <summary>The profile does not let this issuer ask for that here.</summary>
        NotAuthorised = 25,

        /// <summary>An aspect that warns or stops does not end by itself: it cannot be asked for a while.</summary>
        NoHold = 26,
    }
}
