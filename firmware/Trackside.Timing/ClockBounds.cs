namespace Trackside.Core
{
    /// <summary>
    /// How another clock (a decoder's, a receiver's) stands to the box's, kept as an interval that holds the truth: box = other + offset with
    /// lowest &lt;= offset &lt;= highest. A message that arrives tells that its stamp lies no later than the arrival less the least delay,
    /// and no earlier than the arrival less the greatest; each such statement is cut with what was known, which widens by the worst drift of
    /// the two clocks meanwhile. Nothing is averaged: where the bounds given are true, the interval holds the truth.
    /// A statement that contradicts what was known means that the other clock was set or stepped: the relation begins anew with it.
    /// Loop only; allocates nothing.
    /// </summary>
    public sealed class ClockBounds
    {
        /// <summary>Worst drift of the two clocks against each other, in parts per million: 10 of the box, 50 of the other.</summary>
        public const int DriftPartsPerMillion = 60;

        private long lowest;
        private long highest;
        private long statedAt;

        /// <summary>Whether anything is known.</summary>
        public bool IsRelated { get; private set; }

        /// <summary>How often the other clock contradicted what was known of it.</summary>
        public int Steps { get; private set; }

        /// <summary>Takes the arrival of a message stamped by the other clock.</summary>
        /// <param name="other">Its stamp, in microseconds of the other clock.</param>
        /// <param name="arrivedAt">When it was here whole, in monotonic microseconds.</param>
        /// <param name="leastDelay">Least time from stamp to arrival, in microseconds.</param>
        /// <param name="greatestDelay">Greatest time from stamp to arrival, in microseconds.</param>
        public void Arrived(long other, long arrivedAt, long leastDelay, long greatestDelay)
        {
            Cut(arrivedAt - other - greatestDelay, arrivedAt - other - leastDelay, arrivedAt);
        }

        /// <summary>Takes an instant known on both clocks.</summary>
        /// <param name="other">Microseconds of the other clock.</param>
        /// <param name="at">Monotonic microseconds.</param>
        /// <param name="uncertainty">Half width of the interval around <paramref name="at"/>.</param>
        /// <param name="now">Monotonic microseconds now.</param>
        /// <returns>False where it contradicts what is known, or nothing is known to hold it against: it changes nothing.</returns>
        public bool Matched(long other, long at, long uncertainty, long now)
        {
            long low = at - other - uncertainty;
            long high = at - other + uncertainty;
            if (!IsRelated || Contradicts(low, high, now))
            {
                return false;
            }

            Cut(low, high, now);
            return true;
        }

        /// <summary>Forgets everything.</summary>
        public void Forget()
        {
            IsRelated = false;
        }

        /// <summary>Monotonic microseconds of an instant of the other clock. Only where <see cref="IsRelated"/>.</summary>
        public long ToMonotonic(long other)
        {
            return other + lowest + ((highest - lowest) >> 1);
        }

        /// <summary>Microseconds of the other clock at a monotonic instant. Only where <see cref="IsRelated"/>.</summary>
        public long FromMonotonic(long at)
        {
            return at - lowest - ((highest - lowest) >> 1);
        }

        /// <summary>Half width of the interval around <see cref="ToMonotonic"/> at an instant, in microseconds.</summary>
        public long UncertaintyAt(long at)
        {
            long age = at - statedAt;
            return ((highest - lowest + 1) >> 1) + GrowthOver(age < 0 ? -age : age);
        }

        private void Cut(long low, long high, long now)
        {
            long growth = GrowthOver(now > statedAt ? now - statedAt : 0);
            bool contradicts = IsRelated && Contradicts(low, high, now);
            Steps += contradicts ? 1 : 0;
            if (!IsRelated || contradicts)
            {
                lowest = low;
                highest = high;
            }
            else
            {
                lowest = low > lowest - growth ? low : lowest - growth;
                highest = high < highest + growth ? high : highest + growth;
            }

            statedAt = now;
            IsRelated = true;
        }

        private bool Contradicts(long low, long high, long now)
        {
            long growth = GrowthOver(now > statedAt ? now - statedAt : 0);
            return low > highest + growth || high < lowest - growth;
        }

        private static long GrowthOver(long microseconds)
        {
            return microseconds * DriftPartsPerMillion / 1000000;
        }
    }
}
