namespace Trackside.Core
{
    /// <summary>
    /// A P3 record taken apart: header of 10 bytes, then tag, length and value until the end mark, little-endian throughout.
    /// One instance is reused. Loop only; allocates nothing.
    /// </summary>
    public sealed class P3Record
    {
        /// <summary>Record type of a passing.</summary>
        public const int Passing = 1;

        /// <summary>Record type of a status message.</summary>
        public const int Status = 2;

        /// <summary>Record type of a request to send passings again.</summary>
        public const int Resend = 4;

        private const int Header = 10;

        /// <summary>Record type.</summary>
        public int Type;

        /// <summary>Number the decoder gave the passing (tag 01).</summary>
        public long Number;

        /// <summary>Number of the transponder (tag 03); -1 where absent.</summary>
        public long Transponder;

        /// <summary>The decoder's own time in microseconds since 1970 (tag 04); -1 where absent.</summary>
        public long Time;

        /// <summary>Signal strength (tag 05); -1 where absent.</summary>
        public int Strength;

        /// <summary>Hits (tag 06 of a passing); -1 where absent.</summary>
        public int Hits;

        /// <summary>Loop noise (tag 01 of a status message); -1 where absent.</summary>
        public int Noise;

        /// <summary>Temperature in degrees Celsius (tag 07 of a status message); -1 where absent.</summary>
        public int Temperature;

        /// <summary>Supply in tenths of a volt (tag 0C of a status message); -1 where absent.</summary>
        public int Voltage;

        /// <summary>Id of the decoder (tag 81); the last one told where absent.</summary>
        public long Decoder;

        /// <summary>Takes a frame apart.</summary>
        /// <returns>False where a field runs over the end, or a passing lacks its transponder or time.</returns>
        public bool Read(byte[] frame, int count)
        {
            Type = frame[8] | (frame[9] << 8);
            Number = Transponder = Time = -1;
            Strength = Hits = Noise = Temperature = Voltage = -1;
            int at = Header;
            int end = count - 1;
            while (at < end)
            {
                if (at + 2 > end || at + 2 + frame[at + 1] > end || frame[at + 1] > 8)
                {
                    return false;
                }

                int length = frame[at + 1];
                long value = 0;
                for (int i = length - 1; i >= 0; i--)
                {
                    value = (value << 8) | frame[at + 2 + i];
                }

                Put(frame[at], value);
                at += 2 + length;
            }

            return Type != Passing || (Transponder >= 0 && Transponder <= uint.MaxValue && Time >= 0);
        }

        private void PutStatus(int tag, int value)
        {
            if (tag == 1)
            {
                Noise = value;
            }
            else if (tag == 7)
            {
                Temperature = value;
            }
            else if (tag == 0x0C)
            {
                Voltage = value;
            }
        }

        private void Put(int tag, long value)
        {
            if (tag == 0x81)
            {
                Decoder = value & uint.MaxValue;
            }
            else if (Type == Status)
            {
                PutStatus(tag, (int)(value & 0xFFFF));
            }
            else if (tag == 1)
            {
                Number = value;
            }
            else if (tag == 3)
            {
                Transponder = value;
            }
            else if (tag == 4)
            {
                Time = value;
            }
            else if (tag == 5)
            {
                Strength = (int)(value & 0xFFFF);
            }
            else if (tag == 6)
            {
                Hits = (int)(value & 0xFFFF);
            }
        }
    }
}
