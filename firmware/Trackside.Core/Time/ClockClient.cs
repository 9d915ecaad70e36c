namespace Trackside.Core
{
    /// <summary>When to ask the time server: four exchanges half a second apart, then one every 16 s; every 2 s while unsynchronised. Loop only.</summary>
    public sealed class ClockClient
    {
        private const long BurstMicroseconds = 500000;
        private const long RetryMicroseconds = 2000000;
        private const long PeriodMicroseconds = 16000000;
        private const int Burst = 4;

        private readonly IClockQuery query;
        private readonly ExchangeRing ring;
        private readonly ClockModel clock;
        private long askAt;
        private int asked;

        /// <summary>Makes a client that has not asked yet.</summary>
        public ClockClient(IClockQuery query, ExchangeRing ring, ClockModel clock)
        {
            this.query = query;
            this.ring = ring;
            this.clock = clock;
        }

        /// <summary>Takes finished exchanges and asks again when it is time.</summary>
        public void Step(long now)
        {
            if (!ring.IsEmpty)
            {
                Drain();
            }

            if (now >= askAt)
            {
                asked = asked < Burst ? asked + 1 : Burst;
                askAt = now + (asked < Burst ? BurstMicroseconds : clock.IsSynced(now) ? PeriodMicroseconds : RetryMicroseconds);
                query.Ask();
            }
        }

        private void Drain()
        {
            long sent;
            long received;
            long answered;
            long returned;
            while (ring.Take(out sent, out received, out answered, out returned))
            {
                clock.Take(sent, received, answered, returned);
            }
        }
    }
}
