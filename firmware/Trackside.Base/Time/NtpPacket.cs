namespace Trackside.Core
{
    /// <summary>The client's side of NTP packets (RFC 5905, section 7.3), in integers. No state; any thread.</summary>
    public static class NtpPacket
    {
        /// <summary>Bytes of a packet without extensions.</summary>
        public const int Length = 48;

        private const byte Question = 0x23; // leap 0, version 4, mode 3 (client)
        private const int ServerMode = 4;
        private const int UnknownLeap = 3;
        private const int LastStratum = 15;
        private const int StratumAt = 1;
        private const int PrecisionAt = 3;
        private const int RootDelayAt = 4;
        private const int RootDispersionAt = 8;
        private const int OriginateAt = 24;
        private const int ReceivedAt = 32;
        private const int AnsweredAt = 40;

        // Seconds from 1900 to 1970, and in one era.
        private const long SecondsTo1970 = 2208988800;
        private const long EraSeconds = 4294967296;

        // Four stamps, each cut to a whole microsecond.
        private const long StampMicroseconds = 4;

        /// <summary>Fills a question: nothing but the version, the mode and the mark.</summary>
        /// <param name="packet">At least <see cref="Length"/> bytes.</param>
        /// <param name="mark">What the answer must repeat; never used twice. It stands where the client's time would, which is nobody's business.</param>
        public static void WriteQuestion(byte[] packet, long mark)
        {
            for (int i = 0; i < Length; i++)
            {
                packet[i] = 0;
            }

            packet[0] = Question;
            for (int i = 0; i < 8; i++)
            {
                packet[AnsweredAt + i] = (byte)(mark >> (56 - (8 * i)));
            }
        }

        /// <summary>Checks an answer and takes what it says.</summary>
        /// <param name="packet">The datagram.</param>
        /// <param name="count">Its length.</param>
        /// <param name="mark">The mark of the question.</param>
        /// <param name="exchange">Gets the server's two stamps, distance and leap indicator; unchanged at a fault.</param>
        public static NtpFault ReadAnswer(byte[] packet, int count, long mark, Exchange exchange)
        {
            NtpFault fault = Check(packet, count, mark);
            if (fault != NtpFault.None)
            {
                return fault;
            }

            if (ReadLong(packet, ReceivedAt) == 0 || ReadLong(packet, AnsweredAt) == 0)
            {
                return NtpFault.BadStamp;
            }

            long received = ReadStamp(packet, ReceivedAt);
            long answered = ReadStamp(packet, AnsweredAt);
            if (answered < received)
            {
                return NtpFault.BadStamp;
            }

            exchange.Received = received;
            exchange.Answered = answered;
            exchange.Distance = (ReadShort(packet, RootDelayAt) / 2) + ReadShort(packet, RootDispersionAt) + ReadPrecision(packet) + StampMicroseconds;
            exchange.Leap = packet[0] >> 6;
            return NtpFault.None;
        }

        private static NtpFault Check(byte[] packet, int count, long mark)
        {
            if (count < Length)
            {
                return NtpFault.Short;
            }

            if ((packet[0] & 7) != ServerMode)
            {
                return NtpFault.OtherMode;
            }

            if (ReadLong(packet, OriginateAt) != mark)
            {
                return NtpFault.OtherQuestion;
            }

            int stratum = packet[StratumAt];
            if (stratum == 0)
            {
                return NtpFault.Kiss;
            }

            bool knowsTime = packet[0] >> 6 != UnknownLeap && stratum <= LastStratum;
            return knowsTime ? NtpFault.None : NtpFault.Unsynchronised;
        }

        // A stamp counts seconds from 1900 in 32 bits: with the highest set it is of the first era (to February 2036), else of the
        // second (to 2104). The fraction is of 2^32.
        private static long ReadStamp(byte[] packet, int at)
        {
            long stamp = ReadLong(packet, at);
            long seconds = (stamp >> 32) & 0xFFFFFFFF;
            if (stamp >= 0)
            {
                seconds += EraSeconds;
            }

            long fraction = stamp & 0xFFFFFFFF;
            return ((seconds - SecondsTo1970) * 1000000) + ((fraction * 1000000) >> 32);
        }

        // A short is a time in seconds of 16 bits and a fraction of 16.
        private static long ReadShort(byte[] packet, int at)
        {
            long value = (long)((packet[at] << 8) | packet[at + 1]) << 16;
            value |= (long)((packet[at + 2] << 8) | packet[at + 3]);
            return (value * 1000000) >> 16;
        }

        // Seconds as a power of two, signed; a coarse clock of a second or more is as good as none.
        private static long ReadPrecision(byte[] packet)
        {
            int exponent = (sbyte)packet[PrecisionAt];
            return exponent >= 0 ? 1000000 : exponent < -20 ? 1 : 1000000 >> -exponent;
        }

        private static long ReadLong(byte[] packet, int at)
        {
            long value = 0;
            for (int i = 0; i < 8; i++)
            {
                value = (value << 8) | packet[at + i];
            }

            return value;
        }
    }
}
