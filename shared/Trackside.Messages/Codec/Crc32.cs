namespace Trackside.Messages
{
    /// <summary>CRC-32 of IEEE 802.3 (reflected, polynomial 0xEDB88320, start and final complement): the seal of files and records.</summary>
    public static class Crc32
    {
        /// <summary>The CRC of a run of bytes. Any thread; allocates nothing.</summary>
        public static uint Of(byte[] bytes, int offset, int count)
        {
            return Add(0, bytes, offset, count);
        }

        /// <summary>Carries a CRC on over further bytes: <c>Add(Of(a), b)</c> is the CRC of a and b together.</summary>
        public static uint Add(uint crc, byte[] bytes, int offset, int count)
        {
            uint rest = ~crc;
            for (int i = offset; i < offset + count; i++)
            {
                rest ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    rest = (rest & 1) != 0 ? (rest >> 1) ^ 0xEDB88320u : rest >> 1;
                }
            }

            return ~rest;
        }
    }
}
