namespace Trackside.Core
{
    /// <summary>
    /// CRC-16 of the P3 protocol: polynomial 0x1021, start 0xFFFF, the byte added behind the shift, over the whole unescaped frame with its
    /// two CRC bytes as zero. Checked against 853 frames of a real decoder (kart circuit, 2019).
    /// </summary>
    public sealed class P3Checksum
    {
        private readonly ushort[] table = new ushort[256];

        /// <summary>Works out the table.</summary>
        public P3Checksum()
        {
            for (int i = 0; i < table.Length; i++)
            {
                int crc = i << 8;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
                }

                table[i] = (ushort)crc;
            }
        }

        /// <summary>The CRC of a frame whose CRC bytes stand at 4 and 5. Allocates nothing; any thread.</summary>
        public int Of(byte[] frame, int count)
        {
            int crc = 0xFFFF;
            for (int i = 0; i < count; i++)
            {
                int b = i == 4 || i == 5 ? 0 : frame[i];
                crc = (table[crc >> 8] ^ (crc << 8) ^ b) & 0xFFFF;
            }

            return crc;
        }
    }
}
