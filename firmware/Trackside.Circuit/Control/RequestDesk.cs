using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Decides whether a request may be done, and why not. Changes nothing but the issuers' newest sequences. Loop only.</summary>
    public sealed class RequestDesk
    {
        /// <summary>Furthest a request's expiry may lie ahead, in microseconds (30 s): a request is for now.</summary>
        public const long FurthestExpiry = 30000000;

        private readonly Issuers issuers;
        private readonly ClockModel clock;
        private readonly byte[][] posts;

        /// <summary>Makes a desk for the posts of a circuit.</summary>
        public RequestDesk(ClockModel clock, string[] posts, Issuers issuers)
        {
            this.issuers = issuers;
            this.clock = clock;
            this.posts = new byte[posts.Length][];
            for (int i = 0; i < posts.Length; i++)
            {
                this.posts[i] = System.Text.Encoding.UTF8.GetBytes(posts[i]);
            }
        }

        /// <summary>Why the last request was refused.</summary>
        public RefusalReason Reason { get; private set; }

        /// <summary>The post the last admitted request is for; -1 for all.</summary>
        public int Target { get; private set; }

        /// <summary>
        /// What ails the desk. Where the flash does not keep the newest sequences, a request is obeyed all the same: to refuse it would close the circuit. What was made
        /// less than <see cref="FurthestExpiry"/> before could then be played again to a box that has just started, hence the alarm.
        /// </summary>
        public long Alarms { get { return issuers.IsKept ? Alarm.None : Alarm.StorageFailed; } }

        /// <summary>
        /// Whether a request may be done now. A refused one uses its sequence up only where it was a replay already. A box that knows no time cannot tell a late request from one of
        /// now: it takes red all the same, which does no harm when it comes late.
        /// </summary>
        public bool Admits(ControlRequestMessage request, long now)
        {
            bool isAspect = request.GetChoice(ControlRequestMessage.Operation) == (int)ControlOperation.Aspect;
            return IsTimely(request, now) && (!isAspect || AdmitsContent(request)) && AdmitsOrder(request);
        }

        private bool IsTimely(ControlRequestMessage request, long now)
        {
            if (!clock.IsSynced(now))
            {
                return !Permits(request) || Refuse(RefusalReason.ClockUnsynced);
            }

            long left = request.GetInteger(ControlRequestMessage.Expiry) - clock.ToUtc(now);
            if (left <= 0)
            {
                return Refuse(RefusalReason.Expired);
            }

            return left <= FurthestExpiry || Refuse(RefusalReason.TooFar);
        }

        private bool AdmitsOrder(ControlRequestMessage request)
        {
            int issuer = issuers.Find(request.TextBytes(ControlRequestMessage.Issuer), request.TextLength(ControlRequestMessage.Issuer));
            if (issuer < 0)
            {
                return Refuse(RefusalReason.TooManyIssuers);
            }

            long seq = request.GetInteger(ControlRequestMessage.Seq);
            if (!issuers.IsNewer(issuer, seq))
            {
                return Refuse(RefusalReason.Replayed);
            }

            issuers.Keep(issuer, seq, Permits(request));
            return true;
        }

        // All but red. A red played again after a reboot restricts, once: only what may permit is worth a write to the flash.
        private static bool Permits(ControlRequestMessage request)
        {
            return request.GetChoice(ControlRequestMessage.Operation) != (int)ControlOperation.Aspect || !request.Has(ControlRequestMessage.AspectField)
                || request.GetChoice(ControlRequestMessage.AspectField) != (int)Aspect.Red;
        }

        private bool AdmitsContent(ControlRequestMessage request)
        {
            if (!request.Has(ControlRequestMessage.AspectField))
            {
                return Refuse(RefusalReason.NoAspect);
            }

            if (!AspectNames.IsCommandable((Aspect)request.GetChoice(ControlRequestMessage.AspectField)))
            {
                return Refuse(RefusalReason.NotCommandable);
            }

            return FindTarget(request.TextBytes(ControlRequestMessage.Target), request.TextLength(ControlRequestMessage.Target))
                || Refuse(RefusalReason.UnknownTarget);
        }

        private bool FindTarget(byte[] name, int length)
        {
            if (length == 3 && name[0] == 'a' && name[1] == 'l' && name[2] == 'l')
            {
                Target = -1;
                return true;
            }

            for (int post = 0; post < posts.Length; post++)
            {
                byte[] candidate = posts[post];
                int at = 0;
                while (candidate.Length == length && at < length && candidate[at] == name[at])
                {
                    at++;
                }

                if (candidate.Length == length && at == length)
                {
                    Target = post;
                    return true;
                }
            }

            return false;
        }

        private bool Refuse(RefusalReason reason)
        {
            Reason = reason;
            return false;
        }
    }
}
