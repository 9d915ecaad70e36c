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
        private const int OriginateAt = 24;
        private const int ReceivedAt = 32;
        private const int AnsweredAt = 40;

        // Seconds from 1900 to 1970, and in one era.
        private const long SecondsTo1970 = 2208988800;
        private const long EraSeconds = 4294967296;

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

        /// <summary>Checks an answer and takes its stamps.</summary>
        /// <param name="packet">The datagram.</param>
        /// <param name="count">Its length.</param>
        /// <param name="mark">The mark of the question.</param>
        /// <param name="received">When the question reached the server, UTC microseconds since 1970; 0 at a fault.</param>
        /// <param name="answered">When the answer left it, likewise.</param>
        public static NtpFault ReadAnswer(byte[] packet, int count, long mark, out long received, out long answered)
        {
            received = 0;
            answered = 0;
            NtpFault fault = Check(packet, count, mark);
            if (fault != NtpFault.None)
            {
                return fault;
            }

            if (ReadLong(packet, ReceivedAt) == 0 || ReadLong(packet, AnsweredAt) == 0)
            {
                return NtpFault.BadStamp;
            }

            long first = ReadStamp(packet, ReceivedAt);
            long second = ReadStamp(packet, AnsweredAt);
            if (second < first)
            {
                return NtpFault.BadStamp;
            }

            received = first;
            answered = second;
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
            bool knowsTime = packet[0] >> 6 != UnknownLeap && stratum >= 1 && stratum <= LastStratum;
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
