namespace Trackside.Core
{
    /// <summary>Bytes from a serial line. Called by the loop only.</summary>
    public interface IByteSource
    {
        /// <summary>Takes what has arrived, without waiting.</summary>
        /// <returns>How many bytes were put at the start of <paramref name="target"/>; 0 for none.</returns>
        int Read(byte[] target);

        /// <summary>When the last read that brought something was over, in monotonic microseconds: what it brought had come by then. A tick's
        /// own time is older, by as long as another thread or the collector held it up.</summary>
        long ReadAt { get; }

        /// <summary>Times the line itself failed. Grows only.</summary>
        int Errors { get; }
    }
}
