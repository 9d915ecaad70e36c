namespace Trackside.Core
{
    /// <summary>A source with a clock of its own, which learns how that stands to the box's from a better source of the same loop. Loop only.</summary>
    public interface IOwnClock
    {
        /// <summary>What the source stamped <paramref name="own"/> happened at a known instant.</summary>
        /// <param name="own">Its stamp, in its own microseconds.</param>
        /// <param name="at">Monotonic microseconds of the box.</param>
        /// <param name="uncertainty">Half width around <paramref name="at"/>, in microseconds.</param>
        void Learn(long own, long at, long uncertainty);
    }
}
