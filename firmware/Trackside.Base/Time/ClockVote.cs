namespace Trackside.Core
{
    /// <summary>
    /// Which time source is believed: one with which more than half of those heard within ten minutes agree, itself included, and of these the
    /// one with the least doubt. Two agree when their intervals touch. So one alone is believed, two must agree, and of three one may lie
    /// (RFC 5905, section 11.2.1, for at most three). Loop only.
    /// </summary>
    public sealed class ClockVote
    {
        /// <summary>Number of the GNSS receiver; below are the servers.</summary>
        public const int Gnss = 2;

        /// <summary>A source that was silent for longer has no vote: ten minutes.</summary>
        public const long WitnessMicroseconds = 600000000;

        private const int Sources = 3;

        private readonly ClockWindow[] windows = new ClockWindow[Sources];
        private readonly bool[] isWitness = new bool[Sources];

        /// <summary>Makes a vote over sources that said nothing yet.</summary>
        public ClockVote()
        {
            for (int i = 0; i < Sources; i++)
            {
                windows[i] = new ClockWindow();
            }

            Best = -1;
            Chosen = -1;
        }

        /// <summary>The source believed at the last count; -1 for none.</summary>
        public int Best { get; private set; }

        /// <summary>The source followed last; -1 before the first.</summary>
        public int Chosen { get; private set; }

        /// <summary>How many have a vote.</summary>
        public int Witnesses { get; private set; }

        /// <summary>Whether any two of them contradict each other.</summary>
        public bool IsSplit { get; private set; }

        /// <summary>What a source says.</summary>
        public ClockWindow WindowOf(int source)
        {
            return windows[source];
        }

        /// <summary>Counts the votes.</summary>
        public void Count(long now)
        {
            Witnesses = 0;
            for (int i = 0; i < Sources; i++)
            {
                isWitness[i] = !windows[i].IsEmpty && now - windows[i].HeardAt < WitnessMicroseconds;
                Witnesses += isWitness[i] ? 1 : 0;
            }

            Best = -1;
            IsSplit = false;
            long least = long.MaxValue;
            for (int i = 0; i < Sources; i++)
            {
                if (!isWitness[i])
                {
                    continue;
                }

                int friends = FriendsOf(i, now);
                IsSplit |= friends < Witnesses;

                // The one followed so far is kept unless another is twice as good: no hopping between equals.
                long doubt = i == Chosen ? windows[i].DoubtAt(now) / 2 : windows[i].DoubtAt(now);
                if (2 * friends > Witnesses && doubt < least)
                {
                    least = doubt;
                    Best = i;
                }
            }
        }

        /// <summary>Follows <see cref="Best"/>, which must be one.</summary>
        public ClockWindow Choose()
        {
            Chosen = Best;
            return windows[Chosen];
        }

        /// <summary>Whether exactly one of two servers does not answer.</summary>
        /// <param name="since">When asking began.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public bool IsOneServerSilent(long since, long now)
        {
            return IsSilent(windows[0], since, now) != IsSilent(windows[1], since, now);
        }

        private static bool IsSilent(ClockWindow window, long since, long now)
        {
            return now - (window.IsEmpty ? since : window.HeardAt) > ClockModel.SilentMicroseconds;
        }

        private int FriendsOf(int source, long now)
        {
            int friends = 0;
            for (int i = 0; i < Sources; i++)
            {
                friends += isWitness[i] && (i == source || Agree(windows[source], windows[i], now)) ? 1 : 0;
            }

            return friends;
        }

        private static bool Agree(ClockWindow one, ClockWindow other, long now)
        {
            long apart = one.OffsetAt(now) - other.OffsetAt(now);
            return (apart < 0 ? -apart : apart) <= one.DoubtAt(now) + other.DoubtAt(now);
        }
    }
}
