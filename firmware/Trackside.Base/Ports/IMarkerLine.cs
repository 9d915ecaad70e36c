namespace Trackside.Core
{
    /// <summary>
    /// The marker line of a loop, and the capture of the loop's line with the marker superimposed (one XOR gate). Called by the loop only.
    /// </summary>
    public interface IMarkerLine
    {
        /// <summary>
        /// Turns the marker line round, not sooner than <paramref name="gap"/> after it was last turned: at some instant from
        /// <paramref name="before"/> to <paramref name="after"/>.
        /// </summary>
        /// <param name="gap">Microseconds, below 1000: the caller waits for them.</param>
        /// <param name="before">Monotonic microseconds read right before.</param>
        /// <param name="after">Monotonic microseconds read right after.</param>
        void Toggle(int gap, out long before, out long after);

        /// <summary>Takes the oldest finished capture, without waiting. Costs the device a heap object an item, and none where there is no capture.</summary>
        /// <returns>False where none has finished.</returns>
        bool Take(MarkerCapture capture);
    }
}
