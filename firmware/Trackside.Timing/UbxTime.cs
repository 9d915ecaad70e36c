namespace Trackside.Core
{
    /// <summary>
    /// What a receiver's two time messages say: TIM-TM2 (0D 03), the edge on its time-mark input, and NAV-TIMEGPS (01 20), the time of an
    /// epoch and the leap seconds. Little-endian throughout (u-blox interface description of series 8 and 9). One instance is reused.
    /// Loop only; allocates nothing.
    /// </summary>
    public sealed class UbxTime
    {
        /// <summary>Class and id of TIM-TM2.</summary>
        public const int Mark = 0x0D03;

        /// <summary>Class and id of NAV-TIMEGPS.</summary>
        public const int Epoch = 0x0120;

        /// <summary>TIM-TM2: time base "receiver", which is no known time.</summary>
        public const int BaseReceiver = 0;

        /// <summary>TIM-TM2: time base "GNSS", ahead of UTC by the leap seconds.</summary>
        public const int BaseGnss = 1;

        /// <summary>TIM-TM2: time base "UTC".</summary>
        public const int BaseUtc = 2;

        /// <summary>A week no message may lie before: this firmware is younger (2400 began on 4 January 2026). A receiver whose week counter
        /// rolled over at 1024 says an earlier one.</summary>
        public const int FirstWeek = 2400;

        private const int MarkLength = 28;
        private const int EpochLength = 16;
        private const int RollOver = 1024;
        private const long UnixOfGps = 315964800000000;
        private const long WeekMicroseconds = 604800000000;
        private const int WeekMilliseconds = 604800000;

        /// <summary>Edges counted by the receiver, modulo 65,536.</summary>
        public int EdgeCount;

        /// <summary>Whether the message tells a new rising edge.</summary>
        public bool IsNewRising;

        /// <summary>Time base of the mark.</summary>
        public int TimeBase;

        /// <summary>Whether the receiver knows UTC.</summary>
        public bool HasUtc;

        /// <summary>Whether the mark's time is valid.</summary>
        public bool IsValid;

        /// <summary>The rising edge, in microseconds since 1970 of the time base, leap seconds not taken away.</summary>
        public long Rising;

        /// <summary>Accuracy the receiver states of the mark, in nanoseconds.</summary>
        public long Accuracy;

        /// <summary>The epoch, in microseconds since 1970 of GPS time, leap seconds not taken away.</summary>
        public long EpochTime;

        /// <summary>Whether the epoch's week and time are valid.</summary>
        public bool IsEpochValid;

        /// <summary>Accuracy the receiver states of the epoch, in nanoseconds.</summary>
        public long EpochAccuracy;

        /// <summary>Leap seconds between GPS time and UTC. Only where <see cref="HasLeap"/>.</summary>
        public int Leap;

        /// <summary>Whether the receiver vouches for <see cref="Leap"/>.</summary>
        public bool HasLeap;

        /// <summary>Takes a TIM-TM2 payload apart.</summary>
        /// <returns>False where it cannot be one.</returns>
        public bool ReadMark(byte[] payload, int count)
        {
            int flags = payload[1];
            EdgeCount = Two(payload, 2);
            IsNewRising = (flags & 0x80) != 0;
            TimeBase = (flags >> 3) & 3;
            HasUtc = (flags & 0x20) != 0;
            IsValid = (flags & 0x40) != 0;
            long milliseconds = Four(payload, 8);
            long nanoseconds = Four(payload, 12);
            Rising = TimeOf(Two(payload, 4), milliseconds, nanoseconds);
            Accuracy = Four(payload, 24);
            return count == MarkLength && milliseconds < WeekMilliseconds && nanoseconds < 1000000 && TimeBase <= BaseUtc;
        }

        /// <summary>Takes a NAV-TIMEGPS payload apart.</summary>
        /// <returns>False where it cannot be one.</returns>
        public bool ReadEpoch(byte[] payload, int count)
        {
            long milliseconds = Four(payload, 0);
            long fraction = (int)Four(payload, 4);
            int valid = payload[11];
            EpochTime = TimeOf(Two(payload, 8), milliseconds, fraction);
            IsEpochValid = (valid & 3) == 3;
            EpochAccuracy = Four(payload, 12);
            bool fits = count == EpochLength && milliseconds < WeekMilliseconds && fraction >= -500000 && fraction <= 500000;
            if (fits)
            {
                HasLeap = (valid & 4) != 0;
                Leap = HasLeap ? (sbyte)payload[10] : Leap;
            }

            return fits;
        }

        private static long TimeOf(int week, long milliseconds, long nanoseconds)
        {
            while (week < FirstWeek)
            {
                week += RollOver;
            }

            // Rounded to the nearest microsecond, also below zero.
            long microseconds = nanoseconds >= 0 ? (nanoseconds + 500) / 1000 : -((500 - nanoseconds) / 1000);
            return UnixOfGps + (week * WeekMicroseconds) + (milliseconds * 1000) + microseconds;
        }

        private static int Two(byte[] payload, int at)
        {
            return payload[at] | (payload[at + 1] << 8);
        }

        private static long Four(byte[] payload, int at)
        {
            return payload[at] | ((long)payload[at + 1] << 8) | ((long)payload[at + 2] << 16) | ((long)payload[at + 3] << 24);
        }
    }
}
