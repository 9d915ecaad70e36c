namespace Trackside.Core
{
    /// <summary>Bytes from a serial line. Called by the loop only.</summary>
    public interface IByteSource
    {
        /// <summary>Takes what has arrived, without waiting.</summary>
        /// <returns>How many bytes were put at the start of <paramref name="target"/>; 0 for none.</returns>
        int Read(byte[] target);

        /// <summary>Times the line itself failed. Grows only.</summary>
        int Errors { get; }
    }
}
