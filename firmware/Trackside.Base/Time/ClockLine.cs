namespace Trackside.Core
{
    /// <summary>
    /// The line by which the box tells UTC: offset, rate, and a correction paid off little by little, so that UTC never jumps where it
    /// is steered. Its uncertainty holds what is still owed. Loop only.
    /// </summary>
    public sealed class ClockLine
    {
        // A correction takes at least this long: no faster than the samples come.
        private const long ShortestSlew = 16000000;

        // Fields, not properties: told at every tick, and a getter is a call.
        private long rate;
        private long rateDoubt;
        private long start;
        private long offset;
        private long doubt;
        private long owed;
        private long slewTime = 1;

        /// <summary>Whether it was ever set.</summary>
        public bool IsSet { get; private set; }

        /// <summary>How much faster UTC runs than the chip, in ppb; without the correction.</summary>
        public long Rate { get { return rate; } }

        /// <summary>How wrong <see cref="Rate"/> may be, in ppb.</summary>
        public long RateDoubt { get { return rateDoubt; } }

        /// <summary>UTC microseconds of a monotonic instant.</summary>
        public long ToUtc(long monotonic)
        {
            long age = monotonic - start;
            long utc = monotonic + offset + (age * rate / Crystal.Billion);
            if (owed == 0 || age <= 0)
            {
                return utc;
            }

            return age < slewTime && slewTime > 0 ? utc + (owed * age / slewTime) : utc + owed;
        }

        /// <summary>Half width of the interval that holds the true UTC, in microseconds.</summary>
        public long UncertaintyAt(long now)
        {
            long age = now - start;
            long left = owed < 0 ? -owed : owed;
            if (age > 0 && slewTime > 0)
            {
                left = age < slewTime ? left - (left * age / slewTime) : 0;
            }

            return doubt + left + Crystal.Doubt(age, rate, rateDoubt);
        }

        /// <summary>Puts the line where a source says: a step.</summary>
        public void Set(long now, long target, long targetDoubt, long newRate, long newRateDoubt)
        {
            IsSet = true;
            Lay(now, target, targetDoubt, newRate, newRateDoubt);
            owed = 0;
        }

        /// <summary>What the line was set to is worth nothing.</summary>
        public void Forget()
        {
            IsSet = false;
        }

        /// <summary>Bends the line towards what a source says, from where it is now.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="target">UTC less monotonic, as the source says.</param>
        /// <param name="targetDoubt">How wrong that may be.</param>
        /// <param name="newRate">The source's rate.</param>
        /// <param name="newRateDoubt">How wrong that may be.</param>
        /// <param name="mostRate">The fastest the correction may run, in ppb, over 0.</param>
        public void Steer(long now, long target, long targetDoubt, long newRate, long newRateDoubt, long mostRate)
        {
            long here = ToUtc(now) - now;
            Lay(now, here, targetDoubt, newRate, newRateDoubt);
            owed = target - here;
            long needed = mostRate > 0 ? (owed < 0 ? -owed : owed) * Crystal.Billion / mostRate : 0;
            slewTime = needed > ShortestSlew ? needed : ShortestSlew;
        }

        /// <summary>Moves the line: a leap second.</summary>
        public void Shift(long by)
        {
            offset += by;
        }

        private void Lay(long now, long from, long newDoubt, long newRate, long newRateDoubt)
        {
            start = now;
            offset = from;
            doubt = newDoubt;
            rate = newRate;
            rateDoubt = newRateDoubt;
        }
    }
}
