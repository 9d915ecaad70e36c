namespace Trackside.Messages
{
    /// <summary><c>button</c>: a marshal's hand.</summary>
    public sealed class ButtonMessage : Message
    {
        /// <summary>Name of the button.</summary>
        public const int Button = 0;

        /// <summary><see cref="ButtonEvent"/> as a word.</summary>
        public const int Event = 1;

        /// <summary>Number of the event in this boot, from 1.</summary>
        public const int Seq = 2;

        /// <summary>When, in microseconds since 1970 UTC; absent without UTC.</summary>
        public const int Utc = 3;

        /// <summary>Whether it counts: the key was on and the button not at fault. Absent for no: then it is told and nothing comes of it.</summary>
        public const int Counts = 4;

        private static readonly string[] events = { "press", "release", "hold" };

        /// <summary>Makes an empty message.</summary>
        public ButtonMessage()
            : base(What.Button, 5, Limits.Payload)
        {
            Text(Button, "button", Limits.Identifier, true);
            Choice(Event, "event", events, true);
            Integer(Seq, "seq", 1, Limits.Sequence, true);
            Integer(Utc, "utc", 0, long.MaxValue, false);
            Flag(Counts, "counts");
        }
    }
}
