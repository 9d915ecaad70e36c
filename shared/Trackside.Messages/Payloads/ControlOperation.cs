namespace Trackside.Messages
{
    /// <summary>What is asked of a control box, in the order of the words in <see cref="ControlRequestMessage"/>.</summary>
    public enum ControlOperation
    {
        /// <summary>Set the central aspect of the target.</summary>
        Aspect = 0,

        /// <summary>Reverse the circuit: the target is the route to run. Acts with the key on the control box.</summary>
        Direction = 1,

        /// <summary>Race control's half of the commit.</summary>
        Commit = 2,

        /// <summary>Give a reversal up: the direction it began with is proved anew.</summary>
        Abort = 3,

        /// <summary>Open the session: the pit exit may show green.</summary>
        SessionOpen = 4,

        /// <summary>Close the session: the pit exit is red, and the direction may be changed.</summary>
        SessionClose = 5,

        /// <summary>Leave the target box out of the interlock, for a reason, confirmed at a post. Acts with the key on the control box.</summary>
        LockOut = 6,

        /// <summary>Take the target box back into the interlock. Acts with the key on the control box.</summary>
        Lift = 7,

        /// <summary>The target, a place that exists in one direction only, is set for the direction to come.</summary>
        Confirm = 8,

        /// <summary>Leave the latched fault. Acts with the key on the control box.</summary>
        Reset = 9,

        /// <summary>Show a board at the line, or take it away.</summary>
        Board = 10,

        /// <summary>Let one vehicle start on a stage that is free: countdown, then green.</summary>
        StageStart = 11,

        /// <summary>The same though another vehicle is on it, or nobody knows.</summary>
        StageStartAllowed = 12,

        /// <summary>The stage is free: its marshals have looked.</summary>
        StageClear = 13,
    }
}
