namespace Trackside.Core
{
    /// <summary>
    /// Makes the P3 record a box sends: RESEND (type 4), which asks a decoder for passings again: tag 01 first number, 02 last number, 81 the
    /// decoder's id. The buffer is reused. Loop only; allocates nothing.
    /// </summary>
    public sealed class P3Writer
    {
        private const int Version = 2;
        private const int Header = 10;
        private const int Whole = Header + 6 + 6 + 6 + 1;

        private readonly P3Checksum checksum = new P3Checksum();
        private readonly byte[] frame = new byte[Whole];
        private readonly byte[] line = new byte[2 * Whole];
        private int count;

        /// <summary>The bytes for the line, escaped.</summary>
        public byte[] Line { get { return line; } }

        /// <summary>Writes a RESEND for the passings from one number to another, both of them too.</summary>
        /// <returns>How many bytes of <see cref="Line"/> it takes.</returns>
        public int Resend(long from, long until, long decoder)
        {
            System.Array.Clear(frame, 0, frame.Length);
            frame[0] = 0x8E;
            frame[1] = Version;
            frame[2] = Whole;
            frame[8] = P3Record.Resend;
            PutField(Header, 1, from);
            PutField(Header + 6, 2, until);
            PutField(Header + 12, 0x81, decoder);
            frame[Whole - 1] = 0x8F;
            int crc = checksum.Of(frame, Whole);
            frame[4] = (byte)crc;
            frame[5] = (byte)(crc >> 8);
            Escape();
            return count;
        }

        private void PutField(int at, int tag, long value)
        {
            frame[at] = (byte)tag;
            frame[at + 1] = 4;
            for (int i = 0; i < 4; i++)
            {
                frame[at + 2 + i] = (byte)(value >> (8 * i));
            }
        }

        private void Escape()
        {
            count = 0;
            for (int i = 0; i < Whole; i++)
            {
                bool marks = i > 0 && i < Whole - 1 && frame[i] >= 0x8D && frame[i] <= 0x8F;
                if (marks)
                {
                    line[count++] = 0x8D;
                }

                line[count++] = (byte)(marks ? frame[i] + 0x20 : frame[i]);
            }
        }
    }
}
