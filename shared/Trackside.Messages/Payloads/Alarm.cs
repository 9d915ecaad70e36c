namespace Trackside.Messages
{
    /// <summary>
    /// What a technician must know of a box, one bit each; the words are in <see cref="AlarmNames"/> in the same order. An alarm stands while
    /// its cause does; those that latch say so. New ones go to the end: the bits are stored.
    /// </summary>
    public static class Alarm
    {
        /// <summary>Nothing.</summary>
        public const long None = 0;

        /// <summary>The clock is not related to UTC: nothing permissive is shown.</summary>
        public const long ClockUnsynced = 1L << 0;

        /// <summary>No time source answers: the clock goes on by its drift alone.</summary>
        public const long ClockHoldOver = 1L << 1;

        /// <summary>Two time servers contradict each other.</summary>
        public const long ClockServersDisagree = 1L << 2;

        /// <summary>The GNSS receiver has no valid time.</summary>
        public const long GnssNoFix = 1L << 3;

        /// <summary>The storage lost or refused something.</summary>
        public const long StorageFailed = 1L << 4;

        /// <summary>No room for a passing: new ones are refused.</summary>
        public const long OutboxFull = 1L << 5;

        /// <summary>Stored passings were damaged and are lost.</summary>
        public const long OutboxDamaged = 1L << 6;

        /// <summary>The decoder says nothing.</summary>
        public const long DecoderSilent = 1L << 7;

        /// <summary>The decoder lost passings and could not send them again.</summary>
        public const long DecoderGap = 1L << 8;

        /// <summary>A serial line brings damaged bytes.</summary>
        public const long SerialDamaged = 1L << 9;

        /// <summary>A loop is noisy.</summary>
        public const long LoopNoise = 1L << 10;

        /// <summary>A loop's line is stuck.</summary>
        public const long LoopStuck = 1L << 11;

        /// <summary>A loop's line brings more edges than vehicles can.</summary>
        public const long LoopStorm = 1L << 12;

        /// <summary>Two sources of one loop contradict each other, or one missed a crossing.</summary>
        public const long LoopDisagrees = 1L << 13;

        /// <summary>A vehicle ran against the running direction.</summary>
        public const long WrongWay = 1L << 14;

        /// <summary>The marker capture is ambiguous: another source is used.</summary>
        public const long MarkerAmbiguous = 1L << 15;

        /// <summary>A lamp failed; its twin may serve.</summary>
        public const long LampFailed = 1L << 16;

        /// <summary>A red or yellow that is applied is not proved.</summary>
        public const long AspectUnproved = 1L << 17;

        /// <summary>The guard saw a forbidden pair of lamps; latched until reset on site.</summary>
        public const long GuardLatched = 1L << 18;

        /// <summary>A button is stuck, bounces or is shorted.</summary>
        public const long ButtonFault = 1L << 19;

        /// <summary>The panel cannot show what it is asked: it shows the next more restrictive.</summary>
        public const long CannotShow = 1L << 20;

        /// <summary>The next post's red or yellow is not proved: this one stands in.</summary>
        public const long NeighbourUnproved = 1L << 21;

        /// <summary>The battery is low.</summary>
        public const long BatteryLow = 1L << 22;

        /// <summary>The I2C bus hung and was switched off.</summary>
        public const long BusFailed = 1L << 23;

        /// <summary>The program of a role failed; it stays restrictive until a reboot.</summary>
        public const long RoleFailed = 1L << 24;

        /// <summary>The interlock is in its fault state; reset by key on site.</summary>
        public const long InterlockFault = 1L << 25;

        /// <summary>A sign's guard saw two directions or a lamp that stays on; latched until reset on site.</summary>
        public const long SignFault = 1L << 26;

        /// <summary>A box is locked out of the interlock.</summary>
        public const long BoxLockedOut = 1L << 27;

        /// <summary>The new configuration failed: the one before it is in use.</summary>
        public const long ConfigurationRolledBack = 1L << 28;

        /// <summary>A message was forged, replayed or of an unknown issuer.</summary>
        public const long MessageForged = 1L << 29;

        /// <summary>A tick of the loop took longer than 100 ms.</summary>
        public const long LoopSlow = 1L << 30;

        /// <summary>Little memory is left.</summary>
        public const long MemoryLow = 1L << 31;

        /// <summary>Inputs or messages were lost because a ring was full.</summary>
        public const long RingFull = 1L << 32;

        /// <summary>UTC is off by a step that waits for the end of the session: a time source jumped, or a leap second passed.</summary>
        public const long ClockStepPending = 1L << 33;

        /// <summary>One of two time servers does not answer.</summary>
        public const long ClockServerSilent = 1L << 34;

        /// <summary>A second vehicle is on the stage that nobody allowed.</summary>
        public const long StageSecondVehicle = 1L << 35;

        /// <summary>A vehicle crossed the start of the stage before its green.</summary>
        public const long StageFalseStart = 1L << 36;
    }
}
