namespace Trackside.Core
{
    /// <summary>
    /// Cuts UBX frames out of a stream of bytes: <c>B5 62</c>, class, id, length (2, little-endian), payload, and the 8-bit Fletcher checksum
    /// over all from class to payload (u-blox interface description, "UBX frame structure" and "UBX checksum"). NMEA sentences between are
    /// passed over; damaged frames are counted and skipped. Frames longer than the buffer are checked and passed over: a receiver may tell
    /// more than the box wants to know. Loop only; allocates nothing.
    /// </summary>
    public sealed class UbxFramer
    {
        /// <summary>Longest payload kept, in bytes; NAV-TIMEGPS has 16 and TIM-TM2 28.</summary>
        public const int LongestPayload = 64;

        /// <summary>Longest payload believed: above, the length itself is damaged. The longest periodic message, NAV-SAT, stays below.</summary>
        public const int LongestBelieved = 1024;

        private const byte FirstSync = 0xB5;
        private const byte SecondSync = 0x62;
        private const int LongestSentence = 100;

        // Where in a frame the next byte stands: 0 and 1 the sync, 2 and 3 class and id, 4 and 5 the length, then payload and checksum.
        private readonly byte[] payload = new byte[LongestPayload];
        private int place;
        private int length;
        private int sumA;
        private int sumB;
        private bool isAstray;
        private int sentence;

        /// <summary>The payload of the frame found last, <see cref="Count"/> bytes of it; valid until the next <see cref="Take"/>.</summary>
        public byte[] Payload { get { return payload; } }

        /// <summary>Class and id of the frame found last: class times 256 plus id.</summary>
        public int Kind { get; private set; }

        /// <summary>Length of the payload of the frame found last.</summary>
        public int Count { get { return length; } }

        /// <summary>Frames with a wrong checksum or an unbelievable length, cut ones, and runs of bytes that are neither frame nor sentence.</summary>
        public int BadFrames { get; private set; }

        /// <summary>Takes bytes up to the end of the first whole frame among them.</summary>
        /// <returns>True where a frame that fits the buffer was found: call again from <paramref name="offset"/>. False where the bytes are used up.</returns>
        public bool Take(byte[] bytes, ref int offset, int end)
        {
            while (offset < end)
            {
                byte b = bytes[offset++];
                if (place == 0)
                {
                    Seek(b);
                }
                else if (place == 1)
                {
                    TakeSecondSync(b);
                }
                else if (TakeInside(b) && length <= LongestPayload)
                {
                    return true;
                }
            }

            return false;
        }

        private void Seek(byte b)
        {
            if (b == FirstSync)
            {
                place = 1;
                sentence = 0;
            }
            else if (sentence > 0)
            {
                sentence = b == '\n' || sentence == LongestSentence ? 0 : sentence + 1;
            }
            else if (b == '$')
            {
                sentence = 1;
                isAstray = false;
            }
            else
            {
                BadFrames += isAstray ? 0 : 1;
                isAstray = true;
            }
        }

        private void TakeSecondSync(byte b)
        {
            if (b == SecondSync)
            {
                place = 2;
                sumA = 0;
                sumB = 0;
                isAstray = false;
                return;
            }

            place = b == FirstSync ? 1 : 0;
            BadFrames += isAstray ? 0 : 1;
            isAstray = true;
        }

        // True at the end of a frame whose checksum fits.
        private bool TakeInside(byte b)
        {
            int at = place - 6;
            place++;
            if (at < 0 || at < length || place <= 6)
            {
                TakeSummed(b, at);
                return false;
            }

            bool fits = b == (at == length ? sumA : sumB);
            if (fits && at == length)
            {
                return false;
            }

            place = 0;
            BadFrames += fits ? 0 : 1;
            return fits;
        }

        private void TakeSummed(byte b, int at)
        {
            sumA = (sumA + b) & 0xFF;
            sumB = (sumB + sumA) & 0xFF;
            if (at == -4)
            {
                Kind = b << 8;
            }
            else if (at == -3)
            {
                Kind |= b;
            }
            else if (at == -2)
            {
                length = b;
            }
            else if (at == -1)
            {
                length |= b << 8;
                if (length > LongestBelieved)
                {
                    place = 0;
                    BadFrames++;
                }
            }
            else if (at < LongestPayload)
            {
                payload[at] = b;
            }
        }
    }
}
