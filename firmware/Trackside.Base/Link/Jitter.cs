namespace Trackside.Core
{
    /// <summary>Repeatable random numbers (xorshift, Marsaglia 2003), so that boxes do not all come back at once. Loop only.</summary>
    public sealed class Jitter
    {
        private uint state;

        /// <summary>Starts from a seed; 0 is replaced, since it would stay 0.</summary>
        public Jitter(int seed)
        {
            state = seed == 0 ? 0x9E3779B9u : (uint)seed;
        }

        /// <summary>Between three quarters and five quarters of a time.</summary>
        public long Spread(long microseconds)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (microseconds * 3 / 4) + (microseconds / 2 * (state & 1023) / 1024);
        }
    }
}
