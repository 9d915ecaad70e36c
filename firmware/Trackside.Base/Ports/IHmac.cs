namespace Trackside.Core
{
    /// <summary>The chip's HMAC-SHA256 (RFC 2104). Called by the loop only.</summary>
    public interface IHmac
    {
        /// <summary>The HMAC of all bytes of an array: 32 bytes, a new array. Neither argument is changed.</summary>
        byte[] Of(byte[] key, byte[] data);
    }
}
