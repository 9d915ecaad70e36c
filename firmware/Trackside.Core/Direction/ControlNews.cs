using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Which <c>control/state</c> is news, and how long it may be believed: newer by (epoch, boot, seq) than the newest seen; believed only where it is live (not a kept
    /// copy) and stamped within 3 s of the box's own synchronised clock. Loop only; allocates nothing.
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
        /// <returns>How it was met; never <see cref="CentralVerdict.NoLetter"/>.</returns>
        public CentralVerdict Take(ControlStateMessage message, bool isRetained, long now)
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

            newestEpoch = message.GetInteger(ControlStateMessage.Epoch);
            newestBoot = message.GetInteger(ControlStateMessage.Boot);
            newestSeq = message.GetInteger(ControlStateMessage.Seq);
            if (!IsLive(isRetained))
            {
                return CentralVerdict.Restricted;
            }

            long sentAt = InstantOf(message, now);
            if (!IsTimely(sentAt, now))
            {
                return CentralVerdict.Late;
            }

            freshUntil = (sentAt < now ? sentAt : now) + LifeOf(message);
            return CentralVerdict.Taken;
        }

        /// <summary>Whether the last message may still be believed.</summary>
        [Guard]
        public bool IsFresh(long now)
        {
            return now < freshUntil && clock.IsSynced(now);
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

        /// <summary>Whether it is neither old nor from the future.</summary>
        [Guard]
        public bool IsTimely(long sentAt, long now)
        {
            long age = now - sentAt;
            return age < Limits.FreshMicroseconds && age >= -Limits.FreshMicroseconds;
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
