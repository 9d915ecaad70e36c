namespace Trackside.Messages
{
    /// <summary><c>sign</c>: the three facts of a direction sign, apart. A direction is a route's name, or <c>none</c>.</summary>
    public sealed class SignMessage : Message
    {
        /// <summary>Direction the circuit's control last asked for.</summary>
        public const int Commanded = 0;

        /// <summary>Direction the sign drives.</summary>
        public const int Applied = 1;

        /// <summary>Direction its sense inputs prove; <c>unproved</c> where they do not, <c>conflict</c> where two arrows are sensed.</summary>
        public const int Proved = 2;

        /// <summary>Why: a reason code.</summary>
        public const int Reason = 3;

        /// <summary>Direction epoch of the <c>control/state</c> last taken.</summary>
        public const int Epoch = 4;

        /// <summary>Hash of the route that <c>control/state</c> names, where the sign has that very route; absent where it has not.</summary>
        public const int RouteHash = 5;

        /// <summary>Boot number of the control box last heard.</summary>
        public const int ControlBoot = 6;

        /// <summary>Sequence of the <c>control/state</c> last taken.</summary>
        public const int ControlSeq = 7;

        /// <summary>Lamps whose sense disagrees, comma between.</summary>
        public const int Faults = 8;

        /// <summary>Whether the guard has latched: an arrow burned that was not asked for. Reset by key on site. Absent for no.</summary>
        public const int Guard = 9;

        /// <summary>Routes for which its contacts prove the barrier to stand: bit n for the n-th of its configuration. Absent where the sign has no barrier.</summary>
        public const int Barrier = 10;

        /// <summary>What the pit-exit light shows; absent where there is none.</summary>
        public const int Pit = 11;

        /// <summary>What its sense inputs prove.</summary>
        public const int PitProved = 12;

        /// <summary>When this was so, in microseconds since 1970 UTC; absent without UTC.</summary>
        public const int Utc = 13;

        /// <summary>Makes an empty message.</summary>
        public SignMessage()
            : base(What.Sign, 14, Limits.Payload)
        {
            Text(Commanded, "commanded", Limits.Identifier, false);
            Text(Applied, "applied", Limits.Identifier, true);
            Text(Proved, "proved", Limits.Identifier, true);
            Text(Reason, "reason", Limits.Text, false);
            Integer(Epoch, "epoch", 0, Limits.Sequence, false);
            Text(RouteHash, "routeHash", 8, false);
            Integer(ControlBoot, "controlBoot", 0, Limits.Sequence, false);
            Integer(ControlSeq, "controlSeq", 0, Limits.Sequence, false);
            Text(Faults, "faults", 48, false);
            Flag(Guard, "guard");
            Integer(Barrier, "barrier", 0, 255, false);
            Choice(Pit, "pit", AspectNames.All, false);
            Choice(PitProved, "pitProved", AspectNames.All, false);
            Integer(Utc, "utc", 0, long.MaxValue, false);
        }
    }
}
