namespace NFUnitTest
{
    /// <summary>UBX frames: one of a real receiver, and others made here.</summary>
    internal static class Ubx
    {
        /// <summary>Midnight between two GPS weeks at the beginning of week 2435 (6 September 2026), in microseconds since 1970 of GPS time.</summary>
        internal const long Week2435 = 315964800000000 + (2435 * 604800000000);

        /// <summary>All a mark may say that is usable: running, base UTC, UTC available, valid, new rising edge.</summary>
        internal const int UtcFlags = 0x01 | (2 << 3) | 0x20 | 0x40 | 0x80;

        /// <summary>The same in GNSS time.</summary>
        internal const int GnssFlags = 0x01 | (1 << 3) | 0x20 | 0x40 | 0x80;

        /// <summary>A TIM-TM2 of a real receiver: channel 0, flags CD, count 11, week 2435, rising at 374058185 ms + 587227 ns, 29 ns.</summary>
        internal static byte[] RealMark()
        {
            return Bytes.OfHex("b5620d031c0000cd0b0083098309c9ac4b16dbf50800c9ac4b16a3f408001d0000005cb3");
        }

        /// <summary>A TIM-TM2.</summary>
        internal static byte[] Mark(int flags, int count, int week, long milliseconds, int nanoseconds, int accuracy)
        {
            byte[] payload = new byte[28];
            payload[1] = (byte)flags;
            Frames.PutLittle(payload, 2, count, 2);
            Frames.PutLittle(payload, 4, week, 2);
            Frames.PutLittle(payload, 6, week, 2);
            Frames.PutLittle(payload, 8, milliseconds, 4);
            Frames.PutLittle(payload, 12, nanoseconds, 4);
            Frames.PutLittle(payload, 24, accuracy, 4);
            return Frame(0x0D, 0x03, payload);
        }

        /// <summary>A TIM-TM2 in UTC of an instant in microseconds since 1970.</summary>
        internal static byte[] MarkAt(long utc, int count)
        {
            long since = utc - 315964800000000;
            long inWeek = since % 604800000000;
            return Mark(UtcFlags, count, (int)(since / 604800000000), inWeek / 1000, (int)(inWeek % 1000) * 1000, 30);
        }

        /// <summary>A NAV-TIMEGPS.</summary>
        /// <param name="valid">Bit 0 time of week, 1 week, 2 leap seconds.</param>
        internal static byte[] Epoch(int week, long milliseconds, int leap, int valid)
        {
            byte[] payload = new byte[16];
            Frames.PutLittle(payload, 0, milliseconds, 4);
            Frames.PutLittle(payload, 8, week, 2);
            payload[10] = (byte)leap;
            payload[11] = (byte)valid;
            Frames.PutLittle(payload, 12, 25, 4);
            return Frame(0x01, 0x20, payload);
        }

        /// <summary>A frame of any content with its checksum.</summary>
        internal static byte[] Frame(int kind, int id, byte[] payload)
        {
            byte[] frame = new byte[8 + payload.Length];
            frame[0] = 0xB5;
            frame[1] = 0x62;
            frame[2] = (byte)kind;
            frame[3] = (byte)id;
            Frames.PutLittle(frame, 4, payload.Length, 2);
            System.Array.Copy(payload, 0, frame, 6, payload.Length);
            int a = 0;
            int b = 0;
            for (int i = 2; i < frame.Length - 2; i++)
            {
                a = (a + frame[i]) & 0xFF;
                b = (b + a) & 0xFF;
            }

            frame[frame.Length - 2] = (byte)a;
            frame[frame.Length - 1] = (byte)b;
            return frame;
        }
    }
}
