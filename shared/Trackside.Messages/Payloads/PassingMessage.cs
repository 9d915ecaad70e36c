namespace Trackside.Messages
{
    /// <summary><c>passing</c>: one vehicle over one loop. Known by (box, boot, seq).</summary>
    public sealed class PassingMessage : Message
    {
        /// <summary>Number of the passing in this boot, from 1 without a gap.</summary>
        public const int Seq = 0;

        /// <summary>Boot number of the box.</summary>
        public const int Boot = 1;

        /// <summary>Name of the loop.</summary>
        public const int Loop = 2;

        /// <summary>When, in microseconds since 1970 UTC; absent where the box knew no UTC.</summary>
        public const int Utc = 3;

        /// <summary>Half width of the interval that holds the true time, in microseconds.</summary>
        public const int Uncertainty = 4;

        /// <summary><see cref="CrossingSource"/> as a word.</summary>
        public const int Source = 5;

        /// <summary>The decoder's stamp in its own microseconds (P3: since 1970), where it took part, whatever source gave the time.</summary>
        public const int Own = 6;

        /// <summary>Number of the transponder.</summary>
        public const int Transponder = 7;

        /// <summary>Signal strength in the decoder's units (60 to 150 is usual).</summary>
        public const int Strength = 8;

        /// <summary>How often the transponder was heard (30 to 50 is usual).</summary>
        public const int Hits = 9;

        /// <summary>Lane, from 1, where the loop tells lanes apart.</summary>
        public const int Lane = 10;

        /// <summary>Closer to the passing before it than the loop's minimum gap.</summary>
        public const int ShortGap = 11;

        /// <summary>Against the running direction.</summary>
        public const int WrongWay = 12;

        /// <summary>The box's clock was not synchronised.</summary>
        public const int Unsynced = 13;

        /// <summary>Sent from storage after a loss of power.</summary>
        public const int Historical = 14;

        /// <summary>Two sources of the loop contradict each other about it by more than both state.</summary>
        public const int Disagrees = 15;

        /// <summary>Something that watches the same loop did not see it, or it is not sure which of two crossings it saw.</summary>
        public const int Unconfirmed = 16;

        /// <summary>Heard of only after its crossing had been told: the same vehicle stands in an earlier passing of the loop.</summary>
        public const int Late = 17;

        /// <summary>Speed between the two loops of a pair, in millimetres a second.</summary>
        public const int Speed = 18;

        /// <summary>So many passings right before this one are lost for good: the box's storage was damaged. Absent for none.</summary>
        public const int Gone = 19;

        private static readonly string[] sources = { "decoder", "timemark", "marker", "edge" };

        /// <summary>Makes an empty message.</summary>
        public PassingMessage()
            : base(What.Passing, 20, Limits.Payload)
        {
            Integer(Seq, "seq", 1, Limits.Sequence, true);
            Integer(Boot, "boot", 1, Limits.Sequence, true);
            Text(Loop, "loop", Limits.Identifier, true);
            Integer(Utc, "utc", 0, long.MaxValue, false);
            Integer(Uncertainty, "uncertainty", 0, long.MaxValue, true);
            Choice(Source, "source", sources, true);
            Integer(Own, "own", 0, long.MaxValue, false);
            Integer(Transponder, "transponder", 0, 4294967295, false);
            Integer(Strength, "strength", 0, 65535, false);
            Integer(Hits, "hits", 0, 65535, false);
            Integer(Lane, "lane", 1, 16, false);
            Flag(ShortGap, "shortGap");
            Flag(WrongWay, "wrongWay");
            Flag(Unsynced, "unsynced");
            Flag(Historical, "historical");
            Flag(Disagrees, "disagrees");
            Flag(Unconfirmed, "unconfirmed");
            Flag(Late, "late");
            Integer(Speed, "speed", 0, 1000000, false);
            Integer(Gone, "gone", 1, Limits.Sequence, false);
        }
    }
}
