using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Follows the last accepted request until every post of its target has proved it, and tells each step once. A newer request takes its place.
    /// <code>
    /// step      event                          next      tells
    /// Idle      request accepted               Accepted  accepted
    /// Accepted  1 s gone, posts missing        Accepted  accepted, with the missing (once)
    /// Accepted  every target applied           Applied   applied
    /// Applied   1 s more gone, posts missing   Applied   applied, with the missing (once)
    /// Applied   every target proved            Idle      proved
    /// any       the control box failed         Idle      nothing
    /// </code>
    /// Loop only.
    /// </summary>
    public sealed class Pursuit
    {
        /// <summary>Time after which the missing are named, in microseconds (1 s).</summary>
        public const long Patience = 1000000;

        private readonly PostReports reports;
        private readonly string[] posts;
        private readonly Notices notices;
        private readonly ControlReplyMessage reply = new ControlReplyMessage();
        private readonly byte[] id = new byte[Limits.Identifier];
        private readonly byte[] issuer = new byte[Limits.Identifier];
        private int idLength;
        private int issuerLength;
        private int target;
        private long nameAt;
        private ControlResult step = ControlResult.Proved;

        /// <summary>Makes a pursuit of nothing.</summary>
        /// <param name="reports">What each post says.</param>
        /// <param name="posts">Their names.</param>
        /// <param name="notices">Posts whose marshal is told first: until he gave up, the request is not applied there.</param>
        public Pursuit(PostReports reports, string[] posts, Notices notices)
        {
            this.reports = reports;
            this.posts = posts;
            this.notices = notices;
        }

        /// <summary>Begins to follow a request that was accepted.</summary>
        /// <param name="request">The request.</param>
        /// <param name="post">The post it is for, or -1 for all.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Begin(ControlRequestMessage request, int post, long now)
        {
            idLength = Copy(request, ControlRequestMessage.Id, id);
            issuerLength = Copy(request, ControlRequestMessage.Issuer, issuer);
            target = post;
            step = ControlResult.Accepted;
            nameAt = now + Patience;
        }

        /// <summary>Follows nothing any more.</summary>
        public void Abandon()
        {
            step = ControlResult.Proved;
        }

        /// <summary>The reply that is due, if any; the same instance each time.</summary>
        public ControlReplyMessage Due(long now)
        {
            if (step == ControlResult.Proved)
            {
                return null;
            }

            if (IsComplete())
            {
                step = step == ControlResult.Accepted ? ControlResult.Applied : ControlResult.Proved;
                nameAt = now + Patience;
                return Make(step, null);
            }

            if (nameAt != 0 && now >= nameAt)
            {
                nameAt = 0;
                return Make(step, Missing());
            }

            return null;
        }

        private ControlReplyMessage Make(ControlResult result, string missing)
        {
            reply.Clear();
            reply.SetTextBytes(ControlReplyMessage.Id, id, 0, idLength);
            reply.SetTextBytes(ControlReplyMessage.Issuer, issuer, 0, issuerLength);
            reply.SetChoice(ControlReplyMessage.Result, (int)result);
            reply.SetText(ControlReplyMessage.Missing, missing);
            return reply;
        }

        private bool IsComplete()
        {
            for (int post = 0; post < posts.Length; post++)
            {
                if (IsMissing(post))
                {
                    return false;
                }
            }

            return true;
        }

        private string Missing()
        {
            long missing = 0;
            for (int post = 0; post < posts.Length; post++)
            {
                missing |= IsMissing(post) ? 1L << post : 0;
            }

            return MissingPosts.NamesOf(posts, missing, MissingPosts.Count(missing));
        }

        // Of the target, and not yet where the next step wants it.
        private bool IsMissing(int post)
        {
            bool isTarget = target < 0 || target == post;
            return isTarget && (notices.IsStanding(post) || !(step == ControlResult.Accepted ? reports.HasApplied(post) : reports.HasProved(post)));
        }

        private static int Copy(Message from, int field, byte[] to)
        {
            int length = from.TextLength(field);
            System.Array.Copy(from.TextBytes(field), 0, to, 0, length);
            return length;
        }
    }
}
