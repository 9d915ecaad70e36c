namespace Trackside.Messages
{
    /// <summary>Why a post shows what it shows: the row of the loss table, or who asked.</summary>
    public enum AspectReason
    {
        /// <summary>Race control asks for it and is fresh.</summary>
        Central = 0,

        /// <summary>The marshal asks for more than race control does.</summary>
        Local = 1,

        /// <summary>Nothing was heard from race control since boot.</summary>
        NoControl = 2,

        /// <summary>Race control is older than 3 s: what restricts stays, green goes.</summary>
        NoLink = 3,

        /// <summary>The box's clock is not synchronised, so freshness cannot be judged.</summary>
        ClockUnsynced = 4,

        /// <summary>The panel lacks the aspect: the next more restrictive one is shown.</summary>
        CannotShow = 5,

        /// <summary>The post's own program failed: the most restrictive of what was shown and asked.</summary>
        RoleFault = 6,

        /// <summary>The guard has latched: nothing permits before a reset on site.</summary>
        Guard = 7,

        /// <summary>The next post could not prove its red or yellow: this one shows it before.</summary>
        Neighbour = 8,

        /// <summary>The profile lets this post repeat the next one's yellow.</summary>
        Mirror = 9,

        /// <summary>The profile puts a yellow before the next post's double yellow.</summary>
        Lead = 10,

        /// <summary>Kept for the time the profile asks for.</summary>
        Dwell = 11,

        /// <summary>The profile shows green only after a yellow: nothing is to be shown.</summary>
        Clear = 12,

        /// <summary>The lamps are being tested.</summary>
        Test = 13,

        /// <summary>A loop of this box saw a vehicle against the running direction a moment ago.</summary>
        WrongWay = 14,

        /// <summary>The direction that is locked is not known here, or in another version: nothing permits.</summary>
        Route = 15,
    }
}
