namespace Trackside.Core
{
    /// <summary>
    /// Keeps the box connected. A TLS handshake holds up everything the chip's runtime does, so a secure link waits until the box lets it, and has what flashes
    /// burn steadily (<see cref="IsHolding"/>) from before an attempt until none can come to its handshake any more. Loop only.
    /// <code>
    /// state      event                                          next       does
    /// Down       back-off over; plain, or the first attempt     Opening    opens: at the start nothing is lit
    /// Down       back-off over, not held back or for 60 s       Steadying  what flashes burns steadily
    /// Down       any event                                      Down       (late word of an abandoned attempt)
    /// Steadying  held back, and not for 60 s yet                Down       what flashes flashes; no longer back-off
    /// Steadying  250 ms                                         Opening    opens
    /// Opening    Opened                                         Up         counts; everything is told anew
    /// Opening    Failed / Closed                                Down       longer back-off
    /// Opening    15 s                                           Down       abandons; longer back-off
    /// Up         Closed / Failed after 10 s or more             Down       shortest back-off
    /// Up         Closed / Failed sooner                         Down       longer each time: two boxes of one name drive each other out
    /// Up         Undelivered, something heard within 5 s        Up         everything is told anew
    /// Up         Undelivered, nothing heard for 5 s or more     Down       drops; back-off as after Closed
    /// </code>
    /// </summary>
    public sealed class LinkManager
    {
        /// <summary>First and shortest back-off, in microseconds (1 s).</summary>
        public const long FirstBackOff = 1000000;

        /// <summary>Longest back-off, in microseconds (30 s).</summary>
        public const long LongestBackOff = 30000000;

        /// <summary>Time after which an attempt is abandoned, in microseconds (15 s): twice what TCP needs to ask a third time, and three handshakes.</summary>
        public const long OpeningLimit = 15000000;

        /// <summary>Silence that, with a message given up, means a dead line, in microseconds (5 s). The MQTT library pings only while it
        /// sends nothing, so a busy box on a cut cable would wait for TCP to notice.</summary>
        public const long SilenceLimit = 5000000;

        /// <summary>Longest time an attempt is held back, in microseconds (60 s): a box that is never quiet must come back too.</summary>
        public const long HoldLimit = 60000000;

        /// <summary>How long what flashes burns steadily before a secure attempt, in microseconds: a lamp, its sense, the edge's way into the loop, and the picture of a
        /// pixel panel (150 ms), with room.</summary>
        public const long SteadyingMicroseconds = 250000;

        /// <summary>Time for which a connection must have stood to count as a good one, in microseconds (10 s).</summary>
        public const long GoodMicroseconds = 10000000;

        /// <summary>Whether what flashes must burn steadily: a handshake may begin at any moment. A field: every tick of a post reads it, and a property would cost a call.</summary>
        public bool IsHolding;

        private readonly ILink link;
        private readonly LinkEventRing ring;
        private readonly Jitter jitter;
        private readonly bool isSecure;
        private long backOff = FirstBackOff;
        // Where the back-off begins after a connection; longer while none of them is a good one.
        private long leastBackOff = FirstBackOff;
        private long deadline;
        private long openAt;
        private bool isFirst = true;
        private int opened;
        private LinkState state;
        private long heardAt;
        private long upAt;

        /// <summary>Makes a manager that opens at its first step.</summary>
        /// <param name="link">The connection.</param>
        /// <param name="ring">What happens to it.</param>
        /// <param name="jitter">Spreads the back-off.</param>
        /// <param name="isSecure">Whether it opens by TLS.</param>
        public LinkManager(ILink link, LinkEventRing ring, Jitter jitter, bool isSecure)
        {
            this.link = link;
            this.ring = ring;
            this.jitter = jitter;
            this.isSecure = isSecure;
        }

        /// <summary>Where the connection stands.</summary>
        public LinkState State { get { return state; } }

        /// <summary>Connections after the first.</summary>
        public int Reconnects { get { return opened > 1 ? opened - 1 : 0; } }

        /// <summary>Whether a secure link waits: set by a box that a handshake would disturb now. The first attempt does not.</summary>
        public bool IsHeldBack { get; set; }

        /// <summary>Since when it is up without a message given up; only while it is up.</summary>
        public long SteadySince { get; private set; }

        /// <summary>A message came: the line is alive.</summary>
        public void Heard(long now)
        {
            heardAt = now;
        }

        /// <summary>Whether this step will begin an attempt, unless it is held back.</summary>
        public bool IsAboutToOpen(long now)
        {
            return state == LinkState.Steadying && now >= openAt;
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

            if (state != LinkState.Up)
            {
                StepDown(now);
            }

            if (isSecure && (IsHolding || state != LinkState.Up))
            {
                bool isUnderWay = state == LinkState.Steadying || state == LinkState.Opening;
                IsHolding = isUnderWay || (IsHolding && link.IsOpening);
            }

            return tellAnew;
        }

        private void StepDown(long now)
        {
            bool isHeld = IsHeldBack && now - deadline < HoldLimit;
            switch (state)
            {
                case LinkState.Down:
                    if (now >= deadline && (!isSecure || isFirst))
                    {
                        EnterOpening(now);
                    }
                    else if (now >= deadline && !isHeld)
                    {
                        EnterSteadying(now);
                    }

                    break;
                case LinkState.Steadying:
                    if (isHeld)
                    {
                        state = LinkState.Down;
                    }
                    else if (now >= openAt)
                    {
                        EnterOpening(now);
                    }

                    break;
                default:
                    if (now >= deadline)
                    {
                        link.Close();
                        EnterDown(now, true);
                    }

                    break;
            }
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
                        EnterLost(now);
                        return false;
                    }

                    if (happened == LinkEvent.Undelivered && now - heardAt >= SilenceLimit)
                    {
                        link.Close();
                        EnterLost(now);
                        return false;
                    }

                    SteadySince = now;
                    return happened == LinkEvent.Undelivered;
                default:
                    return false;
            }
        }

        private void EnterSteadying(long now)
        {
            state = LinkState.Steadying;
            openAt = now + SteadyingMicroseconds;
        }

        private void EnterOpening(long now)
        {
            state = LinkState.Opening;
            deadline = now + OpeningLimit;
            isFirst = false;
            link.Open();
        }

        private void EnterUp(long now)
        {
            state = LinkState.Up;
            heardAt = now;
            upAt = now;
            SteadySince = now;
            opened++;
        }

        private void EnterLost(long now)
        {
            bool wasGood = now - upAt >= GoodMicroseconds;
            backOff = wasGood ? FirstBackOff : leastBackOff;
            leastBackOff = wasGood ? FirstBackOff : Longer(leastBackOff);
            EnterDown(now, false);
        }

        private void EnterDown(long now, bool failed)
        {
            state = LinkState.Down;
            deadline = now + jitter.Spread(backOff);
            backOff = failed ? Longer(backOff) : backOff;
        }

        private static long Longer(long time)
        {
            return time * 2 < LongestBackOff ? time * 2 : LongestBackOff;
        }
    }
}
