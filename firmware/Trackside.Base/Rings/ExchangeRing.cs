namespace Trackside.Core
{
    /// <summary>Finished time exchanges. The clock thread puts, the loop takes.</summary>
    public sealed class ExchangeRing : Ring
    {
        private readonly Exchange[] exchanges;

        /// <summary>Makes a ring of so many exchanges.</summary>
        public ExchangeRing(int capacity)
            : base(capacity)
        {
            exchanges = new Exchange[capacity];
            for (int i = 0; i < capacity; i++)
            {
                exchanges[i] = new Exchange();
            }
        }

        /// <summary>Puts a copy of an exchange.</summary>
        public void Put(Exchange exchange)
        {
            lock (Gate)
            {
                int slot = ClaimNeedsGate();
                if (slot >= 0)
                {
                    exchanges[slot].CopyFrom(exchange);
                }
            }
        }

        /// <summary>Puts the four stamps of an exchange with the first server, which claims no error of its own.</summary>
        public void Put(long sent, long received, long answered, long returned)
        {
            lock (Gate)
            {
                int slot = ClaimNeedsGate();
                if (slot >= 0)
                {
                    exchanges[slot].Set(sent, received, answered, returned);
                }
            }
        }

        /// <summary>Takes the oldest exchange.</summary>
        /// <param name="target">What it is copied to; unchanged where there is none.</param>
        public bool Take(Exchange target)
        {
            lock (Gate)
            {
                int slot = ReleaseNeedsGate();
                if (slot >= 0)
                {
                    target.CopyFrom(exchanges[slot]);
                }

                return slot >= 0;
            }
        }
    }
}
