using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What race control asks of this post, and how long it may be believed. What restricts is taken at once, however old; what permits
    /// only from a message that is live (not retained), stamped within 3 s of the box's own synchronised clock, and not older than the
    /// newest seen. Loop only; allocates nothing.
    /// </summary>
    public sealed class CentralAspect
    {
        private readonly ClockModel clock;
        private readonly int post;
        private long newestEpoch = -1;
        private long newestBoot;
        private bool wasFresh;
        private long newestSeq;
        private long freshUntil = long.MinValue;

        /// <summary>Makes the view of one post.</summary>
        public CentralAspect(ClockModel clock, int post)
        {
            this.clock = clock;
            this.post = post;
        }

        /// <summary>The aspect asked for; <see cref="Messages.Aspect.Dark"/> before the first message.</summary>
        public Aspect Aspect { get; private set; }

        /// <summary>Whether any message was taken.</summary>
        public bool IsHeard { get { return newestEpoch >= 0; } }

        /// <summary>Whether a live, timely message was ever taken since boot.</summary>
        public bool WasFresh { get { return wasFresh; } }

        /// <summary>How often the aspect asked for, or the control box's boot, has changed since boot.</summary>
        public int Changes { get; private set; }

        /// <summary>Boot number of the control box last heard.</summary>
        public long Boot { get { return newestBoot; } }

        /// <summary>Sequence of the message last taken.</summary>
        public long Seq { get { return newestSeq; } }

        /// <summary>Whether the aspect may still permit.</summary>
        public bool IsFresh(long now)
        {
            return now < freshUntil && clock.IsSynced(now);
        }

        /// <summary>How well the aspect may be believed.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="isSynced">Whether the clock is synchronised now.</param>
        public LinkAge AgeAt(long now, bool isSynced)
        {
            return !wasFresh ? LinkAge.Never : !isSynced ? LinkAge.Unsynced : now < freshUntil ? LinkAge.Fresh : LinkAge.Old;
        }

        /// <summary>Takes a message.</summary>
        /// <returns>How it was met.</returns>
        public CentralVerdict Take(ControlStateMessage message, bool isRetained, long now)
        {
            int order = Compare(message);
            if (order <= 0)
            {
                return order < 0 ? CentralVerdict.Older : CentralVerdict.Same;
            }

            Aspect asked = post < message.TextLength(ControlStateMessage.Posts)
                ? AspectNames.FromLetter(message.TextBytes(ControlStateMessage.Posts)[post])
                : Aspect.Unproved;
            if (asked == Aspect.Unproved)
            {
                return CentralVerdict.NoLetter;
            }

            // A control box that came back knows nothing of its posts: a new boot is news like a new aspect.
            Changes += message.GetInteger(ControlStateMessage.Boot) != newestBoot ? 1 : 0;
            newestEpoch = message.GetInteger(ControlStateMessage.Epoch);
            newestBoot = message.GetInteger(ControlStateMessage.Boot);
            newestSeq = message.GetInteger(ControlStateMessage.Seq);
            long left = isRetained ? 0 : TimeLeft(message, now);
            if (left > 0)
            {
                Ask(asked);
                wasFresh = true;
                freshUntil = now + left;
                return CentralVerdict.Taken;
            }

            // Old or unproved news may restrict, never permit.
            Ask(asked > Aspect ? asked : Aspect);
            return isRetained ? CentralVerdict.Restricted : CentralVerdict.Late;
        }

        private void Ask(Aspect asked)
        {
            Changes += asked != Aspect ? 1 : 0;
            Aspect = asked;
        }

        /// <summary>Microseconds the message may still be believed; 0 or less for none.</summary>
        private long TimeLeft(ControlStateMessage message, long now)
        {
            long stamp = message.GetInteger(ControlStateMessage.Utc);
            if (stamp == 0 || !clock.IsSynced(now))
            {
                return 0;
            }

            long age = clock.ToUtc(now) - stamp;
            long limit = message.GetInteger(ControlStateMessage.Expiry) - stamp;
            limit = limit < Limits.FreshMicroseconds ? limit : Limits.FreshMicroseconds;
            // A stamp from the future is as wrong as an old one.
            return age < -Limits.FreshMicroseconds ? 0 : age < 0 ? limit : limit - age;
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
