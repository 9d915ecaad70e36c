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
        private readonly ControlNews news;
        private readonly int post;
        private bool wasFresh;

        /// <summary>Makes the view of one post.</summary>
        public CentralAspect(ClockModel clock, int post)
        {
            news = new ControlNews(clock);
            this.post = post;
        }

        /// <summary>The aspect asked for; <see cref="Messages.Aspect.Dark"/> before the first message.</summary>
        public Aspect Aspect { get; private set; }

        /// <summary>Whether any message was taken.</summary>
        public bool IsHeard { get { return news.IsHeard; } }

        /// <summary>Whether a live, timely message was ever taken since boot.</summary>
        public bool WasFresh { get { return wasFresh; } }

        /// <summary>How often the aspect asked for, or the control box's boot, has changed since boot.</summary>
        public int Changes { get; private set; }

        /// <summary>Boot number of the control box last heard.</summary>
        public long Boot { get { return news.Boot; } }

        /// <summary>Sequence of the message last taken.</summary>
        public long Seq { get { return news.Seq; } }

        /// <summary>Whether the aspect may still permit.</summary>
        public bool IsFresh(long now)
        {
            return news.IsFresh(now);
        }

        /// <summary>How well the aspect may be believed.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="isSynced">Whether the clock is synchronised now.</param>
        public LinkAge AgeAt(long now, bool isSynced)
        {
            return !wasFresh ? LinkAge.Never : !isSynced ? LinkAge.Unsynced : news.IsYoung(now) ? LinkAge.Fresh : LinkAge.Old;
        }

        /// <summary>Takes a message.</summary>
        /// <returns>How it was met.</returns>
        public CentralVerdict Take(ControlStateMessage message, bool isRetained, long now)
        {
            Aspect asked = post < message.TextLength(ControlStateMessage.Posts)
                ? AspectNames.FromLetter(message.TextBytes(ControlStateMessage.Posts)[post])
                : Aspect.Unproved;
            long boot = news.Boot;
            CentralVerdict verdict = news.Take(message, isRetained, asked != Aspect.Unproved, now);
            if (verdict >= CentralVerdict.Same)
            {
                return verdict;
            }

            // A control box that came back knows nothing of its posts: a new boot is news like a new aspect.
            Changes += news.Boot != boot ? 1 : 0;
            bool isTaken = verdict == CentralVerdict.Taken;
            wasFresh = wasFresh || isTaken;
            // Old or unproved news may restrict, never permit.
            Ask(isTaken || asked > Aspect ? asked : Aspect);
            return verdict;
        }

        private void Ask(Aspect asked)
        {
            Changes += asked != Aspect ? 1 : 0;
            Aspect = asked;
        }
    }
}
