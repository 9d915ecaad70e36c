namespace Trackside.Venue.Directing;

/// <summary>How a direction is asked for and followed.</summary>
/// <param name="Seconds">How long it is followed at most.</param>
/// <param name="Commits">Whether race control's commit is given as soon as all but the commits is in.</param>
/// <param name="ClosesSession">Whether an open session is closed first.</param>
internal sealed record DirectionOptions(double Seconds, bool Commits, bool ClosesSession);

/// <summary>How following ended.</summary>
internal enum DirectionEnd
{
    /// <summary>The direction is locked.</summary>
    Locked,

    /// <summary>The control box refused, or did not reply.</summary>
    Refused,

    /// <summary>Nobody turned the key.</summary>
    NoKey,

    /// <summary>It ended in the fault state.</summary>
    Fault,

    /// <summary>Another direction was locked or is being proved.</summary>
    GivenUp,

    /// <summary>The time was over.</summary>
    TimedOut,

    /// <summary>No control box of the circuit is heard.</summary>
    Silent,
}
