namespace Trackside.Core
{
    /// <summary>
    /// Relates the box's monotonic microseconds to UTC. First form: the offset of the exchange with the shortest round trip among the
    /// last eight (RFC 5905, section 10, the clock filter), its uncertainty growing by the worst drift of the crystal until the next one.
    /// Loop only.
    /// </summary>
    public sealed class ClockModel
    {
        /// <summary>Worst drift reckoned with, in parts per million.</summary>
        public const int DriftPartsPerMillion = 50;

        /// <summary>Uncertainty above which the clock counts as not synchronised, in microseconds (500 ms: a sixth of what makes
        /// <c>control/state</c> stale).</summary>
        public const long UncertaintyLimit = 500000;

        private const int Kept = 8;

        private readonly long[] offsets = new long[Kept];
        private readonly long[] roundTrips = new long[Kept];
        private readonly long[] times = new long[Kept];
        private int samples;
        private int next;
        private int best = -1;

        /// <summary>Exchanges that could not be true: a negative round trip, stamps out of order, or a server that lives before 1970.</summary>
        public int Refused { get; private set; }

        /// <summary>How far the last exchange moved UTC, in microseconds.</summary>
        public long LastStep { get; private set; }

        /// <summary>Takes a finished exchange.</summary>
        /// <param name="sentAt">Monotonic microseconds right before sending.</param>
        /// <param name="receivedAt">The server's UTC microseconds on arrival.</param>
        /// <param name="answeredAt">The server's UTC microseconds on departure.</param>
        /// <param name="returnedAt">Monotonic microseconds right after receiving.</param>
        public void Take(long sentAt, long receivedAt, long answeredAt, long returnedAt)
        {
            long roundTrip = (returnedAt - sentAt) - (answeredAt - receivedAt);
            // Each difference is halved by itself: the sum of two UTC stamps would still fit, but is harder to read.
            long offset = ((receivedAt - sentAt) / 2) + ((answeredAt - returnedAt) / 2);
            // Below zero lies UTC before 1970: no message can carry it.
            if (roundTrip < 0 || returnedAt < sentAt || answeredAt < receivedAt || offset < 0)
            {
                Refused++;
                return;
            }

            long before = best < 0 ? 0 : ToUtc(returnedAt);
            offsets[next] = offset;
            roundTrips[next] = roundTrip;
            times[next] = returnedAt;
            next = next + 1 < Kept ? next + 1 : 0;
            samples = samples < Kept ? samples + 1 : Kept;
            best = FindBest(returnedAt);
            LastStep = before == 0 ? 0 : ToUtc(returnedAt) - before;
        }

        /// <summary>Whether UTC is known well enough to judge freshness.</summary>
        public bool IsSynced(long now)
        {
            return best >= 0 && (roundTrips[best] >> 1) + Growth(best, now) <= UncertaintyLimit;
        }

        /// <summary>UTC microseconds of a monotonic instant. Only where <see cref="IsSynced"/>.</summary>
        public long ToUtc(long monotonic)
        {
            return monotonic + offsets[best];
        }

        /// <summary>Half width of the interval that holds the true UTC, in microseconds; <see cref="long.MaxValue"/> before the first exchange.</summary>
        public long UncertaintyAt(long now)
        {
            return best < 0 ? long.MaxValue : (roundTrips[best] >> 1) + Growth(best, now);
        }

        // The shortest round trip, each made longer by what the crystal may have drifted since.
        private int FindBest(long now)
        {
            int found = 0;
            for (int i = 1; i < samples; i++)
            {
                if ((roundTrips[i] >> 1) + Growth(i, now) < (roundTrips[found] >> 1) + Growth(found, now))
                {
                    found = i;
                }
            }

            return found;
        }

        private long Growth(int sample, long now)
        {
            long age = now - times[sample];
            return (age < 0 ? -age : age) * DriftPartsPerMillion / 1000000;
        }
    }
}
