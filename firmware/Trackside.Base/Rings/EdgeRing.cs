namespace Trackside.Core
{
    /// <summary>Edges of inputs. The interrupt-dispatch thread puts, the loop takes.</summary>
    public sealed class EdgeRing : Ring
    {
        private readonly int[] inputs;
        private readonly bool[] levels;
        private readonly long[] times;

        /// <summary>Makes a ring of so many edges.</summary>
        public EdgeRing(int capacity)
            : base(capacity)
        {
            inputs = new int[capacity];
            levels = new bool[capacity];
            times = new long[capacity];
        }

        /// <summary>Puts an edge.</summary>
        /// <param name="input">A number of <see cref="Inputs"/>.</param>
        /// <param name="isActive">What the input became.</param>
        /// <param name="at">When the handler ran, in monotonic microseconds: 0 to 30 ms behind the edge.</param>
        public void Put(int input, bool isActive, long at)
        {
            lock (Gate)
            {
                int slot = ClaimNeedsGate();
                if (slot >= 0)
                {
                    inputs[slot] = input;
                    levels[slot] = isActive;
                    times[slot] = at;
                }
            }
        }

        /// <summary>Takes the oldest edge.</summary>
        public bool Take(out int input, out bool isActive, out long at)
        {
            lock (Gate)
            {
                int slot = ReleaseNeedsGate();
                input = slot < 0 ? 0 : inputs[slot];
                isActive = slot >= 0 && levels[slot];
                at = slot < 0 ? 0 : times[slot];
                return slot >= 0;
            }
        }
    }
}
