namespace Trackside.Messages
{
    /// <summary><c>lamps</c>: the three facts of a post, apart: commanded, applied, proved.</summary>
    public sealed class LampsMessage : Message
    {
        /// <summary>Central <see cref="Aspect"/> last heard; absent where none was.</summary>
        public const int Commanded = 0;

        /// <summary>The aspect the post drives.</summary>
        public const int Applied = 1;

        /// <summary>The aspect its sense inputs prove.</summary>
        public const int Proved = 2;

        /// <summary>What the marshal asks for; absent for nothing.</summary>
        public const int Request = 3;

        /// <summary>Why this aspect is applied: a word of <see cref="AspectReason"/>.</summary>
        public const int Reason = 4;

        /// <summary>Lamps whose sense disagrees, comma between.</summary>
        public const int Faults = 5;

        /// <summary>Boot number of the control box whose state is applied.</summary>
        public const int ControlBoot = 6;

        /// <summary>Sequence of the <c>control/state</c> that is applied.</summary>
        public const int ControlSeq = 7;

        /// <summary>When this became so, in microseconds since 1970 UTC; absent without UTC.</summary>
        public const int Utc = 8;

        /// <summary>Failed lamps whose twin stands in, comma between.</summary>
        public const int Twins = 9;

        /// <summary>Whether the guard has latched: two lamps were sensed that may never burn together. Absent for no.</summary>
        public const int Guard = 10;

        /// <summary>Whether the permit output runs. Absent for no.</summary>
        public const int Permit = 11;

        /// <summary>Board shown at the line: a word of <see cref="LineBoard"/>; absent for nothing.</summary>
        public const int Board = 12;

        /// <summary>Its number.</summary>
        public const int Number = 13;

        /// <summary>Direction epoch of the <c>control/state</c> last taken; absent where none was.</summary>
        public const int Epoch = 14;

        /// <summary>Hash of the route that <c>control/state</c> names, where the post has that very route; absent where it has not.</summary>
        public const int RouteHash = 15;

        /// <summary>Whether the marshal has pressed "section clear" since that word was last of use. Absent for no.</summary>
        public const int Section = 16;

        /// <summary>Whether the panel shows notice that race control takes the marshal's request over. Absent for no.</summary>
        public const int Notice = 17;

        /// <summary>Makes an empty message.</summary>
        public LampsMessage()
            : base(What.Lamps, 18, Limits.Payload)
        {
            Choice(Commanded, "commanded", AspectNames.All, false);
            Choice(Applied, "applied", AspectNames.All, true);
            Choice(Proved, "proved", AspectNames.All, true);
            Choice(Request, "request", AspectNames.All, false);
            Choice(Reason, "reason", AspectReasons.All, true);
            Text(Faults, "faults", 48, false);
            Integer(ControlBoot, "controlBoot", 0, Limits.Sequence, false);
            Integer(ControlSeq, "controlSeq", 0, Limits.Sequence, false);
            Integer(Utc, "utc", 0, long.MaxValue, false);
            Text(Twins, "twins", 48, false);
            Flag(Guard, "guard");
            Flag(Permit, "permit");
            Choice(Board, "board", LineBoards.All, false);
            Integer(Number, "number", 0, LineBoards.HighestNumber, false);
            Integer(Epoch, "epoch", 0, Limits.Sequence, false);
            Text(RouteHash, "routeHash", 8, false);
            Flag(Section, "section");
            Flag(Notice, "notice");
        }
    }
}
