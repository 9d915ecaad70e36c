namespace Trackside.Core
{
    /// <summary>What the number of a passing tells.</summary>
    public enum P3Order
    {
        /// <summary>The next one, or the first ever.</summary>
        New = 0,

        /// <summary>One that was missing and was asked for again.</summary>
        Resent = 1,

        /// <summary>One that was taken before.</summary>
        Repeated = 2,

        /// <summary>The decoder counts anew.</summary>
        Reset = 3,
    }

    /// <summary>
    /// Follows the numbers a decoder gives its passings, keeps what is missing and says when to ask for it again.
    ///
    /// | number | means |
    /// |---|---|
    /// | the next | new |
    /// | ahead, by no more than <see cref="LongestGap"/> | new; those between are missing |
    /// | missing so far | resent: it is taken out of what is missing |
    /// | given up within the last minute, its stamp before the newest one's | resent after all: it is no longer lost |
    /// | one of the last <see cref="Remembered"/>, with the same stamp | repeated |
    /// | any other | the decoder counts anew: what was missing is given up |
    /// A missing range is asked for at once, and again every <see cref="RetryMicroseconds"/> without progress, <see cref="MostTries"/>
    /// times in all; then what is left of it is given up and counted. Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class P3Gaps
    {
        /// <summary>Most passings asked for again at once: the decoder was cut off for minutes, or it counts anew.</summary>
        public const long LongestGap = 1000;

        /// <summary>Passings remembered to tell a repetition from a new count.</summary>
        public const int Remembered = 64;

        /// <summary>Time without an answer after which a range is asked for again, in microseconds.</summary>
        public const long RetryMicroseconds = 2000000;

        /// <summary>How often a range is asked for.</summary>
        public const int MostTries = 3;

        private const int MostRanges = 8;

        private readonly long[] froms = new long[MostRanges];
        private readonly long[] untils = new long[MostRanges];
        private readonly int[] tries = new int[MostRanges];
        private readonly long[] dueAt = new long[MostRanges];
        private readonly P3GivenUp givenUp = new P3GivenUp();
        private readonly long[] numbers = new long[Remembered];
        private readonly long[] stamps = new long[Remembered];
        private int ranges;
        private int next;
        private long newest = -1;
        private long newestStamp;

        /// <summary>Passings that were missing and came after all.</summary>
        public int Recovered { get; private set; }

        /// <summary>Passings given up: the decoder made them and the box never got them.</summary>
        public int Lost { get; private set; }

        /// <summary>Passings that came more than once.</summary>
        public int Repeated { get; private set; }

        /// <summary>How often the decoder began to count anew.</summary>
        public int Resets { get; private set; }

        /// <summary>Whether anything is missing now.</summary>
        public bool AnyMissing { get { return ranges > 0; } }

        /// <summary>Takes the number of a passing.</summary>
        /// <param name="number">The decoder's number.</param>
        /// <param name="stamp">Its stamp, in the decoder's microseconds.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public P3Order Take(long number, long stamp, long now)
        {
            P3Order order = Judge(number, stamp, now);
            if (order == P3Order.Repeated)
            {
                Repeated++;
                return order;
            }

            if (order == P3Order.Resent)
            {
                Recovered++;
                TakeOut(number, now);
            }
            else if (order == P3Order.Reset)
            {
                Resets++;
                GiveUpAll(now);
                givenUp.Forget();
                newest = number;
                newestStamp = stamp;
            }
            else
            {
                if (newest >= 0 && number > newest + 1)
                {
                    Add(newest + 1, number - 1, 0, now);
                }

                newest = number;
                newestStamp = stamp;
            }

            Remember(number, stamp);
            return order;
        }

        /// <summary>The range to ask for now.</summary>
        /// <returns>False for none.</returns>
        public bool TryAsk(long now, out long from, out long until)
        {
            for (int i = ranges - 1; i >= 0; i--)
            {
                if (now < dueAt[i])
                {
                    continue;
                }

                if (tries[i] == MostTries)
                {
                    GiveUp(i, now);
                    continue;
                }

                tries[i]++;
                dueAt[i] = now + RetryMicroseconds;
                from = froms[i];
                until = untils[i];
                return true;
            }

            from = 0;
            until = 0;
            return false;
        }

        private P3Order Judge(long number, long stamp, long now)
        {
            if (newest < 0 || (number > newest && number - newest - 1 <= LongestGap))
            {
                return P3Order.New;
            }

            if (FindRange(number) >= 0)
            {
                return P3Order.Resent;
            }

            if (WasTaken(number, stamp))
            {
                return P3Order.Repeated;
            }

            return stamp < newestStamp && givenUp.Holds(number, now) ? P3Order.Resent : P3Order.Reset;
        }

        private bool WasTaken(long number, long stamp)
        {
            for (int i = 0; i < Remembered; i++)
            {
                if (numbers[i] == number && stamps[i] == stamp && stamp != 0)
                {
                    return true;
                }
            }

            return false;
        }

        private void Remember(long number, long stamp)
        {
            numbers[next] = number;
            stamps[next] = stamp;
            next = next + 1 < Remembered ? next + 1 : 0;
        }

        private int FindRange(long number)
        {
            for (int i = 0; i < ranges; i++)
            {
                if (number >= froms[i] && number <= untils[i])
                {
                    return i;
                }
            }

            return -1;
        }

        // What is left of the range before and behind the number stays missing; an answer gives it new time.
        private void TakeOut(long number, long now)
        {
            int range = FindRange(number);
            if (range < 0)
            {
                Lost--;
                return;
            }

            long until = untils[range];
            int tried = tries[range];
            untils[range] = number - 1;
            dueAt[range] = now + RetryMicroseconds;
            bool isEmpty = untils[range] < froms[range];
            if (isEmpty)
            {
                Remove(range);
            }

            if (number < until)
            {
                Add(number + 1, until, tried, now + RetryMicroseconds);
            }
        }

        private void Add(long from, long until, int tried, long due)
        {
            if (ranges == MostRanges)
            {
                GiveUp(0, due);
            }

            froms[ranges] = from;
            untils[ranges] = until;
            tries[ranges] = tried;
            dueAt[ranges] = due;
            ranges++;
        }

        private void GiveUp(int range, long now)
        {
            givenUp.Add(froms[range], untils[range], now);
            Lost += (int)(untils[range] - froms[range] + 1);
            Remove(range);
        }

        private void GiveUpAll(long now)
        {
            while (ranges > 0)
            {
                GiveUp(ranges - 1, now);
            }
        }

        private void Remove(int range)
        {
            ranges--;
            for (int i = range; i < ranges; i++)
            {
                froms[i] = froms[i + 1];
                untils[i] = untils[i + 1];
                tries[i] = tries[i + 1];
                dueAt[i] = dueAt[i + 1];
            }
        }
    }
}
