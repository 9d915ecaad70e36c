namespace Trackside.Messages
{
    /// <summary><c>health</c>: figures for a technician. Counts are since boot.</summary>
    public sealed class HealthMessage : Message
    {
        /// <summary>Boot number.</summary>
        public const int Boot = 0;

        /// <summary>Seconds since boot.</summary>
        public const int Uptime = 1;

        /// <summary>Free managed memory, in bytes.</summary>
        public const int Memory = 2;

        /// <summary>Battery voltage, in millivolts.</summary>
        public const int Battery = 3;

        /// <summary>Board temperature, in tenths of a degree Celsius.</summary>
        public const int Temperature = 4;

        /// <summary>Whether the clock is related to UTC.</summary>
        public const int Synced = 5;

        /// <summary>Last measured offset of the clock, in microseconds.</summary>
        public const int Offset = 6;

        /// <summary>Drift of the clock, in parts per thousand million.</summary>
        public const int Drift = 7;

        /// <summary>Uncertainty of UTC, in microseconds.</summary>
        public const int Uncertainty = 8;

        /// <summary>Passings not yet acknowledged.</summary>
        public const int Queue = 9;

        /// <summary>Oldest passing still held; absent where none is.</summary>
        public const int Oldest = 10;

        /// <summary>Newest passing; 0 before the first.</summary>
        public const int Newest = 11;

        /// <summary>Loop noise as the decoder states it (under about 40 is normal).</summary>
        public const int Noise = 12;

        /// <summary>Frames of a serial line that were damaged.</summary>
        public const int BadFrames = 13;

        /// <summary>Connections to the broker after the first.</summary>
        public const int Reconnects = 14;

        /// <summary>Messages refused by the codec, or for their signature.</summary>
        public const int BadMessages = 15;

        /// <summary>Messages refused because they were old, replayed or of an older epoch.</summary>
        public const int StaleMessages = 16;

        /// <summary>Inputs lost because a ring was full.</summary>
        public const int Dropped = 17;

        /// <summary>Exceptions caught by the supervisor.</summary>
        public const int Resets = 18;

        /// <summary>Longest tick of the loop since the last report, in microseconds.</summary>
        public const int TickMax = 19;

        /// <summary>Questions to the time server without a good answer.</summary>
        public const int ClockFailures = 20;

        /// <summary>Oldest earlier boot of which passings are still to be sent; absent for none.</summary>
        public const int HeldBoot = 21;

        /// <summary>Passings of earlier boots not yet acknowledged.</summary>
        public const int Backlog = 22;

        /// <summary>Records that the flash did not give back.</summary>
        public const int Damaged = 23;

        /// <summary>Makes an empty message.</summary>
        public HealthMessage()
            : base(What.Health, 24, Limits.Payload)
        {
            Integer(Boot, "boot", 0, Limits.Sequence, true);
            Integer(Uptime, "uptime", 0, Limits.Sequence, true);
            Integer(Memory, "memory", 0, long.MaxValue, false);
            Integer(Battery, "battery", 0, 100000, false);
            Integer(Temperature, "temperature", -1000, 2000, false);
            Flag(Synced, "synced");
            Integer(Offset, "offset", long.MinValue, long.MaxValue, false);
            Integer(Drift, "drift", -1000000, 1000000, false);
            Integer(Uncertainty, "uncertainty", 0, long.MaxValue, false);
            Integer(Queue, "queue", 0, Limits.Sequence, false);
            Integer(Oldest, "oldest", 0, Limits.Sequence, false);
            Integer(Newest, "newest", 0, Limits.Sequence, false);
            Integer(Noise, "noise", 0, 65535, false);
            Integer(BadFrames, "badFrames", 0, Limits.Sequence, false);
            Integer(Reconnects, "reconnects", 0, Limits.Sequence, false);
            Integer(BadMessages, "badMessages", 0, Limits.Sequence, false);
            Integer(StaleMessages, "staleMessages", 0, Limits.Sequence, false);
            Integer(Dropped, "dropped", 0, Limits.Sequence, false);
            Integer(Resets, "resets", 0, Limits.Sequence, false);
            Integer(TickMax, "tickMax", 0, long.MaxValue, false);
            Integer(ClockFailures, "clockFailures", 0, Limits.Sequence, false);
            Integer(HeldBoot, "heldBoot", 1, Limits.Sequence, false);
            Integer(Backlog, "backlog", 0, Limits.Sequence, false);
            Integer(Damaged, "damaged", 1, Limits.Sequence, false);
        }
    }
}
