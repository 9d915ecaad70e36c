using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Stands in for the chip's HMAC: any byte of key or data changes it. No protection at all.</summary>
    internal sealed class FakeHmac : IHmac
    {
        internal int Count { get; private set; }

        public byte[] Of(byte[] key, byte[] data)
        {
            Count++;
            byte[] hmac = new byte[32];
            for (int i = 0; i < hmac.Length; i += 4)
            {
                uint crc = Crc32.Add(Crc32.Of(key, 0, key.Length), data, 0, data.Length) + (uint)i;
                hmac[i] = (byte)crc;
                hmac[i + 1] = (byte)(crc >> 8);
                hmac[i + 2] = (byte)(crc >> 16);
                hmac[i + 3] = (byte)(crc >> 24);
            }

            return hmac;
        }
    }
}
