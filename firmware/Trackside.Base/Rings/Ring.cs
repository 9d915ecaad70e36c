namespace Trackside.Core
{
    /// <summary>
    /// The book-keeping of a ring between the library threads that put and the one loop that takes. Everything is allocated by the
    /// constructor; what does not fit is refused and counted.
    /// </summary>
    public abstract class Ring
    {
        private readonly int capacity;
        private int first;
        private int count;
        private int dropped;

        /// <summary>Makes an empty ring.</summary>
        protected Ring(int capacity)
        {
            this.capacity = capacity;
            Gate = new object();
        }

        /// <summary>Whether there is nothing to take. A glance without the lock: what is put meanwhile shows at the next tick.</summary>
        public bool IsEmpty { get { return count == 0; } }

        /// <summary>How many were refused because the ring was full.</summary>
        public int Dropped { get { return dropped; } }

        /// <summary>Held around every claim and release and the copying between them.</summary>
        protected object Gate { get; }

        /// <summary>The slot to fill, or -1 where the ring is full. Needs <see cref="Gate"/>.</summary>
        protected int ClaimNeedsGate()
        {
            if (count == capacity)
            {
                dropped++;
                return -1;
            }

            int slot = first + count;
            count++;
            return slot < capacity ? slot : slot - capacity;
        }

        /// <summary>The slot to empty, or -1 where there is none. Needs <see cref="Gate"/>.</summary>
        protected int ReleaseNeedsGate()
        {
            if (count == 0)
            {
                return -1;
            }

            int slot = first;
            first = slot + 1 < capacity ? slot + 1 : 0;
            count--;
            return slot;
        }
    }
}
