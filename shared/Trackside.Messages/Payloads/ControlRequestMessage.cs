namespace Trackside.Messages
{
    /// <summary><c>control/request</c>: an order asked of a control box. Never retained.</summary>
    public sealed class ControlRequestMessage : Message
    {
        /// <summary>Names the request in its replies.</summary>
        public const int Id = 0;

        /// <summary>Who asks.</summary>
        public const int Issuer = 1;

        /// <summary>Grows with every request of an issuer, across its restarts too.</summary>
        public const int Seq = 2;

        /// <summary>UTC after which it is refused, in microseconds since 1970.</summary>
        public const int Expiry = 3;

        /// <summary><see cref="ControlOperation"/> as a word.</summary>
        public const int Operation = 4;

        /// <summary><c>all</c>, or what the operation is about: a box, a route, a place.</summary>
        public const int Target = 5;

        /// <summary>The aspect asked for.</summary>
        public const int AspectField = 6;

        /// <summary>Lock-out: the post whose marshal confirms that the box is dark or covered.</summary>
        public const int By = 7;

        /// <summary>Lock-out: why, a word of <see cref="LockOutReason"/>.</summary>
        public const int Reason = 8;

        /// <summary>Whether a marshal's own request that restricts more is to be taken over after notice at the panel. Absent for no.</summary>
        public const int TakeOver = 9;

        /// <summary>The board to show at the line: a word of <see cref="LineBoard"/>.</summary>
        public const int Board = 10;

        /// <summary>Its number, 0 to 999, for a board that speaks to one vehicle.</summary>
        public const int Number = 11;

        /// <summary>Aspect: for how long it is asked, in milliseconds: blue and white alone. Then the control box puts back what stood before. Absent for without end.</summary>
        public const int Hold = 12;

        private static readonly string[] operations =
        {
            "aspect", "direction", "commit", "abort", "session-open", "session-close", "lock-out", "lift", "confirm", "reset", "board",
            "stage-start", "stage-start-allowed", "stage-clear",
        };

        /// <summary>Makes an empty message.</summary>
        public ControlRequestMessage()
            : base(What.ControlRequest, 13, Limits.Payload)
        {
            Text(Id, "id", Limits.Identifier, true);
            Text(Issuer, "issuer", Limits.Identifier, true);
            Integer(Seq, "seq", 1, long.MaxValue, true);
            Integer(Expiry, "expiry", 1, long.MaxValue, true);
            Choice(Operation, "operation", operations, true);
            Text(Target, "target", Limits.Identifier, true);
            Choice(AspectField, "aspect", AspectNames.All, false);
            Text(By, "by", Limits.Identifier, false);
            Choice(Reason, "reason", LockOutReasons.All, false);
            Flag(TakeOver, "takeOver");
            Choice(Board, "board", LineBoards.All, false);
            Integer(Number, "number", 0, LineBoards.HighestNumber, false);
            Integer(Hold, "hold", 1000, 60000, false);
        }
    }
}
