using System.Security.Cryptography;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>The runtime's own HMAC. Its instances zero the key they were given when they end, so only the static call is used.</summary>
    public sealed class ChipHmac : IHmac
    {
        /// <inheritdoc/>
        public byte[] Of(byte[] key, byte[] data)
        {
            return HMACSHA256.HashData(key, data);
        }
    }
}
