using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Which <c>control/state</c> is news, and how long it may be believed: newer by (epoch, boot, seq) than the newest seen; believed only where it is live (not a kept
    /// copy) and stamped within 3 s of the box's own synchronised clock. The one place of that rule, for posts, signs and partner circuits. Loop only; allocates nothing.
    /// </summary>
    public sealed class ControlNews
    {
        private readonly ClockModel clock;
        private long newestEpoch = -1;
        private long newestBoot;
        private long newestSeq;
        private long freshUntil = ProofStamps.Never;

        /// <summary>Makes a view of nothing.</summary>
        public ControlNews(ClockModel clock)
        {
            this.clock = clock;
        }

        /// <summary>Whether any message was taken.</summary>
        public bool IsHeard { get { return newestEpoch >= 0; } }

        /// <summary>Epoch of the message last taken.</summary>
        public long Epoch { get { return newestEpoch; } }

        /// <summary>Boot number of the control box last heard.</summary>
        public long Boot { get { return newestBoot; } }

        /// <summary>Sequence of the message last taken.</summary>
        public long Seq { get { return newestSeq; } }

        /// <summary>Takes a message.</summary>
        /// <param name="message">The message.</param>
        /// <param name="isRetained">Whether the broker sent a kept copy.</param>
        /// <param name="isForUs">Whether it has a letter for this box: if not it is no news, <see cref="CentralVerdict.NoLetter"/>.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>How it was met.</returns>
        public CentralVerdict Take(ControlStateMessage message, bool isRetained, bool isForUs, long now)
        {
            int order = Compare(message);
            if (order == 0)
            {
                return CentralVerdict.Same;
            }

            if (!IsNewer(order))
            {
                return CentralVerdict.Older;
            }

            if (!isForUs)
            {
                return CentralVerdict.NoLetter;
            }

            newestEpoch = message.GetInteger(ControlStateMessage.Epoch);
            newestBoot = message.GetInteger(ControlStateMessage.Boot);
            newestSeq = message.GetInteger(ControlStateMessage.Seq);
            if (!IsLive(isRetained))
            {
                return CentralVerdict.Restricted;
            }

            long sentAt = InstantOf(message, now);
            long until = (sentAt < now ? sentAt : now) + LifeOf(message);
            if (until <= now || !IsNotAhead(sentAt, now))
            {
                return CentralVerdict.Late;
            }

            freshUntil = until;
            return CentralVerdict.Taken;
        }

        /// <summary>Whether the last message may still be believed.</summary>
        [Guard]
        public bool IsFresh(long now)
        {
            return now < freshUntil && clock.IsSynced(now);
        }

        /// <summary>The same where the caller has asked the clock already.</summary>
        [Guard]
        public bool IsYoung(long now)
        {
            return now < freshUntil;
        }

        /// <summary>Whether a message by its place in the order is newer than the newest seen.</summary>
        [Guard]
        public bool IsNewer(int order)
        {
            return order > 0;
        }

        /// <summary>Whether it came from control and not out of the broker's memory.</summary>
        [Guard]
        public bool IsLive(bool isRetained)
        {
            return !isRetained;
        }

        /// <summary>Whether it is not from the future: such a stamp is as wrong as an old one.</summary>
        [Guard]
        public bool IsNotAhead(long sentAt, long now)
        {
            return sentAt - now <= Limits.FreshMicroseconds;
        }

        private long InstantOf(ControlStateMessage message, long now)
        {
            long stamp = message.GetInteger(ControlStateMessage.Utc);
            return stamp == 0 || !clock.IsSynced(now) ? ProofStamps.Never : now - (clock.ToUtc(now) - stamp);
        }

        private static long LifeOf(ControlStateMessage message)
        {
            long limit = message.GetInteger(ControlStateMessage.Expiry) - message.GetInteger(ControlStateMessage.Utc);
            return limit < Limits.FreshMicroseconds ? limit : Limits.FreshMicroseconds;
        }

        private int Compare(ControlStateMessage message)
        {
            int order = Sign(message.GetInteger(ControlStateMessage.Epoch) - newestEpoch);
            order = order != 0 ? order : Sign(message.GetInteger(ControlStateMessage.Boot) - newestBoot);
            return order != 0 ? order : Sign(message.GetInteger(ControlStateMessage.Seq) - newestSeq);
        }

        private static int Sign(long difference)
        {
            return difference < 0 ? -1 : difference > 0 ? 1 : 0;
        }
    }
}
