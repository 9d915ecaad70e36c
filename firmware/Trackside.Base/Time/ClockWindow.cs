namespace Trackside.Core
{
    /// <summary>
    /// What one time source says: of each 16 s the sample with the least error (the shortest round trip), twelve of them, and the line
    /// through them. Loop only.
    /// <para>
    /// A sample is a bound, not a guess: an answer that took a round trip of 2e proves that UTC lay within e of what it says, however the
    /// delay was divided between out and back. So the fit is an intersection: every pair of samples bounds the rate, every sample bounds
    /// the offset, the middle of what is left is the estimate and half its width the doubt. Delay and its jitter widen single samples and
    /// can do no harm; a sample outside everything known is a lie or a jump. It is passed over, and after <see cref="Strikes"/> in a row
    /// the source starts anew from it.
    /// </para>
    /// </summary>
    public sealed class ClockWindow
    {
        /// <summary>Contradictions in a row that make a source start anew.</summary>
        public const int Strikes = 4;

        private const int Kept = 12;
        private const long GroupMicroseconds = 16000000;

        // Two samples closer than this say nothing useful of the rate.
        private const long ShortestSpan = 8000000;

        // Integer stamps: a whole microsecond is lost here and there.
        private const long Rounding = 2;

        private readonly long[] times = new long[Kept];
        private readonly long[] offsets = new long[Kept];
        private readonly long[] errors = new long[Kept];
        private int count;
        private int newest;
        private int strikes;
        private int believed;
        private long groupStart;
        private long rate;
        private long rateDoubt;
        private long fitAt;
        private long fitOffset;
        private long fitError;

        /// <summary>How much faster UTC runs than the chip, in ppb.</summary>
        public long Rate { get { return rate; } }

        /// <summary>How wrong <see cref="Rate"/> may be.</summary>
        public long RateDoubt { get { return rateDoubt; } }

        /// <summary>Whether it knows anything.</summary>
        public bool IsEmpty { get { return count == 0; } }

        /// <summary>When it was heard last, in monotonic microseconds. Only where it is not empty.</summary>
        public long HeardAt { get; private set; }

        /// <summary>Samples that contradicted everything before. Grows only.</summary>
        public int Contradictions { get; private set; }

        /// <summary>Whether it has said the same often enough to be believed against the line.</summary>
        public bool IsSettled { get { return believed >= Strikes; } }

        /// <summary>The leap second it went through, in microseconds: -1,000,000, 0 or 1,000,000.</summary>
        public long Leap { get; private set; }

        /// <summary>UTC less monotonic, in microseconds.</summary>
        public long OffsetAt(long now)
        {
            return fitOffset + ((now - fitAt) * rate / Crystal.Billion);
        }

        /// <summary>How wrong <see cref="OffsetAt"/> may be.</summary>
        public long DoubtAt(long now)
        {
            return fitError + Crystal.Doubt(now - fitAt, rate, rateDoubt);
        }

        /// <summary>Whether a sample lies outside of everything known.</summary>
        public bool Contradicts(long at, long offset, long error)
        {
            long difference = offset - OffsetAt(at);
            return count > 0 && (difference < 0 ? -difference : difference) > error + DoubtAt(at) + Rounding;
        }

        /// <summary>Takes a sample.</summary>
        /// <param name="at">Monotonic microseconds it is for, not before the last one's.</param>
        /// <param name="offset">UTC less monotonic.</param>
        /// <param name="error">How wrong that may be at most.</param>
        /// <returns>Whether it is believed.</returns>
        public bool Add(long at, long offset, long error)
        {
            HeardAt = at;
            if (Contradicts(at, offset, error))
            {
                Contradictions++;
                strikes++;
                if (strikes < Strikes)
                {
                    return false;
                }

                count = 0;
                believed = 0;
                Leap = 0;
            }

            strikes = 0;
            believed = believed < Strikes ? believed + 1 : Strikes;
            Keep(at, offset, error);
            FitRate(at);
            FitOffset(at);
            return true;
        }

        /// <summary>Moves everything it knows: a leap second passed.</summary>
        public void Shift(long by)
        {
            for (int i = 0; i < count; i++)
            {
                offsets[i] += by;
            }

            fitOffset += by;
            Leap = by;
        }

        private void Keep(long at, long offset, long error)
        {
            bool isNewGroup = count == 0 || at - groupStart >= GroupMicroseconds;
            if (isNewGroup)
            {
                groupStart = at;
                newest = count == 0 || newest + 1 == Kept ? 0 : newest + 1;
                count = count < Kept ? count + 1 : Kept;
            }
            else if (error > errors[newest] + Crystal.Doubt(at - times[newest], rate, rateDoubt))
            {
                return;
            }

            times[newest] = at;
            offsets[newest] = offset;
            errors[newest] = error;
        }

        // Two samples bound the mean rate between them; the rate of now may have wandered off since the older one.
        private void FitRate(long now)
        {
            long low = -Crystal.WorstRate;
            long high = Crystal.WorstRate;
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                {
                    long span = times[j] - times[i];
                    if (span < ShortestSpan)
                    {
                        continue;
                    }

                    long wander = (now - times[i]) / 1000000 * Crystal.Wander;
                    long width = ((errors[i] + errors[j] + Rounding) * Crystal.Billion / span) + wander;
                    long mean = (offsets[j] - offsets[i]) * Crystal.Billion / span;
                    low = mean - width > low ? mean - width : low;
                    high = mean + width < high ? mean + width : high;
                }
            }

            rate = (low + high) / 2;
            rateDoubt = high > low ? (high - low) / 2 : (low - high) / 2;
        }

        private void FitOffset(long now)
        {
            long low = long.MinValue;
            long high = long.MaxValue;
            for (int i = 0; i < count; i++)
            {
                long age = now - times[i];
                long middle = offsets[i] + (age * rate / Crystal.Billion);
                long error = errors[i] + Crystal.Doubt(age, rate, rateDoubt);
                low = middle - error > low ? middle - error : low;
                high = middle + error < high ? middle + error : high;
            }

            // Bounds that miss each other were broken by somebody: both ends stay inside.
            bool fits = high >= low;
            long width = fits ? high - low : low - high;
            fitAt = now;
            fitOffset = fits ? low + (width / 2) : high + (width / 2);
            fitError = fits ? (width + 1) / 2 : width + Rounding;
        }
    }
}
