namespace Trackside.Core
{
    /// <summary>Hardware counters on the lines of the loops: they see what no interrupt handler misses. Called by the loop only.</summary>
    public interface IPulseCounters
    {
        /// <summary>Pulses on a loop's line since the box started; -1 where the loop has no counter. A few heap objects on the device: not in every tick.</summary>
        /// <param name="loop">Number of the loop on this box.</param>
        long CountOf(int loop);
    }
}
