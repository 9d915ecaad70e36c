using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The other circuit of a joined course, as its own <c>control/state</c> tells it. Both control boxes run the same rule, none leads: LOCKED needs the
    /// partner ready or locked in the same direction, and permits only while the partner says LOCKED in it, freshly. So both permit or neither does, however
    /// messages are lost: silence takes the permission from both. Loop only.
    /// </summary>
    public sealed class PartnerView
    {
        private readonly DirectionPlan plan;
        private readonly ControlNews news;
        private readonly byte[][] names;
        private int route = -1;
        private bool isLocked;
        private long seenAt = ProofStamps.Never;

        /// <summary>Makes a view of a partner that says nothing.</summary>
        public PartnerView(DirectionPlan plan, ClockModel clock)
        {
            this.plan = plan;
            news = new ControlNews(clock);
            names = new byte[plan.Routes.Length][];
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = Encoding.UTF8.GetBytes(plan.Routes[i]);
            }
        }

        /// <summary>Takes the partner's <c>control/state</c>.</summary>
        /// <returns>False where it was old.</returns>
        public bool Take(ControlStateMessage message, bool isRetained, long now)
        {
            CentralVerdict verdict = news.Take(message, isRetained, true, now);
            if (verdict == CentralVerdict.Older)
            {
                return false;
            }

            if (verdict == CentralVerdict.Same)
            {
                return true;
            }

            bool isTaken = verdict == CentralVerdict.Taken;
            isLocked = isTaken && message.GetChoice(ControlStateMessage.Interlock) == (int)InterlockState.Locked;
            route = isTaken && (isLocked || message.GetFlag(ControlStateMessage.Ready)) ? Find(message) : -1;
            seenAt = route >= 0 ? now : seenAt;
            return verdict != CentralVerdict.Late;
        }

        /// <summary>Whether the partner lets this circuit lock a route.</summary>
        [Guard]
        public bool IsReady(int wanted, long now)
        {
            return !plan.IsJoined[wanted] || (route == wanted && news.IsFresh(now));
        }

        /// <summary>Whether the partner lets this circuit permit on a route.</summary>
        [Guard]
        public bool Permits(int wanted, long now)
        {
            return !plan.IsJoined[wanted] || (route == wanted && isLocked && news.IsFresh(now));
        }

        /// <summary>Whether a partner that was ready is not lost yet.</summary>
        public bool Stands(int wanted, long now)
        {
            return !plan.IsJoined[wanted] || now - seenAt < ProofStamps.Loss;
        }

        private int Find(ControlStateMessage message)
        {
            byte[] bytes = message.TextBytes(ControlStateMessage.Direction);
            int length = message.TextLength(ControlStateMessage.Direction);
            for (int i = 0; i < names.Length; i++)
            {
                if (plan.IsJoined[i] && DirectionPlan.Same(names[i], bytes, length))
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
