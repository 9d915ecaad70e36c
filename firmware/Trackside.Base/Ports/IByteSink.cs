namespace Trackside.Core
{
    /// <summary>Bytes to a serial line. Called by the loop only.</summary>
    public interface IByteSink
    {
        /// <summary>Hands bytes to the line. Short ones only: the caller waits until the driver has taken them.</summary>
        /// <returns>False where the line failed.</returns>
        bool Write(byte[] source, int count);
    }
}
