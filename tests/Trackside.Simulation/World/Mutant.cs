namespace Trackside.Simulation;

/// <summary>Faults built in on purpose: each must be found.</summary>
internal enum Mutant
{
    /// <summary>Everything as it is.</summary>
    None,

    /// <summary>The gateway acknowledges before its commit.</summary>
    AcknowledgesBeforeCommit,

    /// <summary>The flash says that it has written, and has not.</summary>
    FlashLies,

    /// <summary>What was acknowledged is not on the flash.</summary>
    ForgetsCursor,
}
