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

        /// <summary>Hash of that route: 8 hexadecimal digits.</summary>
        public const int RouteHash = 6;

        /// <summary><see cref="InterlockState"/> as a word.</summary>
        public const int Interlock = 7;

        /// <summary>Central aspect of each post, one letter each, in the configuration's order.</summary>
        public const int Posts = 8;

        private static readonly string[] interlockStates = { "fixed", "fault" };

        /// <summary>Makes an empty message.</summary>
        public ControlStateMessage()
            : base(What.ControlState, 9, Limits.Payload)
        {
            Integer(Epoch, "epoch", 0, Limits.Sequence, true);
            Integer(Boot, "boot", 1, Limits.Sequence, true);
            Integer(Seq, "seq", 1, Limits.Sequence, true);
            Integer(Utc, "utc", 0, long.MaxValue, true);
            Integer(Expiry, "expiry", 0, long.MaxValue, true);
            Text(Direction, "direction", Limits.Identifier, true);
            Text(RouteHash, "routeHash", 8, false);
            Choice(Interlock, "interlock", interlockStates, true);
            Text(Posts, "posts", Limits.Posts, true);
        }
    }
}
