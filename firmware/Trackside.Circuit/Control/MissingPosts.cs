using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Tells <c>control/posts</c>: which posts have not driven, or not proved, what is asked of them, by name, within a second. Whoever connects later finds it
    /// retained. Loop only; allocates where the list has changed.
    /// </summary>
    public sealed class MissingPosts
    {
        /// <summary>How long a post may take before it is named, in microseconds: with the period of the look it is named within a second.</summary>
        public const long Patience = 700000;

        private const long LookMicroseconds = 250000;
        private const int RoomForCount = 4;

        private readonly PostReports reports;
        private readonly string[] posts;
        private readonly Mail mail;
        private readonly ClockModel clock;
        private readonly int boot;
        private readonly ControlPostsMessage message = new ControlPostsMessage();
        private readonly long[] unappliedSince;
        private readonly long[] unprovedSince;
        private long unapplied;
        private long unproved;
        private long toldUnapplied;
        private long toldUnproved;
        private bool isTold;
        private long lookAt;

        /// <summary>Makes the list of a circuit.</summary>
        public MissingPosts(PostReports reports, string[] posts, Mail mail, ClockModel clock, int boot)
        {
            this.reports = reports;
            this.posts = posts;
            this.mail = mail;
            this.clock = clock;
            this.boot = boot;
            unappliedSince = new long[posts.Length];
            unprovedSince = new long[posts.Length];
            for (int post = 0; post < posts.Length; post++)
            {
                unappliedSince[post] = unprovedSince[post] = -1;
            }
        }

        /// <summary>Posts that do not drive what is asked: bit n for post n.</summary>
        public long Unapplied { get { return unapplied; } }

        /// <summary>Posts that drive it and have not proved it.</summary>
        public long Unproved { get { return unproved; } }

        /// <summary>It is to be told again.</summary>
        public void TellAnew()
        {
            isTold = false;
        }

        /// <summary>Looks four times a second; tells where something has changed.</summary>
        public void Step(long now)
        {
            if (now < lookAt)
            {
                return;
            }

            lookAt = now + LookMicroseconds;
            Look(now);
            if (isTold && unapplied == toldUnapplied && unproved == toldUnproved)
            {
                return;
            }

            Fill(now);
            if (mail.Send(message))
            {
                isTold = true;
                toldUnapplied = unapplied;
                toldUnproved = unproved;
            }
        }

        private void Look(long now)
        {
            unapplied = 0;
            unproved = 0;
            for (int post = 0; post < posts.Length; post++)
            {
                bool isApplied = reports.HasApplied(post);
                bool isProved = isApplied && reports.HasProved(post);
                unappliedSince[post] = isApplied ? -1 : unappliedSince[post] < 0 ? now : unappliedSince[post];
                unprovedSince[post] = isProved ? -1 : unprovedSince[post] < 0 ? now : unprovedSince[post];
                unapplied |= !isApplied && now - unappliedSince[post] >= Patience ? 1L << post : 0;
                unproved |= isApplied && !isProved && now - unprovedSince[post] >= Patience ? 1L << post : 0;
            }
        }

        private void Fill(long now)
        {
            message.Clear();
            message.SetInteger(ControlPostsMessage.Boot, boot);
            if (clock.IsSynced(now))
            {
                message.SetInteger(ControlPostsMessage.Utc, clock.ToUtc(now));
            }

            Put(ControlPostsMessage.UnappliedCount, ControlPostsMessage.Unapplied, unapplied);
            Put(ControlPostsMessage.UnprovedCount, ControlPostsMessage.Unproved, unproved);
        }

        private void Put(int countField, int namesField, long which)
        {
            int count = Count(which);
            message.SetInteger(countField, count);
            message.SetText(namesField, count == 0 ? null : NamesOf(posts, which, count));
        }

        /// <summary>The names of some posts, comma between, as many as a message has room for; <c>+3</c> at the end for three more. Allocates.</summary>
        /// <param name="posts">Every post.</param>
        /// <param name="which">Bit n for post n.</param>
        /// <param name="count">How many bits are set.</param>
        public static string NamesOf(string[] posts, long which, int count)
        {
            StringBuilder names = new StringBuilder();
            int written = 0;
            for (int post = 0; post < posts.Length; post++)
            {
                if ((which & (1L << post)) == 0)
                {
                    continue;
                }

                if (names.Length + 1 + posts[post].Length > Limits.Text - RoomForCount)
                {
                    break;
                }

                names.Append(names.Length == 0 ? string.Empty : ",");
                names.Append(posts[post]);
                written++;
            }

            if (written < count)
            {
                names.Append(",+");
                names.Append((count - written).ToString());
            }

            return names.ToString();
        }

        /// <summary>How many bits are set.</summary>
        public static int Count(long bits)
        {
            int count = 0;
            for (long left = bits; left != 0; left &= left - 1)
            {
                count++;
            }

            return count;
        }
    }
}
