namespace Trackside.Messages
{
    /// <summary><c>control/state</c>: the whole circuit in one message. Newer means greater (epoch, boot, seq), compared in that order.</summary>
    public sealed class ControlStateMessage : Message
    {
        /// <summary>Direction epoch, from 0; only grows.</summary>
        public const int Epoch = 0;

        /// <summary>Boot number of the control box.</summary>
        public const int Boot = 1;

        /// <summary>Number of the message in this boot, from 1.</summary>
        public const int Seq = 2;

        /// <summary>When it was made, in microseconds since 1970 UTC; 0 where the control box knew no UTC: then nothing is permitted.</summary>
        public const int Utc = 3;

        /// <summary>UTC after which it permits nothing, in microseconds since 1970; 0 with a <see cref="Utc"/> of 0.</summary>
        public const int Expiry = 4;

        /// <summary>Route that is run, or <c>none</c>.</summary>
        public const int Direction = 5;

        /// <summary>Hash of that route: 8 hexadecimal digits. With <c>none</c> and <see cref="Ready"/> the route whose arrows are to come.</summary>
        public const int RouteHash = 6;

        /// <summary><see cref="InterlockState"/> as a word.</summary>
        public const int Interlock = 7;

        /// <summary>Central aspect of each post, one letter each, in the configuration's order.</summary>
        public const int Posts = 8;

        /// <summary>What is shown at the line beside the flag: a word of <see cref="LineBoard"/>; absent for nothing.</summary>
        public const int Board = 9;

        /// <summary>The vehicle the board is for, 0 to 999; absent for a board without a number.</summary>
        public const int Number = 10;

        /// <summary>Whether the pit exit may show green. Absent for no.</summary>
        public const int Pit = 11;

        /// <summary>Every proof of this circuit's own is in, for new arrows (BLANK) or for LOCKED (PROVING): a joined course waits for both. Absent for no.</summary>
        public const int Ready = 12;

        /// <summary>What the interlock waits for first, as <c>word:box</c> (<see cref="ProofWords"/>); absent for nothing.</summary>
        public const int Missing = 13;

        /// <summary>Posts whose marshal is told that his request will be taken over: one letter each as in <see cref="Posts"/>, <c>N</c> or <c>-</c>.
        /// Absent for none.</summary>
        public const int Notice = 14;

        /// <summary>Whether the red of the control box's own button stands. Absent for no.</summary>
        public const int RedButton = 15;

        /// <summary>Words in the order of <see cref="InterlockState"/>.</summary>
        internal static readonly string[] InterlockStates = { "fixed", "fault", "locked", "closing", "clearing", "blank", "setting", "proving" };

        /// <summary>Makes an empty message.</summary>
        public ControlStateMessage()
            : base(What.ControlState, 16, Limits.Payload)
        {
            Integer(Epoch, "epoch", 0, Limits.Sequence, true);
            Integer(Boot, "boot", 1, Limits.Sequence, true);
            Integer(Seq, "seq", 1, Limits.Sequence, true);
            Integer(Utc, "utc", 0, long.MaxValue, true);
            Integer(Expiry, "expiry", 0, long.MaxValue, true);
            Text(Direction, "direction", Limits.Identifier, true);
            Text(RouteHash, "routeHash", 8, false);
            Choice(Interlock, "interlock", InterlockStates, true);
            Text(Posts, "posts", Limits.Posts, true);
            Choice(Board, "board", LineBoards.All, false);
            Integer(Number, "number", 0, LineBoards.HighestNumber, false);
            Flag(Pit, "pit");
            Flag(Ready, "ready");
            Text(Missing, "missing", 48, false);
            Text(Notice, "notice", Limits.Posts, false);
            Flag(RedButton, "redButton");
        }
    }
}
