namespace Trackside.Core
{
    /// <summary>When to ask the time servers: four times half a second apart, then every 4 s; every 2 s while unsynchronised. Loop only.</summary>
    public sealed class ClockClient
    {
        private const long BurstMicroseconds = 500000;
        private const long RetryMicroseconds = 2000000;
        private const long PeriodMicroseconds = 4000000;
        private const int Burst = 4;

        private readonly IClockQuery query;
        private readonly ExchangeRing ring;
        private readonly ClockModel clock;
        private readonly Exchange exchange = new Exchange();
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
                Drain(now);
            }

            if (now >= askAt)
            {
                Ask(now);
            }
        }

        private void Drain(long now)
        {
            while (ring.Take(exchange))
            {
                // One that was finished since the tick began is taken at its own end.
                clock.Take(exchange, exchange.Returned > now ? exchange.Returned : now);
            }
        }

        private void Ask(long now)
        {
            clock.Refresh(now);
            asked = asked < Burst ? asked + 1 : Burst;
            askAt = now + (asked < Burst ? BurstMicroseconds : clock.IsSynced(now) ? PeriodMicroseconds : RetryMicroseconds);
            query.Ask();
        }
    }
}
