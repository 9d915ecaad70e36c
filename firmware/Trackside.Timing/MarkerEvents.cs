namespace Trackside.Core
{
    /// <summary>
    /// Rising edges that the edge input told of and that no capture has explained yet. Each must be found in the capture its marker
    /// belongs to: an edge that was told and not captured shows that the capture is not whole. Loop only.
    /// </summary>
    public sealed class MarkerEvents
    {
        /// <summary>Most events kept; what is above falls back at once.</summary>
        public const int Most = 32;

        /// <summary>Latest a handler runs after its edge, in microseconds: 10 ms of event tick, 20 ms of another thread's quantum, a collector's
        /// pause of 60 ms.</summary>
        public const long LatestHandler = 90000;

        private readonly long[] heard = new long[Most];
        private readonly bool[] isExplained = new bool[Most];

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        /// <summary>When the handler of the oldest ran, in monotonic microseconds.</summary>
        public long Oldest { get { return heard[0]; } }

        /// <summary>Keeps an event.</summary>
        /// <param name="at">When its handler ran, in monotonic microseconds.</param>
        /// <returns>False where there is no room.</returns>
        public bool Add(long at)
        {
            if (Count == Most)
            {
                return false;
            }

            heard[Count++] = at;
            return true;
        }

        /// <summary>How many were heard up to an instant.</summary>
        public int CountUntil(long at)
        {
            int count = 0;
            while (count < Count && heard[count] <= at)
            {
                count++;
            }

            return count;
        }

        /// <summary>
        /// Forgets the oldest <paramref name="told"/>, and of the others those whose edge a capture holds.
        /// </summary>
        /// <param name="told">How many belong to the capture for certain.</param>
        /// <param name="found">What the capture holds.</param>
        /// <returns>How many of the told ones have no edge of their own in it.</returns>
        public int Settle(int told, MarkerDecoder found)
        {
            for (int i = 0; i < Count; i++)
            {
                isExplained[i] = false;
            }

            for (int edge = 0; edge < found.Count; edge++)
            {
                Explain(found.At(edge), found.Uncertainty(edge));
            }

            int missing = 0;
            int kept = 0;
            for (int i = 0; i < Count; i++)
            {
                missing += i < told && !isExplained[i] ? 1 : 0;
                if (i >= told && !isExplained[i])
                {
                    heard[kept++] = heard[i];
                }
            }

            Count = kept;
            return missing;
        }

        /// <summary>Forgets the oldest so many.</summary>
        public void Drop(int events)
        {
            System.Array.Copy(heard, events, heard, 0, Count - events);
            Count -= events;
        }

        // The oldest event that the edge may have raised.
        private void Explain(long at, long uncertainty)
        {
            for (int i = 0; i < Count; i++)
            {
                if (!isExplained[i] && heard[i] >= at - uncertainty && heard[i] - LatestHandler <= at + uncertainty)
                {
                    isExplained[i] = true;
                    return;
                }
            }
        }
    }
}
