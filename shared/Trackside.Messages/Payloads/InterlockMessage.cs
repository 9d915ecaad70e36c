namespace Trackside.Messages
{
    /// <summary>
    /// <c>control/interlock</c>: which proofs are in and which are missing, told on a change. <see cref="Posts"/> and <see cref="Signs"/> have
    /// one letter a box, in the order of the control box's configuration:
    /// <code>
    /// +  all that the state needs of it is in      x  locked out
    /// r  red    a  epoch and route    c  section clear    d  dark    l  arrow    b  barrier    !  conflict
    /// </code>
    /// </summary>
    public sealed class InterlockMessage : Message
    {
        /// <summary>Direction epoch.</summary>
        public const int Epoch = 0;

        /// <summary><see cref="InterlockState"/> as a word.</summary>
        public const int State = 1;

        /// <summary>The direction that is or was locked last; <c>none</c> where none is known.</summary>
        public const int Direction = 2;

        /// <summary>The direction a reversal goes to; absent while none is under way.</summary>
        public const int Target = 3;

        /// <summary>When the state was entered, in microseconds since 1970 UTC; absent without UTC.</summary>
        public const int Since = 4;

        /// <summary>One letter a post.</summary>
        public const int Posts = 5;

        /// <summary>One letter a sign.</summary>
        public const int Signs = 6;

        /// <summary>What is missing, or in the fault state what was lost: <c>word:box</c> (<see cref="ProofWords"/>), comma between, as many as fit.</summary>
        public const int Missing = 7;

        /// <summary>Boxes that are locked out: <c>box:reason</c>, comma between.</summary>
        public const int LockedOut = 8;

        /// <summary>Whether the session is open. Absent for no.</summary>
        public const int Session = 9;

        /// <summary>Vehicles that went out and did not come in.</summary>
        public const int Tokens = 10;

        /// <summary>Loops the sweep car has seen in order so far.</summary>
        public const int Sweep = 11;

        /// <summary>Makes an empty message.</summary>
        public InterlockMessage()
            : base(What.ControlInterlock, 12, Limits.Payload)
        {
            Integer(Epoch, "epoch", 0, Limits.Sequence, true);
            Choice(State, "state", ControlStateMessage.InterlockStates, true);
            Text(Direction, "direction", Limits.Identifier, true);
            Text(Target, "target", Limits.Identifier, false);
            Integer(Since, "since", 0, long.MaxValue, false);
            Text(Posts, "posts", Limits.Posts, false);
            Text(Signs, "signs", Limits.Signs, false);
            Text(Missing, "missing", 120, false);
            Text(LockedOut, "lockedOut", 80, false);
            Flag(Session, "session");
            Integer(Tokens, "tokens", 0, Limits.Sequence, false);
            Integer(Sweep, "sweep", 0, Limits.Sequence, false);
        }
    }
}
