namespace Trackside.Messages
{
    /// <summary>Bounds of everything that travels, with the reason for each.</summary>
    public static class Limits
    {
        /// <summary>Longest payload of a message, in bytes: one slot of a box's inbound ring.</summary>
        public const int Payload = 512;

        /// <summary>Longest configuration file, in bytes. A control box of 64 posts needs about 1,500.</summary>
        public const int Configuration = 2048;

        /// <summary>Longest identifier of a venue, circuit, box, loop or route, in bytes.</summary>
        public const int Identifier = 24;

        /// <summary>Longest free text of a message (a reason, a list of names), in bytes.</summary>
        public const int Text = 160;

        /// <summary>Most posts of one circuit: one letter each in <c>control/state</c>.</summary>
        public const int Posts = 64;

        /// <summary>Most routes a box can be on.</summary>
        public const int Routes = 6;

        /// <summary>Most direction signs of one circuit.</summary>
        public const int Signs = 16;

        /// <summary>Most places of one circuit that a reversal needs confirmed.</summary>
        public const int Places = 8;

        /// <summary>Most timing boxes of one circuit.</summary>
        public const int Timers = 16;

        /// <summary>Most loops of one timing box.</summary>
        public const int Loops = 4;

        /// <summary>Age at which <c>control/state</c> stops permitting anything, in microseconds (3 s).</summary>
        public const long FreshMicroseconds = 3000000;

        /// <summary>Period at which <c>control/state</c> is repeated unchanged, in microseconds (1 s).
        /// Two repeats may be lost before <see cref="FreshMicroseconds"/> runs out.</summary>
        public const long ControlPeriodMicroseconds = 1000000;

        /// <summary>Highest sequence number and boot number: what a signed 32-bit number holds.</summary>
        public const long Sequence = 2147483647;
    }
}
