namespace Trackside.Core
{
    /// <summary>
    /// Keeps the box connected. Loop only.
    /// <code>
    /// state    event              next     does
    /// Down     back-off over      Opening  opens; not while held back, 60 s at most
    /// Opening  Opened             Up       counts; everything is told anew
    /// Opening  Failed / Closed    Down     longer back-off
    /// Opening  40 s               Down     abandons; longer back-off
    /// Up       Closed / Failed    Down     shortest back-off
    /// Up       Undelivered, something heard within 5 s      Up    everything is told anew
    /// Up       Undelivered, nothing heard for 5 s or more   Down  drops; shortest back-off
    /// Down     any event          Down     (late word of an abandoned attempt)
    /// </code>
    /// </summary>
    public sealed class LinkManager
    {
        /// <summary>First and shortest back-off, in microseconds (1 s).</summary>
        public const long FirstBackOff = 1000000;

        /// <summary>Longest back-off, in microseconds (30 s).</summary>
        public const long LongestBackOff = 30000000;

        /// <summary>Time after which an attempt is abandoned, in microseconds: longer than the MQTT library's own 30 s.</summary>
        public const long OpeningLimit = 40000000;

        /// <summary>Silence that, with a message given up, means a dead line, in microseconds (5 s). The MQTT library pings only while it
        /// sends nothing, so a busy box on a cut cable would wait for TCP to notice.</summary>
        public const long SilenceLimit = 5000000;

        /// <summary>Longest time an attempt is held back, in microseconds (60 s): a box that is never quiet must come back too.</summary>
        public const long HoldLimit = 60000000;

        private readonly ILink link;
        private readonly LinkEventRing ring;
        private readonly Jitter jitter;
        private long backOff = FirstBackOff;
        private long deadline;
        private int opened;
        private LinkState state;
        private long heardAt;

        /// <summary>Makes a manager that opens at its first step.</summary>
        public LinkManager(ILink link, LinkEventRing ring, Jitter jitter)
        {
            this.link = link;
            this.ring = ring;
            this.jitter = jitter;
        }

        /// <summary>Where the connection stands.</summary>
        public LinkState State { get { return state; } }

        /// <summary>Connections after the first.</summary>
        public int Reconnects { get { return opened > 1 ? opened - 1 : 0; } }

        /// <summary>Whether opening waits: set by a box that a handshake would disturb now.</summary>
        public bool IsHeldBack { get; set; }

        /// <summary>Since when it is up without a message given up; only while it is up.</summary>
        public long SteadySince { get; private set; }

        /// <summary>A message came: the line is alive.</summary>
        public void Heard(long now)
        {
            heardAt = now;
        }

        /// <summary>Takes what happened and acts on it.</summary>
        /// <returns>True where everything must be told anew: just connected, or a message was given up.</returns>
        public bool Step(long now)
        {
            bool tellAnew = false;
            if (!ring.IsEmpty)
            {
                tellAnew = Drain(now);
            }

            if (state != LinkState.Up && now >= deadline)
            {
                if (state == LinkState.Down)
                {
                    if (!IsHeldBack || now - deadline >= HoldLimit)
                    {
                        EnterOpening(now);
                    }
                }
                else
                {
                    link.Close();
                    EnterDown(now, true);
                }
            }

            return tellAnew;
        }

        private bool Drain(long now)
        {
            bool tellAnew = false;
            LinkEvent happened = ring.Take();
            while (happened != LinkEvent.None)
            {
                tellAnew = Handle(happened, now) || tellAnew;
                happened = ring.Take();
            }

            return tellAnew;
        }

        private bool Handle(LinkEvent happened, long now)
        {
            switch (state)
            {
                case LinkState.Opening:
                    if (happened == LinkEvent.Opened)
                    {
                        EnterUp(now);
                        return true;
                    }

                    if (happened != LinkEvent.Undelivered)
                    {
                        EnterDown(now, true);
                    }

                    return false;
                case LinkState.Up:
                    if (happened == LinkEvent.Closed || happened == LinkEvent.Failed)
                    {
                        EnterDown(now, false);
                        return false;
                    }

                    if (happened == LinkEvent.Undelivered && now - heardAt >= SilenceLimit)
                    {
                        link.Close();
                        EnterDown(now, false);
                        return false;
                    }

                    SteadySince = now;
                    return happened == LinkEvent.Undelivered;
                default:
                    return false;
            }
        }

        private void EnterOpening(long now)
        {
            state = LinkState.Opening;
            deadline = now + OpeningLimit;
            link.Open();
        }

        private void EnterUp(long now)
        {
            state = LinkState.Up;
            heardAt = now;
            SteadySince = now;
            opened++;
            backOff = FirstBackOff;
        }

        private void EnterDown(long now, bool failed)
        {
            state = LinkState.Down;
            deadline = now + jitter.Spread(backOff);
            if (failed)
            {
                backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff;
            }
        }
    }
}
