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

        /// <summary>Makes an empty message.</summary>
        public LampsMessage()
            : base(What.Lamps, 9, Limits.Payload)
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
        }
    }
}
