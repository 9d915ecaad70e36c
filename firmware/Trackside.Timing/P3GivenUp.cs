namespace Trackside.Core
{
    /// <summary>Ranges of a decoder's numbers that were given up a moment ago: one that comes after all is late, and no new count. Loop only; allocates
    /// nothing after the constructor.</summary>
    public sealed class P3GivenUp
    {
        /// <summary>How long an answer may come after its range was given up, in microseconds (60 s): later, such a number is a new count.</summary>
        public const long LateMicroseconds = 60000000;

        private const int Kept = 4;

        private readonly long[] froms = new long[Kept];
        private readonly long[] untils = new long[Kept];
        private readonly long[] since = new long[Kept];
        private int count;
        private int next;

        /// <summary>Takes a range; the oldest of more than a few is forgotten.</summary>
        public void Add(long from, long until, long now)
        {
            froms[next] = from;
            untils[next] = until;
            since[next] = now;
            next = next + 1 < Kept ? next + 1 : 0;
            count = count < Kept ? count + 1 : Kept;
        }

        /// <summary>Whether a number was given up so little ago that it may still come.</summary>
        public bool Holds(long number, long now)
        {
            for (int i = 0; i < count; i++)
            {
                if (number >= froms[i] && number <= untils[i] && now - since[i] <= LateMicroseconds)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The decoder counts anew: no old number can come any more.</summary>
        public void Forget()
        {
            count = 0;
            next = 0;
        }
    }
}
