namespace Trackside.Messages
{
    /// <summary>Why a box gave a configuration up and went back to the one before, in the order of <see cref="RollbackReasons"/>.</summary>
    public enum RollbackReason
    {
        /// <summary>It did not.</summary>
        None = 0,

        /// <summary>The file on the flash was damaged when it was to be tried.</summary>
        Damaged = 1,

        /// <summary>The box started again before it had come back: a crash, a hang, or the power.</summary>
        Restarted = 2,

        /// <summary>No connection to the broker within the time.</summary>
        NoLink = 3,

        /// <summary>The program of a role failed with it.</summary>
        RoleFailed = 4,

        /// <summary>The board cannot serve it.</summary>
        Unfit = 5,
    }
}
