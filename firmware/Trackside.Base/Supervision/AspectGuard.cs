namespace Trackside.Core
{
    /// <summary>
    /// Watches what is sensed for lights that may never burn together, whoever asked for them: it knows nothing of arbiter, control or configuration. What it
    /// finds latches until a reset on site; while it is latched the box permits nothing. One a box; loop only; allocates nothing.
    /// <code>
    /// state      event                                             next       does
    /// Watching   a forbidden pair is sensed for 100 ms             Tripped    the permit output stops
    /// Watching   what permits is sensed without the permit, 1 s    Tripped    (the watchdog's relay is welded)
    /// Tripped    reset on site, nothing that permits is sensed     Watching
    /// Tripped    any other                                         Tripped
    /// </code>
    /// </summary>
    public sealed class AspectGuard
    {
        /// <summary>How long a pair must be sensed, in microseconds: a filament that still glows, and edges up to 30 ms late, are no pair.</summary>
        public const long PairMicroseconds = 100000;

        /// <summary>How long what permits may burn on after the permit stopped, in microseconds: the watchdog's 500 ms, its relay and the sense.</summary>
        public const long AfterglowMicroseconds = 1000000;

        /// <summary>Most pairs.</summary>
        public const int MostPairs = 8;

        private readonly long[] one = new long[MostPairs];
        private readonly long[] other = new long[MostPairs];
        private int pairs;
        private long permitting;
        private long watched;
        private long pairSince = -1;
        private long alightSince = -1;
        private bool isTripped;
        private bool isPermitWelded;

        /// <summary>Whether it has latched.</summary>
        public bool IsTripped { get { return isTripped; } }

        /// <summary>Whether it latched because what permits burned without the permit.</summary>
        public bool IsPermitWelded { get { return isPermitWelded; } }

        /// <summary>Makes two groups of inputs a forbidden pair: bit n for input n of <see cref="Inputs"/>. At start-up only.</summary>
        /// <param name="first">The group that is dark more often: while it is, there is nothing to compare.</param>
        /// <param name="second">The other.</param>
        public void Forbid(long first, long second)
        {
            one[pairs] = first;
            other[pairs] = second;
            pairs++;
            watched |= first;
        }

        /// <summary>Names the senses of lights that need the permit. At start-up only.</summary>
        public void NeedsPermit(long senses)
        {
            permitting |= senses;
            watched |= senses;
        }

        /// <summary>Looks at what is sensed.</summary>
        /// <param name="active">The inputs: <see cref="InputBank.Active"/>.</param>
        /// <param name="hasPermit">Whether the permit output ran at the last tick.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>Whether it has latched.</returns>
        public bool Step(long active, bool hasPermit, long now)
        {
            if ((active & watched) == 0)
            {
                pairSince = alightSince = -1;
                return isTripped;
            }

            bool isPair = false;
            for (int i = 0; i < pairs; i++)
            {
                isPair = isPair || ((active & one[i]) != 0 && (active & other[i]) != 0);
            }

            bool isAlone = (active & permitting) != 0 && !hasPermit;
            alightSince = !isAlone ? -1 : alightSince < 0 ? now : alightSince;
            pairSince = !isPair ? -1 : pairSince < 0 ? now : pairSince;
            bool isWelded = alightSince >= 0 && now - alightSince >= AfterglowMicroseconds;
            isPermitWelded = isPermitWelded || isWelded;
            isTripped = isTripped || isWelded || (pairSince >= 0 && now - pairSince >= PairMicroseconds);
            return isTripped;
        }

        /// <summary>Lets go, where nothing that permits is sensed any more: a person on site asked for it.</summary>
        /// <returns>Whether it watches again.</returns>
        public bool Reset(long active)
        {
            if ((active & watched) == 0)
            {
                isTripped = false;
                isPermitWelded = false;
            }

            return !isTripped;
        }
    }
}
