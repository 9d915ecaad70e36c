namespace Trackside.Core
{
    /// <summary>
    /// Which passing to send next: never more than a window ahead of the gateway's acknowledgement, everything again from there when the
    /// acknowledgements stop, and any range the gateway asks for. Loop only; allocates nothing.
    /// </summary>
    public sealed class Dispatch
    {
        /// <summary>Most passings sent and not acknowledged: below what the MQTT client keeps in flight.</summary>
        public const int Window = 32;

        /// <summary>Silence after which everything unacknowledged is sent again, at first (2 s) and at most (10 s), in microseconds.</summary>
        public const long FirstRetry = 2000000;

        /// <summary>See <see cref="FirstRetry"/>.</summary>
        public const long LongestRetry = 10000000;

        private const long RewindPause = 1000000;

        private readonly IBacklog outbox;
        private int sent;
        private int resendNext;
        private int resendEnd;
        private long retry = FirstRetry;
        private long retryAt;
        private long rewindAt;

        /// <summary>Makes a dispatch that has sent nothing.</summary>
        public Dispatch(IBacklog outbox)
        {
            this.outbox = outbox;
        }

        /// <summary>Everything not acknowledged is to be sent again, now: the link is new.</summary>
        public void Restart(long now)
        {
            sent = outbox.Acked;
            retry = FirstRetry;
            retryAt = now + retry;
        }

        /// <summary>An acknowledgement came. One that says nothing new means a gateway that has just come back.</summary>
        public void Acknowledged(bool isNew, long now)
        {
            if (isNew)
            {
                sent = sent < outbox.Acked ? outbox.Acked : sent;
                retry = FirstRetry;
                retryAt = now + retry;
            }
            else if (now >= rewindAt)
            {
                // At most one a second: the answers to what is sent twice must not set off a third time.
                rewindAt = now + RewindPause;
                Restart(now);
            }
        }

        /// <summary>The gateway asks for a range; what is no longer held is left out, and what was not sent yet comes in its turn: a
        /// range must not leave the window.</summary>
        public void Resend(int from, int to)
        {
            from = from < outbox.Oldest ? outbox.Oldest : from;
            to = to > sent ? sent : to;
            if (from > to)
            {
                return;
            }

            bool pending = resendNext != 0;
            resendNext = pending && resendNext < from ? resendNext : from;
            resendEnd = pending && resendEnd > to ? resendEnd : to;
        }

        /// <summary>The passing to send next; 0 for none.</summary>
        public int Next(long now)
        {
            if (sent > outbox.Acked && now >= retryAt)
            {
                sent = outbox.Acked;
                retry = retry * 2 < LongestRetry ? retry * 2 : LongestRetry;
                retryAt = now + retry;
            }

            if (resendNext != 0)
            {
                // Meanwhile overwritten ones are passed over: the gateway learns from health what is no longer held.
                resendNext = resendNext < outbox.Oldest ? outbox.Oldest : resendNext;
                resendNext = resendNext > resendEnd ? 0 : resendNext;
            }

            if (resendNext != 0)
            {
                return resendNext;
            }

            return sent < outbox.Newest && sent - outbox.Acked < Window ? sent + 1 : 0;
        }

        /// <summary>The passing of <see cref="Next"/> was handed over, or a later one where those between are damaged.</summary>
        public void Done(int seq, long now)
        {
            if (resendNext != 0 && seq >= resendNext)
            {
                resendNext = seq < resendEnd ? seq + 1 : 0;
            }

            if (seq > sent)
            {
                retryAt = sent == outbox.Acked ? now + retry : retryAt;
                sent = seq;
            }
        }
    }
}
