namespace Trackside.Core
{
    /// <summary>Finished time exchanges (RFC 5905, section 8). The clock thread puts, the loop takes.</summary>
    public sealed class ExchangeRing : Ring
    {
        private readonly long[] sent;
        private readonly long[] received;
        private readonly long[] answered;
        private readonly long[] returned;

        /// <summary>Makes a ring of so many exchanges.</summary>
        public ExchangeRing(int capacity)
            : base(capacity)
        {
            sent = new long[capacity];
            received = new long[capacity];
            answered = new long[capacity];
            returned = new long[capacity];
        }

        /// <summary>Puts an exchange: sent and returned in monotonic microseconds, received and answered in the server's UTC microseconds.</summary>
        public void Put(long sentAt, long receivedAt, long answeredAt, long returnedAt)
        {
            lock (Gate)
            {
                int slot = ClaimNeedsGate();
                if (slot >= 0)
                {
                    sent[slot] = sentAt;
                    received[slot] = receivedAt;
                    answered[slot] = answeredAt;
                    returned[slot] = returnedAt;
                }
            }
        }

        /// <summary>Takes the oldest exchange.</summary>
        public bool Take(out long sentAt, out long receivedAt, out long answeredAt, out long returnedAt)
        {
            lock (Gate)
            {
                int slot = ReleaseNeedsGate();
                sentAt = slot < 0 ? 0 : sent[slot];
                receivedAt = slot < 0 ? 0 : received[slot];
                answeredAt = slot < 0 ? 0 : answered[slot];
                returnedAt = slot < 0 ? 0 : returned[slot];
                return slot >= 0;
            }
        }
    }
}
