namespace Trackside.Core
{
    /// <summary>Where a box stands with the configurations it was given; the table is in <see cref="ConfigurationStore"/>. Stored: the numbers stay.</summary>
    public enum TrialState
    {
        /// <summary>One configuration, and it counts.</summary>
        Settled = 1,

        /// <summary>A new one was written and waits for the start, or is being tried.</summary>
        Trial = 2,

        /// <summary>The new one counts; it has not yet taken the old one's place on the flash.</summary>
        Confirmed = 3,

        /// <summary>The new one was given up, the one before counts. Stays until somebody looked.</summary>
        RolledBack = 4,
    }
}
