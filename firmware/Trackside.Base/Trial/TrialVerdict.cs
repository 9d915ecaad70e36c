namespace Trackside.Core
{
    /// <summary>What <see cref="TrialWatch"/> says.</summary>
    public enum TrialVerdict
    {
        /// <summary>It is not known yet.</summary>
        Wait = 0,

        /// <summary>The box has come back.</summary>
        Confirm = 1,

        /// <summary>It has not, and the time is over.</summary>
        GiveUp = 2,
    }
}
