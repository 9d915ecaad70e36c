namespace Trackside.Core
{
    /// <summary>What happened to the connection. The MQTT threads put, the loop takes.</summary>
    public sealed class LinkEventRing : Ring
    {
        private readonly LinkEvent[] events;

        /// <summary>Makes a ring of so many events.</summary>
        public LinkEventRing(int capacity)
            : base(capacity)
        {
            events = new LinkEvent[capacity];
        }

        /// <summary>Puts an event.</summary>
        public void Put(LinkEvent happened)
        {
            lock (Gate)
            {
                int slot = ClaimNeedsGate();
                if (slot >= 0)
                {
                    events[slot] = happened;
                }
            }
        }

        /// <summary>Takes the oldest event; <see cref="LinkEvent.None"/> where there is none.</summary>
        public LinkEvent Take()
        {
            lock (Gate)
            {
                int slot = ReleaseNeedsGate();
                return slot < 0 ? LinkEvent.None : events[slot];
            }
        }
    }
}
