namespace Trackside.Messages
{
    /// <summary>
    /// <c>loops</c>: how the loops of a timing box are, and what watches them. Lists have one entry a loop, comma between, in the order of
    /// <see cref="Loops"/>. Counts are since boot; a count that is 0 is absent.
    /// </summary>
    public sealed class LoopsMessage : Message
    {
        /// <summary>Boot number.</summary>
        public const int Boot = 0;

        /// <summary>Names of the loops.</summary>
        public const int Loops = 1;

        /// <summary>Crossings each source of each loop reported, such as <c>decoder 12 edge 13,edge 4</c>.</summary>
        public const int Seen = 2;

        /// <summary>What is wrong now, such as <c>fa stuck,fb edge silent</c>; absent where nothing is. Words: <c>stuck storm noise silent</c>.</summary>
        public const int Faults = 3;

        /// <summary>Noise of each loop as its decoder states it; empty where none does.</summary>
        public const int Noise = 4;

        /// <summary>Crossings about which two sources contradicted each other; absent where all are 0.</summary>
        public const int Disagreements = 5;

        /// <summary>Crossings a source missed that another saw, and edges that hardware counted and nothing reported; absent where all are 0.</summary>
        public const int Missed = 6;

        /// <summary>Crossings heard of only after they had been told.</summary>
        public const int Late = 7;

        /// <summary>Vehicles that ran against the running direction.</summary>
        public const int WrongWay = 8;

        /// <summary>Damaged frames of the serial lines.</summary>
        public const int BadFrames = 9;

        /// <summary>How the decoder's clock stands to the box's: <see cref="DecoderSilent"/>, <see cref="DecoderWaiting"/> or <see cref="DecoderRelated"/>.</summary>
        public const int Decoder = 10;

        /// <summary>Half width of what is known of the decoder's clock, in microseconds.</summary>
        public const int DecoderUncertainty = 11;

        /// <summary>How often the decoder's clock was stepped.</summary>
        public const int DecoderSteps = 12;

        /// <summary>How often the decoder began to count anew.</summary>
        public const int DecoderResets = 13;

        /// <summary>Passings the decoder sent again when it was asked.</summary>
        public const int DecoderResent = 14;

        /// <summary>Passings the decoder made and the box never got.</summary>
        public const int DecoderLost = 15;

        /// <summary>The decoder's temperature, in degrees Celsius.</summary>
        public const int DecoderTemperature = 16;

        /// <summary>The decoder's supply, in tenths of a volt.</summary>
        public const int DecoderVoltage = 17;

        /// <summary>How the GNSS receiver is: <c>silent no-fix no-leap fix</c>.</summary>
        public const int Gnss = 18;

        /// <summary>Accuracy the receiver stated of its last mark, in nanoseconds.</summary>
        public const int GnssAccuracy = 19;

        /// <summary>Edges the receiver counted and never reported.</summary>
        public const int GnssMissed = 20;

        /// <summary>Marks of the receiver that could not be used for UTC.</summary>
        public const int GnssUnfixed = 21;

        /// <summary>How often the receiver's count began anew.</summary>
        public const int GnssRestarts = 22;

        /// <summary>Value of <see cref="Decoder"/>: it says nothing.</summary>
        public const int DecoderSilent = 0;

        /// <summary>Value of <see cref="Decoder"/>: no passing came yet.</summary>
        public const int DecoderWaiting = 1;

        /// <summary>Value of <see cref="Decoder"/>: its clock is related to the box's.</summary>
        public const int DecoderRelated = 2;

        /// <summary>Longest list of what was seen and of faults, in bytes.</summary>
        public const int LongList = 100;

        /// <summary>Longest list of one number a loop, in bytes.</summary>
        public const int ShortList = 28;

        private static readonly string[] decoderStates = { "silent", "waiting", "related" };
        private static readonly string[] gnssStates = { "silent", "no-fix", "no-leap", "fix" };

        /// <summary>Makes an empty message.</summary>
        public LoopsMessage()
            : base(What.Loops, 23, Limits.Payload)
        {
            Integer(Boot, "boot", 1, Limits.Sequence, true);
            Text(Loops, "loops", (Limits.Loops * Limits.Identifier) + Limits.Loops - 1, true);
            Text(Seen, "seen", LongList, false);
            Text(Faults, "faults", LongList, false);
            Text(Noise, "noise", ShortList, false);
            Text(Disagreements, "disagreements", ShortList, false);
            Text(Missed, "missed", ShortList, false);
            Integer(Late, "late", 0, Limits.Sequence, false);
            Integer(WrongWay, "wrongWay", 0, Limits.Sequence, false);
            Integer(BadFrames, "badFrames", 0, Limits.Sequence, false);
            Choice(Decoder, "decoder", decoderStates, false);
            Integer(DecoderUncertainty, "decUncertainty", 0, long.MaxValue, false);
            Integer(DecoderSteps, "decSteps", 0, Limits.Sequence, false);
            Integer(DecoderResets, "decResets", 0, Limits.Sequence, false);
            Integer(DecoderResent, "decResent", 0, Limits.Sequence, false);
            Integer(DecoderLost, "decLost", 0, Limits.Sequence, false);
            Integer(DecoderTemperature, "decTemp", -100, 65535, false);
            Integer(DecoderVoltage, "decVolt", 0, 65535, false);
            Choice(Gnss, "gnss", gnssStates, false);
            Integer(GnssAccuracy, "gnssAccuracy", 0, uint.MaxValue, false);
            Integer(GnssMissed, "gnssMissed", 0, Limits.Sequence, false);
            Integer(GnssUnfixed, "gnssUnfixed", 0, Limits.Sequence, false);
            Integer(GnssRestarts, "gnssRestarts", 0, Limits.Sequence, false);
        }
    }
}
